# どのスクリプトも最初に読む。人に言う言葉と、足りないものの入れかた。

say() { printf '\n\033[1m== %s\033[0m\n' "$*"; }
note() { printf '   %s\n' "$*"; }
fail() { printf '\n\033[1m×  %s\033[0m\n' "$*" >&2; exit 1; }

may_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

missing_packages() {
  local package
  for package in "$@"; do
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || printf '%s ' "$package"
  done
}

# ほかの apt が動いている間は待ち、失敗したら間をおいて三度まで試す。
apt_install() {
  local try
  for try in 1 2 3; do
    if DEBIAN_FRONTEND=noninteractive apt-get update -qq </dev/null >/dev/null 2>&1 &&
      DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        -o DPkg::Lock::Timeout=180 "$@" </dev/null >/dev/null 2>&1; then
      return 0
    fi
    sleep $((try * 5))
  done
  return 1
}

# Debian のパッケージをそろえる。入れられないときは、何を入れればよいかを言って 1 を返す。
ensure_packages() {
  local wanted
  wanted=$(missing_packages "$@")
  [ -z "$wanted" ] && return 0
  if may_install; then
    note "足りないものを入れます: $wanted"
    # shellcheck disable=SC2086
    apt_install $wanted && return 0
    note "入れられませんでした: $wanted"
  else
    note "足りないものがあります。管理者に頼んで入れてください: apt-get install $wanted"
  fi
  return 1
}

find_python() {
  local candidate
  for candidate in "${PYTHON:-}" python3.13 python3.12 python3.11 python3 /usr/bin/python3; do
    [ -n "$candidate" ] && command -v "$candidate" >/dev/null || continue
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      printf '%s' "$candidate"
      return 0
    fi
  done
  return 1
}
