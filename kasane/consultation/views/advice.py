"""助言を求める・記録する。"""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kasane.access import ensure
from kasane.agencies.models import Agency, Duty
from kasane.agencies.proxyform import ProxyForm
from kasane.cases.page import attempt, find
from kasane.consultation import actions, rules
from kasane.consultation.forms import AdviceForm, AdviceTakenForm, AnswerForm
from kasane.consultation.models import AdviceRequest
from kasane.handoffs.origin import hand_over
from kasane.sheets import drafts


def advice_list(request: HttpRequest) -> HttpResponse:
    rows = AdviceRequest.objects.visible_to(request.member).select_related("asker", "asked")
    found = rows.prefetch_related("answers").order_by("-asked_at", "-id")[:50]
    return render(request, "consultation/advice_list.html", {"rows": found})


def advice_new(request: HttpRequest) -> HttpResponse:
    """助言を求める。はじめは地域福祉政策担当（多機関協働の窓口）あて。"""
    office = Agency.objects.visible_to(request.member).with_duty(Duty.OFFICE)
    form = AdviceForm(request.POST or None, initial={"asked": office[0].uid if office else None})
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        asked = data.pop("asked")
        by = request.member
        row = attempt(form, lambda: actions.ask_advice(asked, by=by, asker=by.agency, **data))
        if row:
            drafts.forget(request, "advice")
            messages.success(request, "助言を求めました。返事はホームに届きます。")
            return redirect("consultation:advice", row.uid)
    return _page(request, form, "助言を求める", "助言を求める")


def advice_taken(request: HttpRequest) -> HttpResponse:
    """電話などで受けた助言依頼と、その場で応えた助言を一度に残す。"""
    forms = (
        AdviceTakenForm(request.POST or None),
        ProxyForm(request.POST or None),
        AnswerForm(request.POST or None),
    )
    asked, proxy, answer = forms
    if request.method == "POST" and all([form.is_valid() for form in forms]):
        by, data = request.member, asked.cleaned_data
        row = attempt(
            asked, lambda: actions.ask_advice(by.agency, by=by, proxy=proxy.proxy(data["asker"]), **data)
        )
        if row:
            actions.answer_advice(row, by=by, **answer.cleaned_data)
            drafts.forget(request, "advice-taken")
            messages.success(request, "助言を記録しました。")
            return redirect("consultation:advice", row.uid)
    context = {"asked": asked, "proxy": proxy, "answer": answer, "heading": "助言を記録する"}
    wrong = any(form.errors for form in forms if form.is_bound)
    return render(request, "consultation/advice_taken.html", context, status=422 if wrong else 200)


def _page(request: HttpRequest, form: AdviceForm | AnswerForm, heading: str, submit: str) -> HttpResponse:
    context = {"form": form, "heading": heading, "submit": submit}
    return render(request, "consultation/advice_form.html", context, status=422 if form.errors else 200)


def advice(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = find(request, AdviceRequest.objects.select_related("asker", "asked"), uid)
    context = {
        "row": row,
        "can_answer": rules.can_answer_advice(request.member, row),
        "can_hand": rules.can_hand_advice(request.member, row),
        "form": AnswerForm(),
    }
    return render(request, "consultation/advice.html", context)


def advice_answer(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = find(request, AdviceRequest, uid)
    form = AnswerForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, lambda: actions.answer_advice(row, by=request.member, **form.cleaned_data))
    ):
        drafts.forget(request, "advice-answer", row.uid)
        messages.success(request, "助言を記録しました。")
        return redirect("consultation:advice", row.uid)
    return _page(request, form, "助言を記録する", "助言を記録する")


@require_POST
def advice_handoff(request: HttpRequest, uid: UUID) -> HttpResponse:
    """一つのボタンでつなぎにする: 困っていることを、つなぎの用紙に引き写して開く。"""
    row = find(request, AdviceRequest, uid)
    ensure(rules.can_hand_advice(request.member, row))
    then = reverse("consultation:handed")
    hand_over(request, advice=str(row.uid), office=True, why=row.trouble, then=then)
    return redirect("handoffs:new")
