"""起案・支援決定・後閲の頁。"""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from kasane.cases.page import find
from kasane.plans import actions, rules
from kasane.plans.deciders import who_decides
from kasane.plans.forms import CountersignForm, DecisionForm, ProposalForm, today_in
from kasane.plans.models import Plan, Ringi
from kasane.plans.page import plan_form, plan_page, posted
from kasane.plans.standing import decision_of, pending_ringi
from kasane.plans.states import PlanState


def draft_decision(request: HttpRequest, uid: UUID) -> HttpResponse:
    """起案する。同じ会議で協議したほかのプランも、一緒に載せられる。"""
    plan = find(request, Plan, uid)
    agreed = Plan.objects.visible_to(request.member, writing=True).filter(state=PlanState.AGREED)
    others = agreed.exclude(pk=plan.pk).prefetch_related("members__case__person").order_by("id")
    form = ProposalForm(
        posted(request), plans=others, initial={"ringi_class": "shocho", **today_in("drafted_on")}
    )
    return plan_form(
        request,
        plan,
        form,
        lambda: actions.propose(plan, by=request.member, **form.cleaned_data),
        heading="起案する",
        said="起案しました。決裁が済んだら、事務局が支援決定を記録します。",
        decision=rules.can_propose(request.member, plan),
        page="draft-decision",
        lead=f"起案した人は決定できません。決められるのは、{who_decides(request.member)}です。",
    )


def decision(request: HttpRequest, uid: UUID) -> HttpResponse:
    """決裁の結果を写す。だれが記録でき、だれが決められるかを、閉じていても言う。"""
    plan = find(request, Plan, uid)
    ringi = pending_ringi(plan)
    if ringi is None:
        return plan_page(request, plan, "plans/decided.html", ringi=decision_of(plan))
    form = DecisionForm(
        posted(request),
        ringi=ringi,
        initial={"next_review_on": plan.next_review_on, **today_in("decided_on")},
    )
    return plan_form(
        request,
        plan,
        form,
        lambda: actions.decide(ringi, by=request.member, **form.cleaned_data),
        heading="支援決定を記録する",
        said="決裁の結果を記録しました。",
        decision=rules.can_decide(request.member, ringi),
        page="decision",
        template="plans/decision.html",
        ringi=ringi,
        carried=Plan.objects.visible_to(request.member).filter(ringi_rows__ringi=ringi).order_by("id"),
    )


def countersignature(request: HttpRequest, uid: UUID) -> HttpResponse:
    plan = find(request, Plan, uid)
    ringi: Ringi | None = decision_of(plan)
    if ringi is None:
        raise Http404
    form = CountersignForm(posted(request), initial=today_in("countersigned_on"))
    return plan_form(
        request,
        plan,
        form,
        lambda: actions.countersign(ringi, by=request.member, **form.cleaned_data),
        heading="後閲を記録する",
        said="後閲を記録しました。",
        decision=rules.can_countersign(request.member, ringi),
        page="countersignature",
        lead="代決のあと、本来の決裁者が目を通した日を記録します。",
    )
