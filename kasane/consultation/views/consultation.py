"""相談を受ける・見る・これからを決める。"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kasane.access import Offer, ensure
from kasane.audit.looks import show
from kasane.cases.address import case_address
from kasane.cases.models import Case
from kasane.cases.page import attempt, find
from kasane.consultation import actions, rules
from kasane.consultation.forms import ConclusionForm, NextForm
from kasane.consultation.intake import Intake, with_more_rows
from kasane.consultation.models import AdviceRequest, Consultation
from kasane.consultation.talk import is_emergency, suggestion
from kasane.handoffs.models import Handoff
from kasane.handoffs.origin import SENT, hand_over
from kasane.kernel.models import Setting
from kasane.records import actions as records
from kasane.records.models import Concern
from kasane.sheets import drafts

LIMIT = 50


def listing(request: HttpRequest) -> HttpResponse:
    """受けた相談。入力範囲が「つなぐものだけ」の機関には、つなぎから始める道も出す。"""
    rows = Consultation.objects.visible_to(request.member).select_related("agency", "case__person")
    page = list(rows.order_by("-received_at", "-id")[:LIMIT])
    persons = [row.case.person.uid for row in page if row.case]
    show(request, persons=persons, papers=[row.uid for row in page])
    context: dict[str, Any] = {"rows": page, "limit": LIMIT, "agency": request.member.agency}
    context["can_receive"] = rules.can_receive(request.member, request.member.agency)
    return render(request, "consultation/list.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """相談を受ける。誤りがあっても、行を足しても、打たれたものはすべて残る。"""
    ensure(rules.can_receive(request.member, request.member.agency))
    if request.method == "POST" and "more" in request.POST:
        return _sheet(request, Intake(with_more_rows(request.POST)))
    intake = Intake(request.POST or None)
    if request.method != "POST" or not intake.valid():
        return _sheet(request, intake)
    agency = request.member.agency
    talk = intake.heard()
    received = attempt(intake.talk, lambda: actions.receive(agency, by=request.member, talk=talk))
    if received is None:
        return _sheet(request, intake)
    drafts.forget(request, "consultation")
    return _conclude(request, received, intake.next, urgent=request.POST.get("then") == "notify")


def _sheet(request: HttpRequest, intake: Intake) -> HttpResponse:
    answers = (
        intake.screening.cleaned_data if intake.screening.is_bound and intake.screening.is_valid() else {}
    )
    context = {
        "intake": intake,
        "draft": drafts.saved(request, "consultation"),
        **{f"part{number}": part for number, part in enumerate(intake.parts)},  # 誤りの一覧が拾う
        "suggestion": suggestion(answers),
        "emergency": is_emergency(answers),
        "count": Setting.number("screening_suggest_count"),
    }
    return render(request, "consultation/new.html", context, status=422 if intake.wrong() else 200)


def _conclude(
    request: HttpRequest, received: Consultation, form: NextForm, *, urgent: bool = False
) -> HttpResponse:
    """これから: 終える・支援を続ける・つなぐ・多機関協働へ。緊急なら通報の頁へ。"""
    outcome, by = form.cleaned_data["outcome"], request.member
    if outcome == "information" and not urgent:
        actions.inform(received, by=by, answer=form.cleaned_data["answer"])
        messages.success(request, "相談を記録し、情報提供で終えました。")
        return redirect("consultation:consultation", received.uid)
    if received.case is None:
        actions.open_case_from(received, by=by)
    case: Case = received.case  # type: ignore[assignment]  # すぐ上で開いた
    if urgent:
        return redirect("records:notify", case.uid)
    if outcome in ("handoff", "coordination"):
        hand_over(
            request,
            consultation=str(received.uid),
            office=outcome == "coordination",
            why=received.complaint,
            then=reverse("consultation:handed"),
        )
        messages.success(request, "相談を記録しました。つづけて、つなぐ先を決めます。")
        return redirect(reverse("handoffs:new_for_case", args=[case.uid]))
    messages.success(request, "相談を記録しました。この窓口が主担当です。")
    return redirect(case_address(case))


def handed(request: HttpRequest) -> HttpResponse:
    """つなぎを送りおえたところ。もとの相談・助言依頼・気になる情報に結び、つなぎの頁へ。"""
    sent = request.session.pop(SENT, None) or {}
    if not sent.get("handoff"):
        return redirect("handoffs:list")
    handoff = find(request, Handoff, UUID(sent["handoff"]))
    if sent.get("consultation"):
        actions.hand(
            find(request, Consultation, UUID(sent["consultation"])), by=request.member, handoff=handoff
        )
    if sent.get("advice"):
        actions.hand_advice(
            find(request, AdviceRequest, UUID(sent["advice"])), by=request.member, handoff=handoff
        )
    if sent.get("concern"):
        concern = find(request, Concern, UUID(sent["concern"]))
        records.tie_concern(concern, by=request.member, case=handoff.case)
    return redirect("handoffs:handoff", handoff.uid)


def consultation(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = find(request, Consultation.objects.select_related("agency", "case__person", "handoff"), uid)
    show(request, papers=[row.uid])
    if row.case:
        show(request, case=row.case.uid, persons=[row.case.person.uid])
    screening = getattr(row, "screening", None)
    offers = [
        Offer(
            "これからを決める",
            reverse("consultation:conclusion", args=[row.uid]),
            rules.can_inform(request.member, row),
        )
    ]
    context = {"row": row, "answers": screening.answers if screening else {}, "offers": offers}
    return render(request, "consultation/consultation.html", context)


def conclusion(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = find(request, Consultation, uid)
    ensure(rules.can_inform(request.member, row))
    form = ConclusionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _conclude(request, row, form)
    context = {"form": form, "row": row, "heading": "これからを決める", "submit": "決める"}
    return render(request, "ui/form_page.html", context, status=422 if form.errors else 200)
