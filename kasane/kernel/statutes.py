"""条文の番号を引く。画面・帳票・根拠の文は、番号を自分で書かずにここを通る。"""

from __future__ import annotations

import datetime as dt

from kasane.kernel import codetable


def cite(key: str, on: dt.date | None = None) -> str:
    """その日（省けば今日）の法令名と条項。

    >>> cite("support_conference.secrecy")
    '社会福祉法第106条の6第6項'

    Raises:
        LookupError: 符号が表にないとき。
    """
    row = codetable.citation(key, on)
    if row is None:
        raise LookupError(f"条文の表に「{key}」がありません。")
    return str(row)


def cite_all(keys: list[str], on: dt.date | None = None) -> str:
    """いくつかの条文を「、」でつなぐ。同じ法令が続くときは二つ目から法令名を省く。"""
    words: list[str] = []
    law = ""
    for key in keys:
        row = codetable.citation(key, on)
        if row is None:
            raise LookupError(f"条文の表に「{key}」がありません。")
        words.append(row.article if row.law == law else str(row))
        law = row.law
    return "、".join(words)


def note(key: str, on: dt.date | None = None) -> str:
    """条文の内容の短い説明。"""
    row = codetable.citation(key, on)
    return row.note if row else ""
