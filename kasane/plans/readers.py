"""プランを見る人・書ける人: 名のある全員について、支援の記録・プランまで届く根拠をもつ機関。"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from kasane.access import Kind, Scope
from kasane.agencies.models import Agency, Assignment
from kasane.cases.models import Case, Involvement
from kasane.plans.models import Plan


@dataclass(frozen=True)
class Readers:
    """一つの根拠で見る機関たち。"""

    basis: str
    label: str
    agencies: list[Agency]


def readers(plan: Plan) -> list[Readers]:
    """根拠ごとに。一人でも見えない人がいる機関は、入らない。"""
    rows = [
        _reaching(member.case_id, member.case.person_id) for member in plan.members.select_related("case")
    ]
    common = set.intersection(*(set(row) for row in rows)) if rows else set()
    grouped: dict[str, list[Involvement]] = {}
    for agency_id in common:
        ground = rows[0][agency_id]
        grouped.setdefault(ground.basis, []).append(ground)
    return [
        Readers(basis, found[0].basis_label, sorted((one.agency for one in found), key=lambda one: one.sort))
        for basis, found in sorted(grouped.items())
    ]


def _reaching(case_id: int, person_id: int) -> dict[int, Involvement]:
    """機関ごとに、いちばん広い根拠を一つ。"""
    live = Involvement.objects.live().filter(
        case=case_id, person=person_id, assignment=None, scope__gte=Scope.SHARED
    )
    found = live.select_related("agency").order_by("scope", "-id")
    return {row.agency_id: row for row in found if row.kinds & Kind.SUPPORT}


def in_household(member: Assignment, household: int) -> QuerySet[Case]:
    """同じ世帯の、この人がプランまで書けるケース（世帯プランに名をのせられる候補）。"""
    reached = Case.objects.reached_by(member, Scope.SHARED, writing=True, kinds=int(Kind.SUPPORT))
    return reached.under_way().filter(household=household).select_related("person").order_by("id")
