"""会議の一覧・招集する・開く・議題にする・閉じる。"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kasane.access import Offer
from kasane.agencies.models import Agency
from kasane.cases.models import Case
from kasane.cases.page import attempt, find
from kasane.conferences import actions, agenda, rules
from kasane.conferences.forms import ItemForm, PlanPartForm, SittingForm
from kasane.conferences.models import ConveningRequest, Sitting
from kasane.conferences.views.frame import act, part_of, sheet, sitting_address


def listing(request: HttpRequest) -> HttpResponse:
    """これからの会議・終わった会議・開催の求め。番号だけで、氏名は出さない。"""
    member = request.member
    asked = ConveningRequest.objects.visible_to(member).select_related("case", "from_agency", "to_agency")
    context = {
        "coming": agenda.rows(member, Sitting.objects.visible_to(member).coming()[:50]),
        "past": agenda.rows(member, Sitting.objects.visible_to(member).past()[:50]),
        "asked": list(asked[:50]),
        "offers": _offers(member),
    }
    return render(request, "conferences/list.html", context)


def _offers(member: Any) -> list[Offer]:
    new, agency = reverse("conferences:new"), member.agency
    asking = Offer(
        "支援会議の開催を求める", reverse("conferences:ask_free"), rules.can_ask_without_case(member, agency)
    )
    support = Offer("支援会議を招集する（市のみ）", new, rules.can_convene_support(member, agency))
    plan = Offer("重層的支援会議を開く", f"{new}?kind=plan", rules.can_open_plan(member, agency))
    return [support, plan] if support.open else [asking, support, plan]


def new(request: HttpRequest) -> HttpResponse:
    """招集する・開く。規則が断るときは、理由が用紙の上に出る。"""
    case = _wanted_case(request)
    kind = "plan" if request.GET.get("kind") == "plan" else "support"
    form = SittingForm(request.POST or None, initial={"kind": kind})
    if request.method == "POST" and form.is_valid():
        sitting = attempt(form, lambda: _call(request.member, form))
        if sitting is not None:
            back = reverse("conferences:new_item", args=[sitting.uid, 1])
            return redirect(f"{back}?case={case.uid}" if case else sitting_address(sitting))
    member = request.member
    refused = None if rules.can_convene_support(member, member.agency) else "support"
    context = {
        "form": form,
        "case": case,
        "support": rules.can_convene_support(member, member.agency),
        "refused": refused,
        "plan": rules.can_open_plan(member, member.agency),
        "back": reverse("conferences:list"),
    }
    return render(request, "conferences/new.html", context, status=422 if form.errors else 200)


def _call(member: Any, form: SittingForm) -> Sitting:
    words, kind = form.place_words(), form.cleaned_data["kind"]
    agency: Agency = member.agency
    if kind == "plan":
        return actions.open_plan(agency, by=member, **words)
    then = form.cleaned_data["plan_organiser"] if kind == "both" else None
    return actions.convene_support(agency, by=member, then_plan=then, **words)


def _wanted_case(request: HttpRequest) -> Case | None:
    """``?case=`` の、見えるケース。"""
    try:
        uid = UUID(request.GET.get("case", ""))
    except ValueError:
        return None
    return Case.objects.visible_to(request.member).filter(uid=uid).first()


def _asked(request: HttpRequest) -> ConveningRequest | None:
    """``?asked=`` の、見える開催の求め。"""
    try:
        uid = UUID(request.GET.get("asked", ""))
    except ValueError:
        return None
    return ConveningRequest.objects.visible_to(request.member).filter(uid=uid).select_related("case").first()


def new_item(request: HttpRequest, uid: UUID, order: int) -> HttpResponse:
    """議題にする。"""
    sitting = find(request, Sitting, uid)
    part, asked = part_of(request, sitting, order), _asked(request)
    case = asked.case if asked else _wanted_case(request)
    form = ItemForm(request.POST or None, member=request.member, part=part, case=case)
    return sheet(
        request,
        form,
        lambda: actions.put_on_agenda(part, by=request.member, asked=asked, **form.words()),
        said="議題に加えました。つづけて、構成員を招きます。",
        back=sitting_address(sitting),
        heading=f"{part}の議題にする",
        submit="議題にする",
        decision=rules.can_put(request.member, part),
        lead=agenda.LEAD[part.kind],
    )


def plan_part(request: HttpRequest, uid: UUID) -> HttpResponse:
    """続けて重層的支援会議を開く（併催）。"""
    sitting = find(request, Sitting, uid)
    form = PlanPartForm(request.POST or None)
    return sheet(
        request,
        form,
        lambda: actions.add_plan_part(sitting, by=request.member, organiser=form.cleaned_data["organiser"]),
        said="続けて重層的支援会議を開くことにしました。",
        back=sitting_address(sitting),
        heading="続けて重層的支援会議を開く",
        submit="続けて開く",
        decision=rules.can_add_plan_part(request.member, sitting),
    )


@require_POST
def end(request: HttpRequest, uid: UUID) -> HttpResponse:
    sitting = find(request, Sitting, uid)
    said = "会議を閉じました。資料は会議の日の終わりに閉じます。"
    return act(
        request, lambda: actions.close_sitting(sitting, by=request.member), said, sitting_address(sitting)
    )
