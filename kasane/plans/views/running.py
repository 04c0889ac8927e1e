"""お渡し・モニタリング・評価・終了の頁。"""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from kasane.cases.page import find
from kasane.plans import actions, rules
from kasane.plans.forms import DeliveryForm, EvaluationForm, ReviewForm, WhyForm, today_in
from kasane.plans.models import Plan
from kasane.plans.page import plan_form, posted


def delivery(request: HttpRequest, uid: UUID) -> HttpResponse:
    plan = find(request, Plan, uid)
    form = DeliveryForm(posted(request), plan=plan)
    return plan_form(
        request,
        plan,
        form,
        lambda: actions.deliver(plan, by=request.member, delivered=form.delivered()),
        heading="プランをお渡しする",
        said="お渡ししたことを記録しました。",
        decision=rules.can_deliver(request.member, plan),
        page="delivery",
        template="plans/delivery.html",
        people=plan.members.select_related("case__person"),
    )


def reviews(request: HttpRequest, uid: UUID) -> HttpResponse:
    """モニタリング（様子の確認）。次の日をかならず決める。"""
    plan = find(request, Plan, uid)
    form = ReviewForm(posted(request), initial=today_in("held_on"))
    return plan_form(
        request,
        plan,
        form,
        lambda: actions.review(plan, by=request.member, **form.seen()),
        heading="モニタリングを記録する",
        said="モニタリングを記録しました。次の見直しの日に、ホームでお知らせします。",
        decision=rules.can_review(request.member, plan),
        page="review",
        template="plans/reviews.html",
        past=plan.reviews.select_related("made_by__account"),
    )


def evaluation(request: HttpRequest, uid: UUID) -> HttpResponse:
    plan = find(request, Plan, uid)
    form = EvaluationForm(posted(request), plan=plan, initial=today_in("evaluated_on"))
    return plan_form(
        request,
        plan,
        form,
        lambda: actions.evaluate(plan, by=request.member, **form.found()),
        heading="振り返り・評価を行う",
        submit="評価を記録する",
        said="振り返り・評価を記録しました。",
        decision=rules.can_evaluate(request.member, plan),
        page="evaluation",
    )


def end(request: HttpRequest, uid: UUID) -> HttpResponse:
    plan = find(request, Plan, uid)
    form = WhyForm(posted(request), label="終了にあたって")
    return plan_form(
        request,
        plan,
        form,
        lambda: actions.end(plan, by=request.member, **form.cleaned_data),
        heading="プランを終了する",
        said="プランを終了しました。ケースと主担当は、そのまま続きます。",
        decision=rules.can_end(request.member, plan),
        page="end",
        lead="プランの終了は、ケースの終結とは別です。",
    )


def stop(request: HttpRequest, uid: UUID) -> HttpResponse:
    plan = find(request, Plan, uid)
    form = WhyForm(posted(request), label="やめる理由", required=True)
    return plan_form(
        request,
        plan,
        form,
        lambda: actions.stop(plan, by=request.member, **form.cleaned_data),
        heading="プランを途中でやめる",
        said="プランを途中でやめました。",
        decision=rules.can_stop(request.member, plan),
        page="stop",
        lead="評価をせずに終わります。あとから開きなおすことはできません。支援を続けるなら「新しい版をつくる」です。",
    )
