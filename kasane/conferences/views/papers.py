"""事前の書面・配る資料・自分の資料・議事録・開催通知・名簿。"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from kasane.access import Refused
from kasane.cases.page import find
from kasane.conferences import actions, agenda, minutes, rules
from kasane.conferences.forms import MinuteForm, PaperForm, PrepForm
from kasane.conferences.models import Item, Paper, Sitting
from kasane.conferences.views.frame import (
    ITEMS,
    act,
    item_address,
    part_of,
    sheet,
    sitting_address,
    tell_case,
)
from kasane.sheets import drafts

PAPERS = ("seat__agency", "seat__item__part__sitting", "seat__item__matter__case__person")


def preparation(request: HttpRequest, uid: UUID) -> HttpResponse:
    """事前の書面（自分の機関の一枚）。"""
    item = find(request, Item.objects.select_related(*ITEMS), uid)
    tell_case(request, item.matter)
    ours = item.sheets.filter(agency=request.member.agency_id).values("picture", "doing", "wanted", "asks")
    page = "conferences.preparation"
    initial = (ours.first() or {}) | drafts.initial(request, page, item.uid)
    form = PrepForm(request.POST or None, initial=initial)

    def write() -> Any:
        drafts.forget(request, page, item.uid)
        return actions.prepare(item, by=request.member, **form.cleaned_data)

    return sheet(
        request,
        form,
        write,
        said="事前の書面を書きました。",
        back=item_address(item),
        heading="事前の書面を書く",
        submit="書く",
        decision=rules.can_prepare(request.member, item),
        draft=drafts.saved(request, page, item.uid),
        draft_page=page,
        draft_target=item.uid,
    )


def papers(request: HttpRequest, uid: UUID) -> HttpResponse:
    """席ごとに、渡すものを選んで配る。"""
    item = find(request, Item.objects.select_related(*ITEMS), uid)
    if not rules.organises(request.member, item.part):
        raise Http404
    tell_case(request, item.matter)
    rows = [
        (seat, PaperForm(request.POST or None, prefix=str(seat.uid), initial={"parts": _given(seat)}))
        for seat in item.seats.inside().select_related("agency", "involvement").prefetch_related("papers")
    ]
    valid = request.method == "POST" and all(form.is_valid() for _, form in rows)
    if valid and _hand_out_all(request, item, rows):
        messages.success(request, "資料を配りました。会議の日の終わりに閉じます。")
        return redirect(item_address(item))
    forms = [form for _, form in rows]
    context = {
        "item": item,
        "rows": rows,
        "forms": forms,
        "sitting": item.part.sitting,
        "back": item_address(item),
    }
    return render(
        request, "conferences/papers.html", context, status=422 if request.method == "POST" else 200
    )


def _given(seat: Any) -> list[str]:
    paper = next(iter(seat.papers.all()), None)
    return paper.parts if paper else ["household", "sheets", "roles"]


def _hand_out_all(request: HttpRequest, item: Item, rows: list[Any]) -> bool:
    """全部配るか、一部も配らないか。"""
    try:
        with transaction.atomic():
            for seat, form in rows:
                if form.cleaned_data["parts"]:
                    seat.item = item
                    _hand_out(request, seat, form)
    except Refused:
        return False
    return True


def _hand_out(request: HttpRequest, seat: Any, form: PaperForm) -> None:
    try:
        actions.hand_out(seat, by=request.member, parts=form.cleaned_data["parts"])
    except Refused as refused:
        form.add_error("parts", f"{seat}：{refused.decision.reason}")
        raise


def paper(request: HttpRequest, uid: UUID) -> HttpResponse:
    """一部の資料。自分の席のものを、その日のうちだけ。"""
    found = find(request, Paper.objects.select_related(*PAPERS), uid)
    tell_case(request, found.seat.item.matter)
    return render(request, "conferences/paper.html", {"papers": [found], "item": found.seat.item})


def papers_print(request: HttpRequest, uid: UUID) -> HttpResponse:
    """席ごとの資料をまとめて印刷する（開く機関だけ）。"""
    item = find(request, Item.objects.select_related(*ITEMS), uid)
    if not rules.organises(request.member, item.part):
        raise Http404
    tell_case(request, item.matter)
    rows = Paper.objects.visible_to(request.member).filter(seat__item=item)
    found = list(rows.select_related("seat__agency", "seat__item__part__sitting"))
    return render(request, "conferences/paper.html", {"papers": found, "item": item})


def minute(request: HttpRequest, uid: UUID, order: int) -> HttpResponse:
    """会議全体の記録を書き、確定する。"""
    part = part_of(request, find(request, Sitting, uid), order)
    row = getattr(part, "minute", None)
    page = "conferences.minute"
    initial = {"general": row.general, "next_on": row.next_on} if row else {}
    form = MinuteForm(request.POST or None, initial=initial | drafts.initial(request, page, part.uid))

    def write() -> Any:
        drafts.forget(request, page, part.uid)
        return actions.write_minute(part, by=request.member, **form.cleaned_data)

    return sheet(
        request,
        form,
        write,
        said="会議の記録を書きました。",
        back=request.path,
        heading=f"{part}の記録",
        submit="書く",
        template="conferences/minute.html",
        decision=rules.can_write_minute(request.member, part),
        part=part,
        can_seal=rules.can_seal(request.member, part),
        draft=drafts.saved(request, page, part.uid),
        draft_page=page,
        draft_target=part.uid,
        sitting_back=sitting_address(part.sitting),
    )


@require_POST
def seal(request: HttpRequest, uid: UUID, order: int) -> HttpResponse:
    part = part_of(request, find(request, Sitting, uid), order)
    said = f"{part}の記録を確定しました。"
    return act(request, lambda: actions.seal(part, by=request.member), said, sitting_address(part.sitting))


def minutes_print(request: HttpRequest, uid: UUID, order: int) -> HttpResponse:
    """議事録。部ごとで、見てよい案件だけ。"""
    part = part_of(request, find(request, Sitting, uid), order)
    records = minutes.records(part, request.member)
    for record in records:
        tell_case(request, record.item.matter)
    words = {"part": part, "records": records, "ground_words": agenda.ground_words(part)}
    return render(request, "conferences/minutes.html", words)


def notice(request: HttpRequest, uid: UUID) -> HttpResponse:
    """開催通知。案件は番号だけ。"""
    found = find(request, Sitting, uid)
    return render(request, "conferences/notice.html", {"row": agenda.row(request.member, found)})


def roster(request: HttpRequest, uid: UUID) -> HttpResponse:
    """招集名簿。案件ごとの席と、守秘の確認・出入りの時刻。"""
    found = find(request, Sitting, uid)
    row = agenda.row(request.member, found)
    rows = [(one.part, [(item, minutes.record_of(item).seats) for item in one.items]) for one in row.parts]
    return render(request, "conferences/roster.html", {"sitting": found, "rows": rows})
