"""案をつくる・書き直す・会議に諮る・戻す頁。"""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from kasane.access import ensure, require
from kasane.cases.models import Case
from kasane.cases.page import attempt, case_page, find
from kasane.kernel.forms import Form
from kasane.plans import actions, rules
from kasane.plans.forms import DraftingForm, MembersForm, WhyForm
from kasane.plans.items import five_items
from kasane.plans.models import Plan, PlanMember
from kasane.plans.page import plan_form, plan_page, posted
from kasane.plans.readers import in_household


def drafting(request: HttpRequest, uid: UUID) -> HttpResponse:
    case = find(request, Case, uid)
    others = in_household(request.member, case.household_id).exclude(pk=case.pk)
    form = DraftingForm(posted(request), cases=others)
    if form.is_valid() and (
        made := attempt(form, lambda: actions.draft(case, by=request.member, **form.cleaned_data))
    ):
        messages.success(request, "案をつくりました。五つの部分を書いてください。")
        return redirect("plans:revision", made.uid)
    return case_page(
        request,
        case,
        "cases/form.html",
        tab="plans:case_plans",
        status=422 if form.errors else 200,
        form=form,
        heading="プランの案をつくる",
        submit="案をつくる",
        decision=rules.can_draft(request.member, case),
        back=reverse("plans:case_plans", args=[case.uid]),
    )


def members(request: HttpRequest, uid: UUID) -> HttpResponse:
    """同じ世帯の、同意のある方を加える・外す。"""
    plan = find(request, Plan, uid)
    named = plan.members.values("case")
    form = MembersForm(
        posted(request), cases=in_household(request.member, plan.household_id).exclude(pk__in=named)
    )

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
    form = Form(posted(request))
    if form.is_valid() and (made := attempt(form, lambda: actions.replan(plan, by=request.member))):
        messages.success(request, "新しい版の案をつくりました。前の版は、新しい版が決定されるまで続きます。")
        return redirect("plans:revision", made.uid)
    return plan_page(
        request,
        plan,
        "plans/form.html",
        status=422 if form.errors else 200,
        form=form,
        heading="新しい版をつくる",
        submit="新しい版をつくる",
        decision=rules.can_replan(request.member, plan),
        back=reverse("plans:plan", args=[plan.uid]),
        lead="いまの中身を写した案ができます。いま同意のある方だけが名をのせます。",
    )
