#!/usr/bin/env bash
# 市の計画と見本の世界を、まだなければ入れる。--reset をつけると見本を一から作り直す。
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

export KASANE_VAR=${KASANE_VAR:-$PWD/var}
export KASANE_DEMO=1
kasane=".venv/bin/python -m kasane"

if [ "${1:-}" = --reset ]; then
  [ -z "${KASANE_DB:-}" ] || fail "作り直せるのは埋め込みのデータベースだけです（KASANE_DB が設定されています）。"
  bash scripts/venv.sh run
  rm -f "$KASANE_VAR"/kasane.sqlite3 "$KASANE_VAR"/kasane.sqlite3-wal "$KASANE_VAR"/kasane.sqlite3-shm
  $kasane migrate --verbosity 0
fi

cases=$($kasane shell --no-imports -c 'from kasane.cases.models import Case; print(Case.objects.count())')
[ "$cases" = 0 ] || exit 0
say "市の計画を読み込みます（municipality/toda.toml）"
$kasane load-city municipality/toda.toml
say "見本の世帯を入れます（すべて架空です）"
$kasane load-demo
