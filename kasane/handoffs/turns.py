"""だれの番か: 一覧の三つの棚。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from kasane.handoffs.models import Handoff
from kasane.handoffs.panel import UNREAD
from kasane.handoffs.states import WAITING, HandoffState

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment

TURNS = {"mine": "あなたの番", "theirs": "相手の番", "done": "終わったもの"}


def of_turn(rows: QuerySet[Handoff], member: Assignment, turn: str) -> QuerySet[Handoff]:
    """``mine`` は返事をする・答える・返事を確かめる、``theirs`` は待っている、``done`` は終わったもの。"""
    to, sent = Q(to_agency=member.agency_id), Q(from_agency=member.agency_id)
    unread = sent & Q(state__in=UNREAD, read_at=None)
    shelves = {
        "mine": to & Q(state=HandoffState.SENT) | sent & Q(state=HandoffState.ASKED) | unread,
        "theirs": sent & Q(state=HandoffState.SENT) | to & Q(state=HandoffState.ASKED),
        "done": ~Q(state__in=WAITING) & ~unread,
    }
    found = rows.filter(shelves.get(turn, shelves["mine"])).select_related(
        "case__person", "case__holder_agency", "from_agency", "to_agency"
    )
    return (
        found.order_by("-answered_at", "-id")
        if turn == "done"
        else found.order_by("answer_by", "-urgent", "id")
    )
