"""案をつくる・書き直す・会議に諮る・戻す頁。"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kasane.access import Kind, Scope, ensure, require
from kasane.cases.models import Case
from kasane.cases.page import case_form, find
from kasane.kernel.forms import Form
from kasane.plans import actions, rules
from kasane.plans.forms import DraftingForm, MembersForm, WhyForm
from kasane.plans.items import five_items
from kasane.plans.models import Plan, PlanMember
from kasane.plans.page import plan_form, posted


def drafting(request: HttpRequest, uid: UUID) -> HttpResponse:
    case = find(request, Case, uid)
    form = DraftingForm(posted(request), cases=_household(request, case.household_id).exclude(pk=case.pk))
    made: dict[str, Plan] = {}

    def verb() -> Plan:
        made["plan"] = actions.draft(case, by=request.member, **form.cleaned_data)
        return made["plan"]

    answer = case_form(
        request,
        case,
        form,
        verb,
        heading="プランの案をつくる",
        submit="案をつくる",
        said="案をつくりました。五つの部分を書いてください。",
        decision=rules.can_draft(request.member, case),
        tab="plans:case_plans",
    )
    return redirect("plans:revision", made["plan"].uid) if made else answer


def _household(request: HttpRequest, household: int) -> Any:
    """同じ世帯の、プランまで見てよいケース。"""
    seen = Case.objects.reached_by(request.member, Scope.SHARED, writing=True, kinds=int(Kind.SUPPORT))
    return seen.under_way().filter(household=household).select_related("person").order_by("id")


def members(request: HttpRequest, uid: UUID) -> HttpResponse:
    """同じ世帯の、同意のある方を加える・外す。"""
    plan = find(request, Plan, uid)
    named = plan.members.values("case")
    form = MembersForm(posted(request), cases=_household(request, plan.household_id).exclude(pk__in=named))

    def verb() -> list[PlanMember]:
        chosen = form.cleaned_data.get("others") or ()
        ensure(require(chosen, "加える方を選んでください。"))
        return [actions.add_member(plan, by=request.member, case=case) for case in chosen]

    return plan_form(
        request,
        plan,
        form,
        verb,
        heading="世帯の方を加える・外す",
        submit="加える",
        said="世帯プランに加えました。",
        decision=rules.can_add_member(request.member, plan),
        page="members",
        template="plans/members.html",
        people=plan.members.select_related("case__person"),
        can_leave_out=rules.can_leave_out(request.member, plan),
    )


@require_POST
def leaving(request: HttpRequest, uid: UUID) -> HttpResponse:
    """案から外す。"""
    member = find(request, PlanMember, uid)
    plan = find(request, Plan, member.plan.uid)
    actions.leave_out(plan, by=request.member, member=member)
    messages.success(request, "案から外しました。")
    return redirect("plans:members", plan.uid)


def submission(request: HttpRequest, uid: UUID) -> HttpResponse:
    plan = find(request, Plan, uid)
    form = WhyForm(posted(request), label="会議に伝えたいこと")
    return plan_form(
        request,
        plan,
        form,
        lambda: actions.submit(plan, by=request.member, **form.cleaned_data),
        heading="会議に諮る",
        said="重層的支援会議に諮りました。協議が済むまで、案は書き直せません。",
        decision=rules.can_submit(request.member, plan),
        page="submission",
        template="plans/submission.html",
        items=five_items(plan),
        lead="重層的支援会議で、このプランが適切かを協議します。会議の場で、名のある方の同意の範囲の機関に示されます。",
    )


def return_(request: HttpRequest, uid: UUID) -> HttpResponse:
    plan = find(request, Plan, uid)
    form = WhyForm(posted(request), label="何を直すか", required=True)
    return plan_form(
        request,
        plan,
        form,
        lambda: actions.return_(plan, by=request.member, **form.cleaned_data),
        heading="案に戻す",
        said="案に戻しました。",
        decision=rules.can_return_(request.member, plan),
        page="return",
    )


def replanning(request: HttpRequest, uid: UUID) -> HttpResponse:
    """前の版を写した、新しい版の案をつくる。"""
    plan = find(request, Plan, uid)
    made: dict[str, Plan] = {}

    def verb() -> Plan:
        made["plan"] = actions.replan(plan, by=request.member)
        return made["plan"]

    answer = plan_form(
        request,
        plan,
        Form(posted(request)),
        verb,
        heading="新しい版をつくる",
        said="新しい版の案をつくりました。前の版は、新しい版が決定されるまで続きます。",
        decision=rules.can_replan(request.member, plan),
        page="replanning",
        lead="いまの中身を写した案ができます。いま同意のある方だけが名をのせます。",
    )
    return redirect("plans:revision", made["plan"].uid) if made else answer
