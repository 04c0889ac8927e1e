"""一つの頁で一度だけたずねる。

頁（cases.page.see）が数え終わったケースにだけ答えを添えるので、操作の中では、いつも数え直す。
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

from kasane.cases.models import Case
from kasane.cases.sight import COUNTED

T = TypeVar("T")
ANSWERS = "_answers_of_page"


def once(case: Case, key: Hashable, ask: Callable[[], T]) -> T:
    """``ask()`` の答え。同じ頁の二度目からは、はじめの答え。"""
    if COUNTED not in case.__dict__:
        return ask()
    answers: dict[Hashable, T] = case.__dict__.setdefault(ANSWERS, {})
    if key not in answers:
        answers[key] = ask()
    return answers[key]
