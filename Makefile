# かさねの道具箱。`make` だけで、できることの一覧が出る。
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run test check fmt docs demo-reset screens lock

help: ## この一覧を出す
	@echo "使いかた: make [名前]"; echo
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/\1|\2/' | \
		while IFS='|' read -r name text; do printf '  %-12s %s\n' "$$name" "$$text"; done

run: ## 見本の市で動かす（PORT= で番号、KASANE_VAR= で置き場を変える）
	@bash scripts/run.sh

test: ## すべての検査（SQLite・PostgreSQL・実際のブラウザー）
	@bash scripts/test.sh all

check: ## 検査の速い半分（見張り・書き方・型・SQLite の試験）
	@bash scripts/test.sh fast

fmt: ## 書き方をそろえる
	@bash scripts/venv.sh dev
	@.venv/bin/python -m ruff check --fix --quiet . || true
	@.venv/bin/python -m ruff format --quiet .

docs: ## 表から docs/reference/ をつくり直す
	@bash scripts/venv.sh dev
	@.venv/bin/python -m kasane docs

demo-reset: ## 見本の世界を一から作り直す
	@bash scripts/demo.sh --reset

screens: ## 手引きの画面の絵を撮り直す
	@bash scripts/test.sh screens

lock: ## 依存の版とハッシュを固め直す
	@bash scripts/lock.sh
