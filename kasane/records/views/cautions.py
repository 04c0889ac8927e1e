"""避けてほしいこと・安心できること・安全情報・世帯の年表。"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from kasane.access import Refused
from kasane.audit.looks import show
from kasane.cases.models import Case
from kasane.cases.page import case_form, case_page, find, see
from kasane.kernel.models import Setting
from kasane.records import actions, rules
from kasane.records.forms.cautions import AvoidForm, EventForm, ReviewForm, SafetyForm, in_months
from kasane.records.forms.working import SettleForm
from kasane.records.models import AvoidNote, HouseholdEvent, SafetyNote


def _back(case: Case) -> str:
    return reverse("records:cautions", args=[case.uid])


def cautions(request: HttpRequest, uid: UUID) -> HttpResponse:
    case, by = find(request, Case, uid), request.member
    avoid = AvoidNote.objects.visible_to(by).filter(case=case).standing().select_related("made_by__account")
    safety = SafetyNote.objects.visible_to(by).filter(case=case).standing()
    rows = list(safety.select_related("made_by__account", "approved_by__account").order_by("review_on"))
    return case_page(
        request,
        case,
        "records/cautions.html",
        avoid=list(avoid.order_by("mood", "id")),
        safety=[(row, rules.can_approve_safety(by, row)) for row in rows],
        can_avoid=rules.can_add_avoid(by, case),
        can_safety=rules.can_add_safety(by, case),
    )


def avoid_new(request: HttpRequest, uid: UUID) -> HttpResponse:
    case, form = find(request, Case, uid), AvoidForm(request.POST or None)
    return case_form(
        request,
        case,
        form,
        lambda: actions.add_avoid(case, by=request.member, **form.cleaned_data),
        heading="避けてほしいこと・安心できることを記録する",
        submit="記録する",
        said="記録しました。訪問の前に、いちばん上に出ます。",
        back=_back(case),
        decision=rules.can_add_avoid(request.member, case),
    )


def safety_new(request: HttpRequest, uid: UUID) -> HttpResponse:
    case, form = find(request, Case, uid), SafetyForm(request.POST or None)
    return case_form(
        request,
        case,
        form,
        lambda: actions.add_safety(case, by=request.member, **form.cleaned_data),
        heading="安全情報を記録する",
        submit="安全情報を記録する",
        said="安全情報を記録しました。別の職員が確かめてください。",
        back=_back(case),
        decision=rules.can_add_safety(request.member, case),
        lead="事実と根拠だけを書きます。本人が読むことのある記録です。",
    )


def _one_push(request: HttpRequest, case: Case, verb: Any, said: str) -> HttpResponse:
    try:
        verb()
        messages.success(request, said)
    except Refused as refused:
        messages.error(request, refused.decision.reason)
    return redirect(_back(case))


@require_POST
def avoid_end(request: HttpRequest, uid: UUID) -> HttpResponse:
    found = find(request, AvoidNote.objects.select_related("case"), uid)
    return _one_push(request, found.case, lambda: actions.end_avoid(found, by=request.member), "外しました。")


@require_POST
def approval(request: HttpRequest, uid: UUID) -> HttpResponse:
    found = find(request, SafetyNote.objects.select_related("case"), uid)
    return _one_push(
        request,
        found.case,
        lambda: actions.approve_safety(found, by=request.member),
        "安全情報を確かめました。",
    )


def review(request: HttpRequest, uid: UUID) -> HttpResponse:
    found = find(request, SafetyNote.objects.select_related("case__person"), uid)
    next_day = in_months(Setting.number("safety_review_months"))
    form = ReviewForm(request.POST or None, initial={"review_on": next_day})
    return case_form(
        request,
        found.case,
        form,
        lambda: actions.review_safety(found, by=request.member, **form.cleaned_data),
        heading=f"安全情報「{found.item_label}」を見直す",
        submit="いまも当てはまる",
        said="見直しました。",
        back=_back(found.case),
        decision=rules.can_review_safety(request.member, found),
        lead=f"{found.fact}（{found.ground}）",
    )


def safety_end(request: HttpRequest, uid: UUID) -> HttpResponse:
    found = find(request, SafetyNote.objects.select_related("case__person"), uid)
    form = SettleForm(request.POST or None)
    form.fields["why"].label = "いまは当てはまらないわけ"
    return case_form(
        request,
        found.case,
        form,
        lambda: actions.end_safety(found, by=request.member, **form.cleaned_data),
        heading=f"安全情報「{found.item_label}」を終える",
        submit="安全情報を終える",
        said="安全情報を終えました。",
        back=_back(found.case),
        decision=rules.can_review_safety(request.member, found),
    )


def chronology(request: HttpRequest, uid: UUID) -> HttpResponse:
    case = find(request, Case, uid)
    form = EventForm(case, see(request, case), request.POST or None)
    rows = HouseholdEvent.objects.visible_to(request.member).filter(case=case)
    events = list(rows.select_related("person", "source").order_by("on", "id")[:300])
    show(request, persons={event.person.uid for event in events if event.person})
    return case_form(
        request,
        case,
        form,
        lambda: actions.note_event(case, by=request.member, **form.cleaned_data),
        heading="世帯の年表",
        submit="年表に書く",
        said="年表に書きました。",
        back=reverse("records:chronology", args=[uid]),
        decision=rules.can_note_event(request.member, case),
        template="records/chronology.html",
        events=events,
    )
