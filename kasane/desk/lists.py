"""一覧と数。数えきらない: 千件をこえたら「1,000件以上」。"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

CAP = 1000
PAGE = 50


@dataclass(frozen=True)
class Page:
    """数えきらない頁。次があるかだけを一行余分に取って知る。"""

    rows: list[Any]
    number: int
    has_next: bool

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def previous_page_number(self) -> int:
        return self.number - 1

    @property
    def next_page_number(self) -> int:
        return self.number + 1

    def __iter__(self) -> Any:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def page_of(rows: QuerySet[Any], number: str | None) -> Page:
    """``number`` は番地の文字。数でなければ一頁目。"""
    at = max(1, min(int(number), 10_000)) if number and number.isdecimal() and len(number) < 7 else 1
    found = list(rows[(at - 1) * PAGE : at * PAGE + 1])
    return Page(found[:PAGE], at, len(found) > PAGE)
