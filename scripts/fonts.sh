#!/usr/bin/env bash
# 日本語の書体と、印刷（PDF）に要る pango をそろえる。なくても動く。
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

timeout_seconds=${1:-120}
wanted=$(missing_packages fonts-morisawa-bizud-gothic fonts-ipaexfont libpango-1.0-0 libpangoft2-1.0-0)
[ -z "$wanted" ] && exit 0
export -f apt_install
# shellcheck disable=SC2086
if may_install && timeout "$timeout_seconds" bash -c 'apt_install "$@"' _ $wanted; then
  note "日本語の書体と印刷の部品を入れました。"
else
  note "日本語の書体と印刷の部品は入れていません（印刷のほかは使えます）。入れるには: apt-get install $wanted"
fi
