"""会議の準備と進行: 左に次第、右に開いた案件（構成員と渡る資料・話したこと・決まったこと）。"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from kasane.cases.page import attempt, find
from kasane.conferences import actions, agenda, minutes, papers, rules
from kasane.conferences.forms import ResolutionForm, SaidForm, SummaryForm
from kasane.conferences.models import Item, Seat, Sitting
from kasane.conferences.states import ItemState
from kasane.conferences.views.frame import ITEMS, act, item_address, tell_case
from kasane.kernel import codes
from kasane.sheets import drafts

DRAFT = "conferences.summary"


def sitting(request: HttpRequest, uid: UUID) -> HttpResponse:
    """開いている案件があればそれを、なければはじめの案件を開く。"""
    found = find(request, Sitting, uid)
    row = agenda.row(request.member, found)
    items = [item for part in row.parts for item in part.items]
    now = next((item for item in items if item.state == ItemState.HELD), items[0] if items else None)
    if now is None:
        return render(request, "conferences/sitting.html", _frame(request, found, row))
    return _cockpit(request, _whole(request, now.uid))


def item(request: HttpRequest, uid: UUID) -> HttpResponse:
    return _cockpit(request, _whole(request, uid))


def _whole(request: HttpRequest, uid: UUID) -> Item:
    with_all = "part__sitting__parts__organiser"
    return find(request, Item.objects.select_related(*ITEMS).prefetch_related(with_all), uid)


def _frame(request: HttpRequest, found: Sitting, row: agenda.SittingRow) -> dict[str, Any]:
    member = request.member
    parts = [(one, rules.can_put(member, one.part), agenda.ground_words(one.part)) for one in row.parts]
    return {
        "sitting": found,
        "parts": parts,
        "mine": any(rules.organises(member, one.part) for one in row.parts),
        "can_close": rules.can_close_sitting(member, found),
        "can_add": rules.can_add_plan_part(member, found),
    }


def _cockpit(request: HttpRequest, one: Item, *, status: int = 200, **bound: Any) -> HttpResponse:
    """一つの案件を開いた頁。``bound`` は、誤りのあった用紙（打たれたものを残す）。"""
    member = request.member
    people = tell_case(request, one.matter)
    row = agenda.row(member, one.part.sitting)
    organises = rules.organises(member, one.part)
    record = minutes.record_of(one, member)
    context = {
        **_frame(request, one.part.sitting, row),
        "item": one,
        "part": one.part,
        "ground_words": agenda.ground_words(one.part),
        "people": people,
        "record": record,
        "seats": _seats(record.seats, bool(organises)),
        "paper_parts": codes.choices("paper_part"),
        "runs": organises,
        "can": _can(member, one),
        "following": _next(row, one),
        "my_paper": papers.mine(one, member),
        "sheets": list(one.sheets.select_related("agency")),
        "agency_id": member.agency_id,
        **_forms(request, one, bool(organises), bound),
    }
    return render(request, "conferences/item.html", context, status=status)


def _forms(request: HttpRequest, one: Item, organises: bool, bound: dict[str, Any]) -> dict[str, Any]:
    only = None if organises else request.member.agency
    kept = drafts.initial(request, DRAFT, one.uid)
    return {
        "said": SaidForm(item=one, only=only),
        "summary": SummaryForm(initial={"summary": one.summary} | kept),
        "draft": drafts.saved(request, DRAFT, one.uid),
        "draft_page": DRAFT,
        "decided": ResolutionForm(item=one),
        **bound,
    }


def _can(member: Any, one: Item) -> dict[str, Any]:
    return {
        "seat": rules.can_seat(member, one),
        "start": rules.can_start(member, one),
        "close": rules.can_close_item(member, one),
        "say": rules.can_say(member, one),
        "summarise": rules.can_summarise(member, one),
        "resolve": rules.can_resolve(member, one),
        "prepare": rules.can_prepare(member, one),
        "plan": rules.can_decide_plan(member, one) if one.plan_id else None,
        "end": rules.can_end_matter(member, one.matter),
    }


def _seats(seats: list[Seat], organises: bool) -> list[dict[str, Any]]:
    """席の一行。渡る資料の列は、開く機関にだけ見える。"""
    parts = codes.choices("paper_part")
    found = []
    for seat in seats:
        paper = next(iter(seat.papers.all()), None)
        lost = seat.involvement is not None and not seat.involvement.live_at()
        given = paper.parts if paper else []
        marks = [(label, key in given) for key, label in parts]
        found.append({"seat": seat, "paper": paper, "marks": marks if organises else [], "lost": lost})
    return found


def _next(row: agenda.SittingRow, one: Item) -> Item | None:
    items = [item for part in row.parts for item in part.items]
    places = [item.pk for item in items]
    here = places.index(one.pk) if one.pk in places else len(items)
    return items[here + 1] if here + 1 < len(items) else None


@require_POST
def start(request: HttpRequest, uid: UUID) -> HttpResponse:
    one = find(request, Item, uid)
    return act(
        request, lambda: actions.start(one, by=request.member), "案件を始めました。", item_address(one)
    )


@require_POST
def end(request: HttpRequest, uid: UUID) -> HttpResponse:
    one = find(request, Item, uid)
    said = "この案件を終えました。取扱いは続いています。"
    return act(request, lambda: actions.close_item(one, by=request.member), said, item_address(one))


@require_POST
def statements(request: HttpRequest, uid: UUID) -> HttpResponse:
    """話したことを記録する。"""
    one = _whole(request, uid)
    only = None if rules.organises(request.member, one.part) else request.member.agency
    form = SaidForm(request.POST, item=one, only=only)
    if form.is_valid() and attempt(form, lambda: actions.say(one, by=request.member, **form.cleaned_data)):
        return redirect(f"{item_address(one)}#said")
    return _cockpit(request, one, status=422, said=form)


@require_POST
def summary(request: HttpRequest, uid: UUID) -> HttpResponse:
    """検討したことを書く。"""
    one = _whole(request, uid)
    form = SummaryForm(request.POST)
    if form.is_valid() and attempt(
        form, lambda: actions.summarise(one, by=request.member, **form.cleaned_data)
    ):
        drafts.forget(request, DRAFT, one.uid)
        return redirect(f"{item_address(one)}#said")
    return _cockpit(request, one, status=422, summary=form)


@require_POST
def resolutions(request: HttpRequest, uid: UUID) -> HttpResponse:
    """決まったことを足す。"""
    one = _whole(request, uid)
    form = ResolutionForm(request.POST, item=one)
    if form.is_valid() and attempt(
        form, lambda: actions.resolve(one, by=request.member, **form.cleaned_data)
    ):
        return redirect(f"{item_address(one)}#decided")
    return _cockpit(request, one, status=422, decided=form)
