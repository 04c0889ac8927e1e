"""プランの部屋が机（desk）に手渡すもの: ケース画面の一片・次の一手・返事が必要なもの。"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse

from kasane.access import Kind, Offer, Scope
from kasane.agencies.roles import Can
from kasane.cases.models import Case
from kasane.cases.once import once
from kasane.cases.sight import Sight
from kasane.kernel import clock
from kasane.kernel.panel import Panel, Waiting
from kasane.plans import rules
from kasane.plans.models import Plan, PlanMember, Ringi
from kasane.plans.standing import HALTED, halted
from kasane.plans.states import IN_FORCE, PlanState
from kasane.plans.steps import primary_steps

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment

LIMIT = 20
SOON = dt.timedelta(days=14)
S = PlanState


def show(case: Case, member: Assignment, sight: Sight) -> list[Panel]:
    """いまのプラン（全体が見えなければ、この方の分への入口だけ）。"""
    if not sight.sees(Scope.SHARED, Kind.SUPPORT):
        return []
    plan = _current(case, member)
    if plan is not None:
        goals = plan.goals.order_by("order", "id")
        context = {"plan": plan, "goals": goals, "halted": HALTED if halted(plan) else ""}
        return [Panel("plans/_panel.html", context)]
    own = PlanMember.objects.visible_to(member).filter(case=case).exclude(plan__state=S.ENDED)
    row = own.select_related("plan").order_by("-plan__round").first()
    return [Panel("plans/_panel.html", {"extract": row})] if row else []


def _current(case: Case, member: Assignment) -> Plan | None:
    rows = Plan.objects.visible_to(member).of(case).open()
    found = rows.select_related("lead_agency", "made_by__post__agency")
    return once(case, ("plan", member.pk), found.first)


def offers(case: Case, member: Assignment, sight: Sight) -> list[Offer]:
    """プランがなければ案をつくる一手、あれば、いまの状態の主な一手。"""
    if not sight.sees(Scope.SHARED, Kind.SUPPORT):
        return []
    plan = _current(case, member)
    if plan is not None:
        return primary_steps(member, plan)
    if PlanMember.objects.filter(case=case).exclude(plan__state=S.ENDED).exists():
        return []
    url = reverse("plans:drafting", args=[case.uid])
    return [Offer("プランの案をつくる", url, rules.can_draft(member, case))]


def waiting(member: Assignment) -> list[Waiting]:
    """この人（の機関）の番のプラン。期限の近い順に 20 まで。"""
    found = [_row(plan, member) for plan in _mine(member)]
    return [*found, *_countersigns(member)][:LIMIT]


def _mine(member: Assignment) -> list[Plan]:
    """状態と役目から、いまこの人の番のもの。"""
    agency = member.agency_id
    made, lead = Q(made_by__post__agency=agency), Q(lead_agency=agency)
    mine = made & Q(state__in=(S.DRAFT, S.DECIDED))
    mine |= lead & Q(state__in=(S.IN_REVIEW, S.EVALUATED))
    mine |= lead & Q(state=S.RUNNING, next_review_on__lte=clock.today() + SOON)
    if member.may(Can.COORDINATE):
        mine |= Q(state=S.AGREED)
    if member.may(Can.CONVENE_PLAN):
        mine |= Q(state=S.IN_DELIBERATION)
    if any(member.may(one) for one in (Can.DECIDE, Can.STAND_IN, Can.RECORD_DECISION)):
        mine |= Q(state=S.IN_DECISION)
    rows = Plan.objects.visible_to(member).filter(mine).select_related("lead_agency")
    return list(rows.prefetch_related("members__case__person").order_by("next_review_on", "id")[:LIMIT])


# 状態ごとの（動詞・頁・なぜ自分に来ているか）。
TURNS = {
    S.DRAFT: ("プランの案をととのえる", "plan", "案をつくった機関だから"),
    S.IN_DELIBERATION: ("重層的支援会議で協議する", "plan", "会議を開くところだから"),
    S.AGREED: ("起案する", "draft_decision", "会議で協議が済んだから"),
    S.IN_DECISION: ("支援決定を記録する", "decision", "決裁が済んだら、事務局が記録するから"),
    S.DECIDED: ("プランをお渡しする", "delivery", "支援決定が済んだから"),
    S.RUNNING: ("モニタリングを記録する", "reviews", "見直しの日が近いから（主担当）"),
    S.IN_REVIEW: ("振り返り・評価を行う", "evaluation", "見直しのあいだだから（主担当）"),
    S.EVALUATED: ("終了か、新しい版かを決める", "plan", "評価が済んだから（主担当）"),
}


def _row(plan: Plan, member: Assignment) -> Waiting:
    verb, page, reason = TURNS[S(plan.state)]
    if plan.state == S.IN_DECISION and not member.may(Can.RECORD_DECISION):
        verb, page, reason = "決裁する（文書管理システム・紙）", "plan", "決裁者だから"
    due = plan.next_review_on if plan.state in IN_FORCE else None
    return _waiting(plan, verb, page, reason, due)


def _waiting(plan: Plan, verb: str, page: str, reason: str, due_on: dt.date | None = None) -> Waiting:
    first = next(iter(plan.members.all()))
    others = len(plan.members.all()) - 1
    return Waiting(
        verb=verb,
        reason=reason,
        url=reverse(f"plans:{page}", args=[plan.uid]),
        due_on=due_on,
        who=first.case.person.name,
        who_note=f"{plan}　ほか{others}人" if others else str(plan),
        holder=plan.lead_agency.short,
        case_uid=first.case.uid,
        person_uid=first.case.person.uid,
    )


def _countersigns(member: Assignment) -> list[Waiting]:
    """自分の代わりに決められた（代決）ものの後閲。"""
    if not member.may(Can.DECIDE):
        return []
    due = Ringi.objects.filter(stand_in_for__account=member.account_id, countersigned_on=None)
    plans = Plan.objects.visible_to(member).filter(ringi_rows__ringi__in=due.exclude(result=""))
    rows = (
        plans.select_related("lead_agency").prefetch_related("members__case__person").order_by("id")[:LIMIT]
    )
    return [_waiting(plan, "後閲を記録する", "countersignature", "代決があったから") for plan in rows]
