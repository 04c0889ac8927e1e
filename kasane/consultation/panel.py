"""相談の部屋が机（desk）に手渡すもの。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from kasane.access import Offer, Scope
from kasane.cases.models import Case
from kasane.cases.sight import Sight
from kasane.consultation.models import AdviceRequest, Consultation
from kasane.consultation.states import ConsultationState
from kasane.kernel import businessdays, clock
from kasane.kernel.panel import Panel, Waiting

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment

LIMIT = 20


def show(case: Case, member: Assignment, sight: Sight) -> list[Panel]:
    """はじめの相談。全体が見える人だけに。"""
    if not sight.at_least(Scope.FULL):
        return []
    rows = list(
        Consultation.objects.visible_to(member).filter(case=case).select_related("agency").order_by("id")
    )
    return [Panel("consultation/_talks.html", {"rows": rows}, place="side")] if rows else []


def offers(case: Case, member: Assignment, sight: Sight) -> list[Offer]:
    return []


def waiting(member: Assignment) -> list[Waiting]:
    """これからを決めていない相談と、返事のない助言依頼。"""
    left = Consultation.objects.visible_to(member).filter(
        agency=member.agency_id, state=ConsultationState.RECEIVED
    )
    rows = [_undecided(row) for row in left.order_by("received_at")[:LIMIT]]
    asked = AdviceRequest.objects.visible_to(member).filter(answers=None).select_related("asker", "asked")
    return rows + [_advice(row, member) for row in asked.order_by("asked_at")[:LIMIT]]


def _undecided(row: Consultation) -> Waiting:
    return Waiting(
        verb="これからを決める",
        reason="相談を受けたままになっています。終える・支援を続ける・つなぐを選んでください。",
        url=reverse("consultation:conclusion", args=[row.uid]),
        due_on=businessdays.add_open_days(clock.local(row.received_at).date(), 1),
        who=row.subject,
        button="決める",
    )


def _advice(row: AdviceRequest, member: Assignment) -> Waiting:
    mine = row.asked_id == member.agency_id
    return Waiting(
        verb="助言を記録する" if mine else "助言の返事を待つ",
        reason=f"{row.asker.name}から助言を求められています。"
        if mine
        else f"{row.asked.name}に助言を求めました。",
        url=reverse("consultation:advice", args=[row.uid]),
        due_on=businessdays.add_open_days(clock.local(row.asked_at).date(), 3),
        who="お名前のない相談",
        button="応える" if mine else "開く",
        turn="mine" if mine else "theirs",
    )
