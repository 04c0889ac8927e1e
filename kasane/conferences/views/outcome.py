"""案件の結果: プランの協議・本人の参加と意見・本人への説明。"""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from kasane.cases.page import find
from kasane.conferences import actions, rules
from kasane.conferences.forms import ExplanationForm, OpinionForm, PersonHeardForm
from kasane.conferences.models import Item
from kasane.conferences.views.frame import ITEMS, item_address, sheet, tell_case


def opinion(request: HttpRequest, uid: UUID) -> HttpResponse:
    """プランの協議の結果を記録する。"""
    item = find(request, Item.objects.select_related(*ITEMS), uid)
    tell_case(request, item.matter)
    form = OpinionForm(request.POST or None)
    return sheet(
        request,
        form,
        lambda: actions.decide_plan(item, by=request.member, **form.cleaned_data),
        said="協議の結果を記録しました。決めるのは、このあとの市の決裁です。",
        back=item_address(item),
        heading="プランの協議の結果を記録する",
        submit="記録する",
        decision=rules.can_decide_plan(request.member, item),
    )


def attendance(request: HttpRequest, uid: UUID) -> HttpResponse:
    """本人・家族の参加と、本人の意見。"""
    item = find(request, Item.objects.select_related(*ITEMS), uid)
    tell_case(request, item.matter)
    initial = {"attendance": item.attendance, "own_words": item.own_words}
    form = PersonHeardForm(request.POST or None, initial=initial)
    return sheet(
        request,
        form,
        lambda: actions.hear_person(item, by=request.member, **form.cleaned_data),
        said="本人・家族の参加と意見を記録しました。",
        back=item_address(item),
        heading="本人・家族の参加と意見を記録する",
        submit="記録する",
        decision=rules.can_hear_person(request.member, item),
    )


def explanation(request: HttpRequest, uid: UUID) -> HttpResponse:
    """会議のあと、だれが・いつまでに本人に説明し、何を言わないか。"""
    item = find(request, Item.objects.select_related(*ITEMS), uid)
    tell_case(request, item.matter)
    form = ExplanationForm(request.POST or None, item=item)
    return sheet(
        request,
        form,
        lambda: actions.promise_explanation(item, by=request.member, **form.cleaned_data),
        said="本人への説明を決めました。",
        back=item_address(item),
        heading="本人への説明を決める",
        submit="決める",
        decision=rules.can_resolve(request.member, item),
        lead="支援会議のことは、本人に伝えると安全や関係をそこなうことがあります。伝えないことも、ここで決めます。",
    )
