#!/usr/bin/env bash
# pyproject.toml から、ハッシュつきの requirements/*.txt をつくり直す。取得元の住所は書き込まない。
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

bash scripts/venv.sh dev
compile() {
  .venv/bin/python -m uv --system-certs pip compile --quiet pyproject.toml --python-version 3.11 --generate-hashes \
    --only-binary :all: --no-emit-index-url --no-header --no-annotate "$@" >/dev/null
}
compile -o requirements/run.txt
compile --group dev -c requirements/run.txt -o requirements/dev.txt
if grep -nEi 'https?://|file:|^-' requirements/*.txt; then
  fail "requirements に取得元の住所が入りました。"
fi
note "requirements/run.txt と requirements/dev.txt をつくりました。"
