"""いまの段階を決める事実（desk.standing が読む）。"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q


@dataclass(frozen=True)
class Milestones:
    decided_on: dt.date | None = None
    running_since: dt.date | None = None
    evaluated_on: dt.date | None = None


def in_state(state: str) -> Any:
    """いまのプランがその状態か（ケースの行に対して）。"""
    return Q(pk__in=[])


def milestones(case: Any) -> Milestones:
    return Milestones()
