"""返事の頁。画面を使わない機関の返事は、同じ頁に代行入力の欄がつく。"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kasane.access import Decision
from kasane.agencies.proxyform import ProxyForm
from kasane.cases.page import attempt
from kasane.handoffs import actions, offering, rules
from kasane.handoffs.answering import for_office
from kasane.handoffs.forms import (
    AdviceForm,
    DecliningForm,
    JoiningForm,
    QuestionForm,
    ReroutingForm,
    TakingForm,
)
from kasane.handoffs.models import Handoff
from kasane.handoffs.views.reading import known, tell
from kasane.sheets import drafts

Verb = Callable[[dict[str, Any]], Any]


def draft_page(request: HttpRequest) -> str:
    """この頁の書きかけの名。"""
    return f"handoffs.{request.resolver_match.url_name}"  # type: ignore[union-attr]


def kept(request: HttpRequest, uid: UUID) -> dict[str, Any]:
    """預かっている書きかけ（``?draft=1`` のとき）。"""
    return drafts.initial(request, draft_page(request), uid)


def answer_page(
    request: HttpRequest,
    handoff: Handoff,
    seen: bool,
    form: forms.BaseForm,
    verb: Verb,
    decision: Decision,
    *,
    heading: str,
    said: str,
    reply: bool = True,
    template: str = "handoffs/answer.html",
    **context: Any,
) -> HttpResponse:
    """一つの返事の頁。``verb`` には代行入力の値（``proxy``）を渡す。``reply`` は受けた機関の返事か。"""
    stands_in = reply and rules.may_stand_in(request.member, handoff)
    proxy = ProxyForm(request.POST or None, initial=kept(request, handoff.uid)) if stands_in else None
    ready = request.method == "POST" and all([form.is_valid(), proxy is None or proxy.is_valid()])
    if ready:
        details = {"proxy": proxy.proxy(handoff.to_agency)} if proxy else {}
        if attempt(form, lambda: verb(details)) is not None:
            drafts.forget(request, draft_page(request), handoff.uid)
            messages.success(request, said)
            return redirect(_after(request, handoff))
    tell(request, handoff, seen=seen)
    frame = {"handoff": handoff, "seen": seen, "form": form, "proxy": proxy, "decision": decision}
    wrong = bool(form.errors or (proxy and proxy.errors))
    name = draft_page(request)
    draft = {"draft_page": name, "draft": drafts.saved(request, name, handoff.uid)}
    page = {**frame, **draft, "heading": heading, **context}
    return render(request, template, page, status=422 if wrong else 200)


def _after(request: HttpRequest, handoff: Handoff) -> str:
    """まだ見えれば一通の頁へ、見えなくなれば一覧へ。"""
    seen = Handoff.objects.visible_to(request.member).filter(pk=handoff.pk).exists()
    return reverse("handoffs:handoff", args=[handoff.uid]) if seen else reverse("handoffs:list")


def taking(request: HttpRequest, uid: UUID) -> HttpResponse:
    handoff, seen = known(request, uid)
    office = offering.reception(handoff)
    if office and request.member.agency_id == handoff.to_agency_id:
        return redirect(office)
    form = TakingForm(
        request.POST or None, handoff=handoff, office=for_office(handoff), initial=kept(request, uid)
    )
    return answer_page(
        request,
        handoff,
        seen,
        form,
        lambda proxy: actions.take(handoff, by=request.member, **form.details(), **proxy),
        rules.can_take(request.member, handoff),
        heading="引き受ける",
        said="つなぎを引き受けました。送った機関は支援チームに残ります。"
        if not (form.is_bound and form.data.get("sender_leaves"))
        else "つなぎを引き受けました。",
    )


def joining(request: HttpRequest, uid: UUID) -> HttpResponse:
    handoff, seen = known(request, uid)
    form = JoiningForm(request.POST or None, initial=kept(request, uid))
    return answer_page(
        request,
        handoff,
        seen,
        form,
        lambda proxy: actions.join(handoff, by=request.member, **form.cleaned_data, **proxy),
        rules.can_join(request.member, handoff),
        heading="一緒に関わる",
        lead="主担当は、送った機関のままです。",
        said="一緒に関わると伝えました。主担当はそのままです。",
    )


def advice(request: HttpRequest, uid: UUID) -> HttpResponse:
    handoff, seen = known(request, uid)
    form = AdviceForm(request.POST or None, initial=kept(request, uid))
    return answer_page(
        request,
        handoff,
        seen,
        form,
        lambda proxy: actions.advise(handoff, by=request.member, **form.cleaned_data, **proxy),
        rules.can_advise(request.member, handoff),
        heading="助言で応える",
        lead="主担当は、送った機関のままです。",
        said="助言を伝えました。",
    )


def declining(request: HttpRequest, uid: UUID) -> HttpResponse:
    handoff, seen = known(request, uid)
    form = DecliningForm(request.POST or None, initial=kept(request, uid))
    return answer_page(
        request,
        handoff,
        seen,
        form,
        lambda proxy: actions.decline(handoff, by=request.member, **form.cleaned_data, **proxy),
        rules.can_decline(request.member, handoff),
        heading="引き受けられない理由を伝える",
        lead=rules.INSTEAD,
        instead=offering.replies(request.member, handoff)[1:3],
        said="引き受けられない理由を伝えました。主担当は、送った機関のままです。",
    )


def rerouting(request: HttpRequest, uid: UUID) -> HttpResponse:
    handoff, seen = known(request, uid)
    form = ReroutingForm(request.POST or None, initial=kept(request, uid))
    return answer_page(
        request,
        handoff,
        seen,
        form,
        lambda proxy: actions.reroute(handoff, by=request.member, sending=form.sending(handoff), **proxy),
        rules.can_reroute(request.member, handoff),
        heading="別の機関につなぎ直す",
        template="handoffs/rerouting.html",
        lead="送った機関に知らせます。伝える根拠は、新しい宛先について確かめ直します。"
        "引き受けられるまで、主担当は送った機関のままです。",
        said="別の機関につなぎ直し、送った機関に知らせました。",
    )


def question(request: HttpRequest, uid: UUID) -> HttpResponse:
    handoff, seen = known(request, uid)
    form = QuestionForm(request.POST or None, initial=kept(request, uid))
    return answer_page(
        request,
        handoff,
        seen,
        form,
        lambda proxy: actions.ask(handoff, by=request.member, **form.cleaned_data, **proxy),
        rules.can_ask(request.member, handoff),
        heading="追加で教えてもらう",
        said="送った機関にたずねました。",
    )
