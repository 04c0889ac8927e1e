"""開いたか: 送ったつなぎを、受けた機関のだれがいつ見たか（閲覧の記録から）。"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from kasane.agencies.models import Assignment
from kasane.audit.models import Event
from kasane.handoffs.models import Handoff

PAGES = ("handoffs:handoff", "handoffs:print")


@dataclass(frozen=True)
class Opened:
    """一度の閲覧。"""

    name: str
    at: dt.datetime
    printed: bool


def opened(handoff: Handoff) -> list[Opened]:
    """受けた機関の閲覧。新しい順に 20 件まで。"""
    events = Event.objects.filter(
        kind="view",
        verb__in=PAGES,
        case_uid=handoff.case.uid,
        agency_uid=handoff.to_agency.uid,
        at__gte=handoff.sent_at,
    ).order_by("-at")[:20]
    rows = list(events)
    people: dict[Any, Assignment] = {
        row.uid: row
        for row in Assignment.objects.filter(uid__in={event.actor_uid for event in rows}).select_related(
            "account", "post"
        )
    }
    return [
        Opened(_name(people.get(event.actor_uid)), event.at, event.verb == "handoffs:print") for event in rows
    ]


def _name(member: Assignment | None) -> str:
    return f"{member.name}（{member.post.title}）" if member else "氏名不明の職員"
