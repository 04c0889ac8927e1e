"""会議の部屋が机（desk）に手渡すもの。"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from kasane.access import Offer, Scope
from kasane.cases.models import Case
from kasane.cases.sight import Sight
from kasane.conferences import agenda, rules
from kasane.conferences import waiting as waits
from kasane.conferences.models import (
    Matter,
    Sitting,
)
from kasane.kernel.panel import Panel, Waiting

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment

LIMIT = 20


@dataclass(frozen=True)
class Meeting:
    """これからの会議の一行。``ground`` は根拠の線の符号。"""

    when: str
    label: str
    url: str
    ground: str
    kind: str
    note: str


def show(case: Case, member: Assignment, sight: Sight) -> list[Panel]:
    """自分が輪に入っている案件だけ。"""
    if not sight.circles:
        return []
    rows = Matter.objects.under_way().filter(case=case, circle__in=list(sight.circles)).order_by("-id")
    found = list(rows)
    return [Panel("conferences/_matters.html", {"rows": found}, place="side")] if found else []


def offers(case: Case, member: Assignment, sight: Sight) -> list[Offer]:
    """求める・招集する・開く。招集できない人には、だれに求めるかが出る。"""
    if case.state == "closed" or not sight.at_least(Scope.OWN):
        return []
    return steps(case, member)


def steps(case: Case, member: Assignment) -> list[Offer]:
    new, agency = f"{reverse('conferences:new')}?case={case.uid}", member.agency
    support = Offer("支援会議を招集する（市のみ）", new, rules.can_convene_support(member, agency))
    plan = Offer("重層的支援会議を開く", f"{new}&kind=plan", _plan(member, case))
    if support.open:
        return [support, plan]
    ask = reverse("conferences:ask", args=[case.uid])
    return [Offer("支援会議の開催を求める", ask, rules.can_ask_convening(member, case)), support, plan]


def _plan(member: Assignment, case: Case) -> Any:
    return rules.can_open_plan(member, member.agency) & rules.has_consent(case)


def upcoming(member: Assignment) -> list[Meeting]:
    """これからの会議（部ごとに一行）。案件は数だけで、氏名は出さない。"""
    rows = agenda.rows(member, Sitting.objects.visible_to(member).coming()[:5])
    return [
        Meeting(
            when=agenda.when(row.sitting),
            label=str(one.part),
            url=reverse("conferences:sitting", args=[row.sitting.uid]),
            ground=one.part.ground,
            kind=one.part.get_kind_display(),
            note=f"案件{len(one.items)}件　{row.sitting.place}",
        )
        for row in rows
        for one in row.parts
    ]


def waiting(member: Assignment) -> list[Waiting]:
    """求めへの返事・協力要求・記録の確定・資料の回収・案件の見直し・支援チームへ開くか。"""
    return waits.waiting(member)
