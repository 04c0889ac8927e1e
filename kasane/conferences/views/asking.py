"""開催を求める・答える・協力要求に回答する・地域課題・誓約。"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kasane.audit.looks import show
from kasane.cases.models import Case
from kasane.cases.page import case_form, find, see
from kasane.conferences import actions, rules
from kasane.conferences.forms import (
    ConveningAnswerForm,
    ConveningForm,
    InfoAnswerForm,
    InfoProxyForm,
)
from kasane.conferences.models import ConveningRequest, InfoRequest, Part
from kasane.conferences.states import PartKind
from kasane.conferences.views.frame import act, sheet
from kasane.kernel import clock

ASKED = ("case__person", "circle", "from_agency", "to_agency")
FREE = (
    "体制の検討や、地域の気になる状況を話し合いたいとき。特定の方のことは、その方のケースの頁から求めます。"
)
LEAD = "開くかどうかは市が決め、期限までに答えます。求めても、主担当は変わりません。"


def ask(request: HttpRequest, uid: UUID) -> HttpResponse:
    """このケースについて、支援会議の開催を求める。"""
    case = find(request, Case.objects.select_related("person", "household", "holder_agency"), uid)
    form = ConveningForm(request.POST or None)
    return case_form(
        request,
        case,
        form,
        lambda: actions.ask_convening(case, by=request.member, **form.cleaned_data),
        heading="支援会議の開催を求める",
        submit="求める",
        said="支援会議の開催を求めました。",
        back=reverse("conferences:case_matters", args=[case.uid]),
        decision=rules.can_ask_convening(request.member, case),
        tab="conferences:case_matters",
        lead=LEAD,
    )


def ask_free(request: HttpRequest) -> HttpResponse:
    """ケースのない議題で求める。"""
    form, agency = ConveningForm(request.POST or None), request.member.agency
    return sheet(
        request,
        form,
        lambda: actions.ask_without_case(agency, by=request.member, **form.cleaned_data),
        said="支援会議の開催を求めました。",
        back=reverse("conferences:list"),
        heading="支援会議の開催を求める（ケースのない議題）",
        submit="求める",
        decision=rules.can_ask_without_case(request.member, agency),
        lead=FREE,
    )


def _tell(request: HttpRequest, asked: Any) -> None:
    if asked.case is not None:
        see(request, asked.case)
        show(request, persons=[asked.case.person.uid])


def convening(request: HttpRequest, uid: UUID) -> HttpResponse:
    asked = find(
        request, ConveningRequest.objects.select_related(*ASKED, "matter", "answered_by__account"), uid
    )
    _tell(request, asked)
    member = request.member
    parts = Part.objects.visible_to(member).filter(
        kind=PartKind.SUPPORT,
        organiser=member.agency_id,
        sitting__held_on__gte=clock.today(),
        sitting__ended_at=None,
    )
    context = {
        "asked": asked,
        "can_answer": rules.can_answer_convening(member, asked),
        "can_read": rules.can_read_answer(member, asked),
        "can_call": rules.can_convene_support(member, member.agency),
        "parts": list(parts.select_related("sitting").order_by("sitting__held_on")[:10]),
    }
    return render(request, "conferences/convening.html", context)


def convening_answer(request: HttpRequest, uid: UUID) -> HttpResponse:
    asked = find(request, ConveningRequest.objects.select_related(*ASKED), uid)
    _tell(request, asked)
    form = ConveningAnswerForm(request.POST or None)

    def answer() -> Any:
        opens = form.cleaned_data["opens"] == "yes"
        return actions.answer_convening(
            asked, by=request.member, opens=opens, reply=form.cleaned_data["reply"]
        )

    return sheet(
        request,
        form,
        answer,
        said="求めに答えました。",
        back=reverse("conferences:convening", args=[asked.uid]),
        heading="開催の求めに答える",
        submit="答える",
        decision=rules.can_answer_convening(request.member, asked),
        lead=f"{asked.from_agency.name}：{asked.why}",
    )


@require_POST
def convening_reading(request: HttpRequest, uid: UUID) -> HttpResponse:
    asked = find(request, ConveningRequest, uid)
    back = reverse("conferences:list")
    return act(request, lambda: actions.read_answer(asked, by=request.member), "返事を確かめました。", back)


def information(request: HttpRequest, uid: UUID) -> HttpResponse:
    """協力要求と、その回答。"""
    asked = find(request, InfoRequest.objects.select_related(*ASKED, "entered_for"), uid)
    _tell(request, asked)
    can = rules.can_answer_information(request.member, asked)
    return render(request, "conferences/information.html", {"asked": asked, "can_answer": can})


def information_answer(request: HttpRequest, uid: UUID) -> HttpResponse:
    """回答する。画面を使わない機関の分は、求めた機関が代わりに記録する。"""
    asked = find(request, InfoRequest.objects.select_related(*ASKED), uid)
    _tell(request, asked)
    stands_in = request.member.agency_id != asked.to_agency_id
    form: Any = (InfoProxyForm if stands_in else InfoAnswerForm)(request.POST or None)

    def answer() -> Any:
        proxy = form.proxy(asked.to_agency) if stands_in else None
        words = form.cleaned_data["answer"]
        return actions.answer_information(asked, by=request.member, answer=words, proxy=proxy)

    return sheet(
        request,
        form,
        answer,
        said="回答を記録しました。",
        back=reverse("conferences:information", args=[asked.uid]),
        heading="電話・FAXの回答を代わりに記録する" if stands_in else "協力要求に回答する",
        submit="回答する",
        decision=rules.can_answer_information(request.member, asked),
        lead=asked.items,
    )
