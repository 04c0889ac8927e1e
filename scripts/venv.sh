#!/usr/bin/env bash
# .venv をつくり、requirements/$1.txt（run か dev）のとおりに入れる。変わっていなければ何もしない。
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

set_name=${1:-run}
list=requirements/$set_name.txt
print=$(sha256sum "$list" | cut -c1-16)
stamp=.venv/.installed-$set_name

[ -f "$stamp" ] && [ "$(cat "$stamp")" = "$print" ] && exit 0
# 試験の道具まで入っていれば、動かすのに要るものはそろっている。
if [ "$set_name" = run ] && [ -f .venv/.installed-dev ] &&
  [ "$(cat .venv/.installed-dev)" = "$(sha256sum requirements/dev.txt | cut -c1-16)" ]; then
  exit 0
fi

python=$(find_python) || fail "Python 3.11 以上が見つかりません。入れてから、もう一度実行してください。"
if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
  say "仮想環境 .venv をつくります"
  if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    ensure_packages python3-venv || fail "python3-venv がないため、仮想環境をつくれません。"
  fi
  rm -rf .venv
  "$python" -m venv .venv
fi

say "必要なものを入れます（$list）"
.venv/bin/python -m pip install -qq --disable-pip-version-check --no-input \
  --require-hashes --only-binary :all: -r "$list" </dev/null ||
  fail "入れられませんでした。インターネットか、庁内のパッケージ置き場につながるか確かめてください。"
printf '%s' "$print" >"$stamp"
