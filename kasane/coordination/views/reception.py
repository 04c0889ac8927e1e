"""受付の頁: 同意あり・なしで様式が分かれる。"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kasane.access import Decision
from kasane.audit.looks import show
from kasane.cases.models import Case
from kasane.cases.page import attempt, case_page, find
from kasane.coordination import actions, rules
from kasane.coordination.forms import ReceptionForm, RefusalForm, reception_of
from kasane.coordination.models import Engagement
from kasane.coordination.reception import Reception, contractors
from kasane.handoffs.models import Handoff
from kasane.sheets import drafts

SAID = "多機関協働で受け付けました。送った機関は支援チームに残ります。"


def receive(request: HttpRequest, uid: UUID) -> HttpResponse:
    """窓口あてのつなぎを受け付ける。まだケースは見えず、つなぎの文書だけを見て決める。"""
    handoff = find(request, Handoff.objects.select_related("case__person", "from_agency"), uid)
    show(request, case=handoff.case.uid, persons=[handoff.case.person.uid])
    initial = {"reason": handoff.why, "variant": "consented" if handoff.consent_id else "unconsented"}
    form, refusal = ReceptionForm(request.POST or None, initial=initial), RefusalForm(request.POST or None)
    done = _try(
        request, form, refusal, lambda given: actions.receive(handoff, by=request.member, reception=given)
    )
    if done:
        drafts.forget(request, "reception", handoff.uid)
        return redirect("desk:case", handoff.case.uid)
    context = {"handoff": handoff, **_sheet(form, refusal, rules.can_receive(request.member, handoff))}
    return render(request, "coordination/receive.html", context, status=_status(form, refusal))


def receive_directly(request: HttpRequest, uid: UUID) -> HttpResponse:
    case = find(request, Case, uid)
    form, refusal = ReceptionForm(request.POST or None), RefusalForm(request.POST or None)
    done = _try(
        request,
        form,
        refusal,
        lambda given: actions.receive_directly(case, by=request.member, reception=given),
    )
    if done:
        drafts.forget(request, "reception", case.uid)
        return redirect("desk:case", case.uid)
    context = _sheet(form, refusal, rules.can_receive_directly(request.member, case))
    return case_page(request, case, "coordination/begin.html", status=_status(form, refusal), **context)


def _try(
    request: HttpRequest, form: ReceptionForm, refusal: RefusalForm, verb: Callable[[Reception], Engagement]
) -> bool:
    if request.method != "POST" or not all([form.is_valid(), refusal.is_valid()]):
        return False
    done = attempt(form, lambda: verb(reception_of(form, refusal)))
    if done:
        messages.success(request, SAID)
    return bool(done)


def _sheet(form: ReceptionForm, refusal: RefusalForm, decision: Decision) -> dict[str, Any]:
    return {
        "form": form,
        "refusal": refusal,
        "decision": decision,
        "contractors": [agency for agency, _ in contractors()],
    }


def _status(*forms: ReceptionForm | RefusalForm) -> int:
    return 422 if any(form.is_bound and form.errors for form in forms) else 200
