#!/usr/bin/env bash
# 見本の市を用意して、この機械で動かす。二度目からは、そのまま続きから始まる。
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

export KASANE_VAR=${KASANE_VAR:-$PWD/var}
export KASANE_DEMO=${KASANE_DEMO:-1}
port=${PORT:-8000}
mkdir -p "$KASANE_VAR"

bash scripts/fonts.sh 90 &
fonts=$!
bash scripts/venv.sh run
kasane=".venv/bin/python -m kasane"

say "データベースを用意します（$KASANE_VAR）"
$kasane migrate --verbosity 0
if [ "$KASANE_DEMO" = 1 ]; then
  bash scripts/demo.sh
fi
wait "$fonts" || true

say "かさねを始めます: http://127.0.0.1:$port"
[ "$KASANE_DEMO" = 1 ] && $kasane demo-logins
note "止めるには Ctrl+C"
exec .venv/bin/python -m gunicorn kasane.config.wsgi --bind "127.0.0.1:$port" \
  --worker-class gthread --workers "${KASANE_WORKERS:-2}" --threads 4 --timeout 60 \
  --access-logfile /dev/null --log-level warning
