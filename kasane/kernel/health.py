"""働けるかを確かめる。外のものには触れない。"""

from __future__ import annotations

import shutil
import subprocess
from typing import TypedDict

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor


class Check(TypedDict):
    ok: bool
    detail: str


def checks() -> dict[str, Check]:
    """``{"database": …, "migrations": …, "fonts": …}``"""
    database = _database()
    migrations = _migrations() if database["ok"] else Check(ok=False, detail="データベースにつながりません。")
    return {"database": database, "migrations": migrations, "fonts": _fonts()}


def _database() -> Check:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return Check(ok=False, detail="データベースにつながりません。")
    return Check(ok=True, detail=connection.vendor)


def _migrations() -> Check:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        return Check(
            ok=False, detail=f"まだ当てていない移行が{len(waiting)}件あります。migrate を実行します。"
        )
    return Check(ok=True, detail="すべて当たっています。")


def _fonts() -> Check:
    """日本語の書体があるか。確かめる道具がなければ「不明」とし、止めはしない。"""
    tool = shutil.which("fc-list")
    if tool is None:
        return Check(ok=True, detail="不明")
    answer = subprocess.run(
        [tool, ":lang=ja", "family"], capture_output=True, text=True, timeout=10, check=False
    )
    count = len(answer.stdout.splitlines())
    if not count:
        return Check(ok=False, detail="日本語の書体がありません。帳票の印刷に要ります。")
    return Check(ok=True, detail=f"日本語の書体 {count}件")
