"""符号から文言を引く。知らない符号はそのまま見せ、画面を壊さない。"""

from __future__ import annotations

import datetime as dt
from typing import Any

from kasane.kernel import codetable


def label(set_key: str, key: str | None, on: dt.date | None = None) -> str:
    """文言。空なら空文字、知らない符号なら符号のまま。

    Raises:
        codetable.UnknownSet: 組の名がまちがっているとき。
    """
    row = codetable.code(set_key, key or "", on)
    return row.label if row else (key or "")


def short(set_key: str, key: str | None, on: dt.date | None = None) -> str:
    """短い文言。なければ ``label`` と同じ。"""
    row = codetable.code(set_key, key or "", on)
    return (row.short or row.label) if row else (key or "")


def meaning(set_key: str, key: str | None, on: dt.date | None = None) -> str:
    """選ぶときの説明。なければ空文字。"""
    row = codetable.code(set_key, key or "", on)
    return row.meaning if row else ""


def details(set_key: str, key: str | None, on: dt.date | None = None) -> dict[str, Any]:
    """行についている決まり（根拠なら条文・だれが置けるか・既定の範囲など）。なければ空。"""
    row = codetable.code(set_key, key or "", on)
    return dict(row.details) if row else {}


def choices(set_key: str, on: dt.date | None = None) -> list[tuple[str, str]]:
    """その日（省けば今日）に選べる（符号, 文言）。並び順。"""
    from kasane.kernel import clock

    day = on or clock.today()
    live = [row for rows in codetable.rows_of(set_key).values() for row in rows if row.valid_on(day)]
    live.sort(key=lambda row: (row.sort, row.key))
    return [(row.key, row.label) for row in live]


def labels(set_key: str, keys: list[str] | None, on: dt.date | None = None) -> list[str]:
    """いくつかの符号の文言。"""
    return [label(set_key, key, on) for key in keys or []]


def set_label(set_key: str) -> str:
    """組の名前。"""
    codetable.rows_of(set_key)
    return codetable.table().sets[set_key].label
