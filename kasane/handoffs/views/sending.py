"""送った機関の頁: つなぐ・追加で伝える・取り消す。"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kasane.access import ensure
from kasane.cases.models import Case
from kasane.cases.page import attempt, case_form, find
from kasane.consent import cover
from kasane.handoffs import actions, origin, rules
from kasane.handoffs.forms import MoreForm, RecallForm, SendForm, WhoForm, again, back_to
from kasane.handoffs.models import Handoff
from kasane.handoffs.opened import opened
from kasane.handoffs.views.replying import answer_page, kept
from kasane.sheets import drafts

NEW, DRAFT = "handoffs.new", "handoffs.new_for_case"
SENT = "つなぎを送りました。引き受けられるまで、主担当は変わりません。"


def new(request: HttpRequest) -> HttpResponse:
    """相談の記録がなくても、一枚でつなぐ。"""
    member = request.member
    ensure(rules.can_open_and_send(member, member.agency))
    left = {**origin.begin(request), **drafts.initial(request, NEW)}
    who, form = WhoForm(request.POST or None, initial=left), SendForm(request.POST or None, initial=left)
    if request.method == "POST" and all([who.is_valid(), form.is_valid()]):
        sent = attempt(
            form,
            lambda: actions.open_and_send(member.agency, by=member, told=who.told(), sending=form.sending()),
        )
        if sent:
            drafts.forget(request, NEW)
            messages.success(request, SENT)
            return redirect(origin.finish(request, sent))
    context = {
        "who": who,
        "form": form,
        "heading": "つなぎを送る",
        "draft": drafts.saved(request, NEW),
        "decision": rules.can_open_and_send(member, member.agency),
    }
    return render(request, "handoffs/new.html", context, status=422 if who.errors or form.errors else 200)


def new_for_case(request: HttpRequest, uid: UUID) -> HttpResponse:
    """ケースからつなぐ。``?again=`` は前のつなぎを写し、``?returns=`` は元の機関へ引き継ぐ。"""
    case = find(request, Case, uid)
    returns, before = _named(request, case, "returns"), _named(request, case, "again")
    copied = back_to(returns) if returns else again(before) if before else _by_consent(case)
    initial = {**copied, **origin.begin(request), **drafts.initial(request, DRAFT, uid)}
    form = SendForm(request.POST or None, initial=initial, case=case)
    heading = "元の機関へ引き継ぐ" if returns else "つなぎを送る"
    sent: list[Handoff] = []

    def send() -> Handoff:
        sent.append(actions.send(case, by=request.member, sending=form.sending(returns)))
        return sent[0]

    page = case_form(
        request,
        case,
        form,
        send,
        heading=heading,
        submit=heading,
        said=SENT,
        back=reverse("handoffs:case_handoffs", args=[case.uid]),
        decision=rules.can_send(request.member, case),
        template="handoffs/new_for_case.html",
        draft_page=DRAFT,
    )
    return redirect(origin.finish(request, sent[0])) if sent else page


def _by_consent(case: Case) -> dict[str, str]:
    """同意が生きていれば、根拠ははじめから同意にしておく。"""
    return {"basis": "consent"} if cover.live_consent(case, case.person) else {}


def _named(request: HttpRequest, case: Case, key: str) -> Handoff | None:
    """番地に書かれた前のつなぎ。見えないものは、無いのと同じ。"""
    if key not in request.GET:
        return None
    try:
        uid = UUID(request.GET[key])
    except ValueError:
        raise Http404 from None
    handoff: Any = find(request, Handoff, uid)
    if handoff.case_id != case.pk:
        raise Http404
    return handoff  # type: ignore[no-any-return]


def more(request: HttpRequest, uid: UUID) -> HttpResponse:
    handoff = find(request, Handoff, uid)
    form = MoreForm(request.POST or None, initial=kept(request, uid))
    asked = handoff.moves.filter(step="ask").last()
    return answer_page(
        request,
        handoff,
        True,
        form,
        lambda _: actions.tell_more(handoff, by=request.member, **form.cleaned_data),
        rules.can_tell_more(request.member, handoff),
        heading="追加で伝える",
        reply=False,
        quote=asked.why if asked else "",
        said="追加で伝えました。返事の期限を、きょうから数え直しました。",
    )


def recall(request: HttpRequest, uid: UUID) -> HttpResponse:
    """送付を取り消す。受けた機関のだれがもう開いたかを、先に示す。"""
    handoff = find(request, Handoff, uid)
    form = RecallForm(request.POST or None, initial=kept(request, uid))
    mine = request.member.agency_id == handoff.from_agency_id
    return answer_page(
        request,
        handoff,
        True,
        form,
        lambda _: actions.recall(handoff, by=request.member, **form.cleaned_data),
        rules.can_recall(request.member, handoff),
        heading="送付を取り消す",
        reply=False,
        lead="取り消すと、受けた機関からはその場で見えなくなります。",
        opened=opened(handoff) if mine else None,
        danger=True,
        said="送付を取り消しました。受けた機関からは見えなくなりました。",
    )
