"""いまの段階を決める事実（desk.standing が読む）と、一覧に組みこむ条件。"""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from kasane.cases.models import Case
from kasane.consent.stages import nobody_consents
from kasane.plans.models import PlanMember


def in_state(state: str) -> Exists:
    """ケースの行に対して: 本人の名があるプランが、いまその状態にある。"""
    return Exists(PlanMember.objects.filter(case=OuterRef("pk"), plan__state=state))


def halted() -> Exists:
    """プランの行に対して: 支援決定のあとに、だれかの同意が効かなくなっている。

    使うのは ``IN_FORCE`` のプランに絞ってから: ``Plan.objects.filter(halted(), state__in=IN_FORCE)``。
    """
    lost = Case.objects.filter(nobody_consents(), pk=OuterRef("case"))
    return Exists(PlanMember.objects.filter(Exists(lost), plan=OuterRef("pk")))
