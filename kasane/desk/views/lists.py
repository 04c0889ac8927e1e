"""支援中の方の一覧・探す・全体の進み具合。"""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from kasane.agencies.roles import Can
from kasane.audit.looks import show
from kasane.cases.models import Case, CaseQuerySet
from kasane.cases.panel import promise_passed
from kasane.cases.states import CaseState
from kasane.desk.lists import CAP, Page, page_of
from kasane.desk.searching import matching
from kasane.desk.standing import labels, with_stage


def cases(request: HttpRequest) -> HttpResponse:
    """絞り込みは番地に残る（名や自由な文字は決して番地に置かない）。"""
    rows: Any = _filtered(request, Case.objects.visible_to(request.member))
    stages = labels()
    rows = (
        with_stage(rows, request.member)
        .order_by("-touched_at", "-id")
        .select_related("person", "holder_agency")
    )
    if request.GET.get("stage") in stages:
        rows = rows.filter(stage=request.GET["stage"])
    page = page_of(rows, request.GET.get("page"))
    _tell(request, page)
    for case in page:
        case.stage_label = stages[case.stage]
    context = {"page": page, "stages": stages, "states": CaseState.choices, "chosen": request.GET}
    return render(request, "desk/cases.html", context)


def _filtered(request: HttpRequest, rows: CaseQuerySet) -> CaseQuerySet:
    chosen = request.GET
    if chosen.get("state") in CaseState.values:
        rows = rows.filter(state=chosen["state"])
    elif not chosen.get("state"):
        rows = rows.exclude(state=CaseState.CLOSED)
    if chosen.get("holder") == "mine":
        rows = rows.filter(holder_agency=request.member.agency_id)
    if chosen.get("late"):
        rows = promise_passed(rows)
    return rows


def _tell(request: HttpRequest, page: Page) -> None:
    show(request, persons=[case.person.uid for case in page])


@require_POST
def search(request: HttpRequest) -> HttpResponse:
    """氏名・かな・番号で探す。POST だけ（探した言葉が番地や履歴に残らない）。"""
    words = request.POST.get("q", "").replace("\0", "").strip()[:80]
    page = page_of(matching(request.member, words), "1") if words else Page([], 1, False)
    _tell(request, page)
    return render(request, "desk/search.html", {"words": words, "page": page})


def overview(request: HttpRequest) -> HttpResponse:
    """全体の進み具合（事務局）。多機関協働に来たものだけで、ほかの窓口の相談は入らない。"""
    if not request.member.may(Can.OVERSEE):
        raise Http404
    rows = with_stage(Case.objects.visible_to(request.member).under_way(), request.member).select_related(
        "person", "holder_agency", "holder"
    )
    found: list[Any] = list(rows.order_by("holder_since", "id")[: CAP + 1])
    show(request, persons=[case.person.uid for case in found])
    stages = labels()
    counts = Counter(case.stage for case in found)
    unheld = 0
    for case in found:
        case.stage_label = stages[case.stage]
        unheld += not case.is_held
    context = {
        "unheld": unheld,
        "rows": found[:CAP],
        "over": len(found) > CAP,
        "counts": [(stages[key], counts[key], key) for key in stages if counts[key]],
        "households": len({case.household_id for case in found}),
    }
    return render(request, "desk/overview.html", context)
