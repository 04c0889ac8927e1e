#!/usr/bin/env bash
# 検査。all = すべて、fast = 速い半分、screens = 手引きの絵。
# 一つ落ちても最後まで進み、何が落ちたかを終わりにまとめて言う。
set -uo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

mode=${1:-all}
export PYTHONDONTWRITEBYTECODE=1 DJANGO_SETTINGS_MODULE=kasane.config.settings_test
export KASANE_DEMO=1
KASANE_VAR=$(mktemp -d)
export KASANE_VAR
trap 'rm -rf "$KASANE_VAR"' EXIT
results=test-results
rm -rf "$results"
mkdir -p "$results"
: >"$results/counts.log"
python=.venv/bin/python
names=() states=() times=()

step() {
  local name=$1 start=$SECONDS state=○
  shift
  say "$name"
  "$@" </dev/null 2>&1 | tee "$results/step.log"
  [ "${PIPESTATUS[0]}" = 0 ] || state=×
  grep -E '[0-9]+ (passed|failed|error)' "$results/step.log" | tail -1 >>"$results/counts.log"
  names+=("$name") states+=("$state") times+=($((SECONDS - start)))
  note "$state $name（$((SECONDS - start)) 秒）"
}

unit() { $python -m pytest kasane tests --ignore=tests/architecture -p no:cacheprovider -n 2 "$@"; }

types_and_style() {
  step "書き方（ruff）" bash -c "$python -m ruff check . && $python -m ruff format --check ."
  step "テンプレートの書き方（djlint）" $python -m djlint kasane --lint --quiet
  step "部屋の順序（import-linter）" .venv/bin/lint-imports --no-cache --no-logo
  step "型（mypy）" $python -m mypy --no-incremental
  step "移行ファイルの漏れ" $python -m kasane makemigrations --check --dry-run
  step "見張り（tests/architecture）" $python -m pytest tests/architecture -p no:cacheprovider
}

summary() {
  local i failed=0
  say "まとめ"
  for i in "${!names[@]}"; do
    printf '   %s %4d 秒  %s\n' "${states[$i]}" "${times[$i]}" "${names[$i]}"
    [ "${states[$i]}" = ○ ] || failed=1
  done
  awk '{ for (i = 2; i <= NF; i++) { word = $i; gsub(/[^a-z]/, "", word)
           if (word == "passed") passed += $(i - 1)
           else if (word == "failed" || word == "error" || word == "errors") bad += $(i - 1) } }
       END { printf "\ntotal: %d passed, %d failed\n", passed, bad }' "$results/counts.log"
  return $failed
}

bash scripts/venv.sh dev || exit 1
case $mode in
  fast)
    types_and_style
    step "試験（SQLite）" unit
    ;;
  screens)
    ensure_packages chromium fonts-morisawa-bizud-gothic fonts-ipaexfont || exit 1
    step "手引きの絵" $python -m pytest journeys/screens.py -p no:cacheprovider
    ;;
  all)
    ensure_packages chromium postgresql fonts-morisawa-bizud-gothic fonts-ipaexfont ||
      fail "試験に要るものがそろいません。上のものを入れてから、もう一度実行してください。"
    types_and_style
    step "試験（SQLite）" unit
    step "試験（PostgreSQL）" unit -p tests.pg_plugin
    step "道すじ（Chromium）" $python -m pytest journeys -p no:cacheprovider
    ;;
  *) fail "知らない名前です: $mode" ;;
esac
summary
