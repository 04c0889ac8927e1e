"""読む頁: ケースのプラン・プラン・一人分・紙。"""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from kasane.cases.models import Case
from kasane.cases.page import case_page, find
from kasane.plans import editions, rules
from kasane.plans.deciders import who_decides
from kasane.plans.models import Plan, PlanMember
from kasane.plans.page import items_card, plan_page
from kasane.plans.readers import readers
from kasane.plans.standing import decision_of, halted, pending_ringi, road, turn, without_consent
from kasane.plans.states import PlanState
from kasane.plans.steps import main_step, next_steps


def case_plans(request: HttpRequest, uid: UUID) -> HttpResponse:
    """このケースの版の一覧。全員が見えるものはプランへ、そうでなければこの方の分へ。"""
    case = find(request, Case, uid)
    mine = PlanMember.objects.visible_to(request.member).filter(case=case)
    rows = list(mine.select_related("plan__lead_agency").order_by("-plan__round", "-plan_id"))
    whole = set(Plan.objects.visible_to(request.member).of(case).values_list("pk", flat=True))
    return case_page(
        request,
        case,
        "plans/case_plans.html",
        tab="plans:case_plans",
        rows=[(row, row.plan_id in whole, row.plan_id in whole and halted(row.plan)) for row in rows],
        can_draft=rules.can_draft(request.member, case),
    )


def plan(request: HttpRequest, uid: UUID) -> HttpResponse:
    """五つの番号のついた部分と、決まるまでの道のり。"""
    found = find(request, Plan.objects.select_related("previous", "lead_agency", "made_by__account"), uid)
    offers = next_steps(request.member, found)
    first = main_step(offers)
    people, goals, together = editions.members(found), editions.goals(found), editions.together(found)
    still = halted(found)
    return plan_page(
        request,
        found,
        "plans/plan.html",
        people=people,
        goals=goals,
        together=together,
        changed={"one": _sum(people), "two": _sum(goals), "five": _sum(together)},
        **items_card(found),
        steps=road(found, mine=bool(first and first.open)),
        first=first,
        offers=[offer for offer in offers if offer is not first],
        readers=readers(found),
        turn=turn(found),
        decider=_who_decides(request, found),
        halted=still,
        lost=without_consent(found) if still else [],
        ringi=pending_ringi(found) or decision_of(found),
        reviews=found.reviews.select_related("made_by__account"),
        evaluation=found.evaluations.prefetch_related("results__goal", "changes").first(),
    )


def _who_decides(request: HttpRequest, found: Plan) -> str:
    """起案の前後だけ: 起案した人（これから起案する人）のほかに、だれが決められるか。"""
    if found.state == PlanState.AGREED:
        return who_decides(request.member)
    ringi = pending_ringi(found)
    return who_decides(ringi.drafter) if ringi else ""


def _sum(rows: list[editions.Row] | list[editions.GoalRow]) -> int:
    return sum(one.changes for one in rows)


def extract(request: HttpRequest, uid: UUID) -> HttpResponse:
    """一人分。ほかの人の名も、世帯の部分も出さない。"""
    member = find(request, PlanMember.objects.select_related("plan__lead_agency", "case__person"), uid)
    goals = member.goals.prefetch_related("measures__agency")
    return case_page(
        request,
        member.case,
        "plans/extract.html",
        tab="plans:case_plans",
        member=member,
        plan=member.plan,
        goals=goals,
    )


def sheets(request: HttpRequest, uid: UUID) -> HttpResponse:
    """プラン兼利用申込書（A4 二枚）。"""
    found = find(request, Plan.objects.select_related("lead_agency", "previous", "made_by__account"), uid)
    return plan_page(
        request,
        found,
        "plans/sheets.html",
        people=list(found.members.select_related("case__person")),
        goals=found.goals.prefetch_related("measures__agency"),
        services=found.other_services.all(),
        ringi=decision_of(found),
        deliberated=found.moves.filter(step="agree").last(),
    )


def copy(request: HttpRequest, uid: UUID) -> HttpResponse:
    """本人控え: 本人の言葉に近い、一人分の紙。内輪の会議の名は出さない。"""
    member = find(request, PlanMember.objects.select_related("case__person"), uid)
    found = find(request, Plan.objects.select_related("lead_agency"), member.plan.uid)
    goals = [
        one for one in found.goals.prefetch_related("measures__agency") if one.member_id in (None, member.pk)
    ]
    return plan_page(
        request,
        found,
        "plans/copy.html",
        member=member,
        goals=goals,
        ringi=decision_of(found),
    )
