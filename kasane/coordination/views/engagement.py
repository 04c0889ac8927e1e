"""受け付けたあとの頁: 方針・困りごと・役割分担・振り返り・引き継ぎ・終結。"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kasane.cases.models import Case
from kasane.cases.page import case_form, case_page, find
from kasane.coordination import actions, forms, rules
from kasane.coordination.models import Engagement
from kasane.coordination.panel import steps_of


def case_engagement(request: HttpRequest, uid: UUID) -> HttpResponse:
    """このケースの多機関協働。いまのものを上に、終わったものを下に。"""
    case = find(request, Case, uid)
    rows = Engagement.objects.visible_to(request.member).filter(case=case)
    found = list(
        rows.select_related("office", "handoff", "end_handoff", "no_consent", "case__holder_agency").order_by(
            "-id"
        )
    )
    running = next((row for row in found if not row.ended_on), None)
    context: dict[str, Any] = {
        "running": running,
        "ended": [row for row in found if row.ended_on],
        "difficulties": list(running.difficulties.select_related("agency")) if running else [],
        "offers": steps_of(running, request.member) if running else [],
        "begin": rules.can_receive_directly(request.member, case),
    }
    return case_page(
        request, case, "coordination/engagement.html", tab="coordination:case_engagement", **context
    )


def _found(request: HttpRequest, uid: UUID) -> Engagement:
    return find(
        request,
        Engagement.objects.select_related("case__person", "case__holder_agency", "handoff__from_agency"),
        uid,
    )


def _page(
    request: HttpRequest,
    row: Engagement,
    form: Any,
    verb: Callable[[], Any],
    heading: str,
    said: str,
    **more: Any,
) -> HttpResponse:
    back = reverse("coordination:case_engagement", args=[row.case.uid])
    more.setdefault("submit", heading)
    return case_form(
        request,
        row.case,
        form,
        verb,
        heading=heading,
        said=said,
        back=back,
        tab="coordination:case_engagement",
        **more,
    )


def screening(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = _found(request, uid)
    form = forms.ScreeningForm(request.POST or None)
    return _page(
        request,
        row,
        form,
        lambda: actions.screen(row, by=request.member, **form.cleaned_data),
        "対応方針を決める",
        "対応方針を決めました。",
        decision=rules.can_screen(request.member, row),
    )


def difficulty(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = _found(request, uid)
    form = forms.DifficultyForm(request.POST or None)
    return _page(
        request,
        row,
        form,
        lambda: actions.note_difficulty(row, by=request.member, **form.cleaned_data),
        "支援者の困りごとを記録する",
        "困りごとを記録しました。",
        decision=rules.can_note_difficulty(request.member, row),
    )


def parts(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = _found(request, uid)
    rows: Any = forms.Parts(request.POST or None, prefix="part")
    gate = forms.Form(request.POST if request.method == "POST" and rows.is_valid() else None)
    return _page(
        request,
        row,
        gate,
        lambda: actions.set_parts(row, by=request.member, parts=rows.parts()),
        "役割分担を決める",
        "役割分担を決めました。",
        decision=rules.can_set_parts(request.member, row),
        template="coordination/parts.html",
        rows=rows,
    )


def evaluation(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = _found(request, uid)
    form = forms.EvaluationForm(request.POST or None)
    return _page(
        request,
        row,
        form,
        lambda: actions.evaluate(row, by=request.member, **form.cleaned_data),
        "多機関協働を振り返る",
        "振り返りを記録しました。引き継ぐか、続けて関わるかを決めてください。",
        decision=rules.can_evaluate(request.member, row),
        draft_page="engagement-evaluation",
    )


def continuation(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = _found(request, uid)
    form = forms.GoOnForm(request.POST or None)
    return _page(
        request,
        row,
        form,
        lambda: actions.go_on(row, by=request.member, **form.cleaned_data),
        "続けて関わる",
        "続けて関わります。",
        decision=rules.can_go_on(request.member, row),
    )


def hand_back(request: HttpRequest, uid: UUID) -> HttpResponse:
    """元の機関を、はじめから選んでおく。"""
    row = _found(request, uid)
    origin = row.handoff.from_agency if row.handoff else row.case.opened_by
    form = forms.HandBackForm(request.POST or None, initial={"to_agency": origin.uid})

    return _page(
        request,
        row,
        form,
        lambda: actions.hand_back(row, by=request.member, **form.cleaned_data),
        "元の機関へ引き継ぐ",
        "引き継ぎを送りました。引き受けられるまで、主担当はこの窓口のままです。",
        decision=rules.can_hand_back(request.member, row),
        lead="支援チームの中で、これから主になって関わる機関へ引き継ぎます。",
        draft_page="engagement-return",
    )


def end(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = _found(request, uid)
    form = forms.EndForm(request.POST or None)
    return _page(
        request,
        row,
        form,
        lambda: actions.end(row, by=request.member, **form.cleaned_data),
        "多機関協働を終える",
        "多機関協働を終えました。ケースは、主担当の機関とともに続きます。",
        decision=rules.can_end(request.member, row),
        lead="終わるのは多機関協働の関わりです。ケースの終結とは別の手続きです。",
    )
