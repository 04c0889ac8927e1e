"""操作と閲覧の記録を直す・消すことを、データベースそのものが拒む引き金（両方のエンジン）。"""

from __future__ import annotations

from typing import Any

TABLE = "audit_event"
REFUSAL = "操作と閲覧の記録は、直すことも消すこともできません"

SQLITE = [
    f"CREATE TRIGGER {TABLE}_no_update BEFORE UPDATE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    f"CREATE TRIGGER {TABLE}_no_delete BEFORE DELETE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
    # INSERT OR REPLACE は、消す引き金を引かずに前の行を消す
    f"CREATE TRIGGER {TABLE}_no_replace BEFORE INSERT ON {TABLE} WHEN EXISTS (SELECT 1 FROM {TABLE} "
    "WHERE id = NEW.id OR uid = NEW.uid OR (lane = NEW.lane AND seq = NEW.seq)) "
    f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
]
SQLITE_DROP = [f"DROP TRIGGER IF EXISTS {TABLE}_no_{deed}" for deed in ("update", "delete", "replace")]

POSTGRES = [
    f"CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ "
    f"BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$",
    f"CREATE TRIGGER {TABLE}_no_change BEFORE UPDATE OR DELETE ON {TABLE} "
    f"FOR EACH ROW EXECUTE FUNCTION {TABLE}_refuse()",
    f"CREATE TRIGGER {TABLE}_no_truncate BEFORE TRUNCATE ON {TABLE} "
    f"FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refuse()",
]
POSTGRES_DROP = [
    f"DROP TRIGGER IF EXISTS {TABLE}_no_change ON {TABLE}",
    f"DROP TRIGGER IF EXISTS {TABLE}_no_truncate ON {TABLE}",
    f"DROP FUNCTION IF EXISTS {TABLE}_refuse()",
]


def _run(editor: Any, sqlite: list[str], postgres: list[str]) -> None:
    for statement in sqlite if editor.connection.vendor == "sqlite" else postgres:
        editor.execute(statement)


def install(apps: Any, editor: Any) -> None:
    """引き金を置く（移行から呼ぶ）。"""
    _run(editor, SQLITE, POSTGRES)


def remove(apps: Any, editor: Any) -> None:
    """引き金を外す（移行を戻すとき、試験のあと片づけのときだけ）。"""
    _run(editor, SQLITE_DROP, POSTGRES_DROP)
