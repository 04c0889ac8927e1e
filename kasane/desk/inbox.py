"""返事が必要なもの: 部屋ごとの待ちを、誰の番か・期限の順に一つに合わせる。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kasane.cases import panel as cases
from kasane.conferences import panel as conferences
from kasane.consent import panel as consent
from kasane.consultation import panel as consultation
from kasane.coordination import panel as coordination
from kasane.handoffs import panel as handoffs
from kasane.kernel import clock
from kasane.kernel.panel import Waiting
from kasane.plans import panel as plans
from kasane.records import panel as records

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment

ROOMS = (handoffs, records, consent, plans, conferences, coordination, consultation, cases)
FOLD = 20


@dataclass(frozen=True)
class Group:
    """期限の近さでまとめた一組。"""

    label: str
    rows: list[Waiting]
    late: bool = False

    @property
    def shown(self) -> list[Waiting]:
        return self.rows[:FOLD]

    @property
    def rest(self) -> int:
        return max(0, len(self.rows) - FOLD)


def gather(member: Assignment) -> list[Waiting]:
    """すべての部屋の待ち。緊急を先に、次に期限の順（期限のないものは最後）。"""
    rows = [row for room in ROOMS for row in room.waiting(member)]
    return sorted(rows, key=lambda row: (not row.urgent, row.due_on or dt.date.max, row.who))


def by_due(rows: Iterable[Waiting]) -> list[Group]:
    """期限を過ぎています／今日まで／今週と来週／それより先。空の組は出さない。"""
    today = clock.today()
    fortnight = today + dt.timedelta(days=13 - today.weekday())
    groups = [
        Group("期限を過ぎています", [], late=True),
        Group("今日まで", []),
        Group("今週と来週", []),
        Group("それより先", []),
    ]
    for row in rows:
        due = row.due_on or dt.date.max
        place = 0 if due < today else 1 if due == today or row.urgent else 2 if due <= fortnight else 3
        groups[place].rows.append(row)
    return [group for group in groups if group.rows]
