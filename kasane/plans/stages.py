"""いまの段階を決める事実（desk.standing が読む）と、一覧に組みこむ条件。"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from kasane.cases.models import Case
from kasane.consent.stages import nobody_consents
from kasane.kernel import clock
from kasane.plans.models import PlanMember, PlanMove


@dataclass(frozen=True)
class Milestones:
    """支援フローに書きこむ日。"""

    decided_on: dt.date | None = None
    running_since: dt.date | None = None
    evaluated_on: dt.date | None = None


def in_state(state: str) -> Exists:
    """ケースの行に対して: 本人の名があるプランが、いまその状態にある。"""
    return Exists(PlanMember.objects.filter(case=OuterRef("pk"), plan__state=state))


def milestones(case: Case) -> Milestones:
    """いちばん新しいプランの、決定・実施・評価の日。"""
    moves = PlanMove.objects.filter(
        record__members__case=case, step__in=("decide", "deliver", "evaluate")
    ).order_by("id")
    days = {move.step: clock.local(move.made_at).date() for move in moves}
    return Milestones(days.get("decide"), days.get("deliver"), days.get("evaluate"))


def halted() -> Exists:
    """プランの行に対して: 支援決定のあとに、だれかの同意が効かなくなっている。

    使うのは ``IN_FORCE`` のプランに絞ってから: ``Plan.objects.filter(halted(), state__in=IN_FORCE)``。
    """
    lost = Case.objects.filter(nobody_consents(), pk=OuterRef("case"))
    return Exists(PlanMember.objects.filter(Exists(lost), plan=OuterRef("pk")))
