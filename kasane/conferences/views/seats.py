"""席: 招く・当日の追加・席を外す・守秘を確かめる・出入り。"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from kasane.agencies.models import Agency
from kasane.cases.page import attempt, find
from kasane.conferences import actions, coverage, rules
from kasane.conferences.forms import GuestForm, ReasonForm, SeatForm, SecrecyForm
from kasane.conferences.models import Item, Seat
from kasane.conferences.views.frame import ITEMS, act, item_address, sheet, tell_case

SEATS = ("item__part__sitting", "item__part__organiser", "item__part__minute", "item__matter__case", "agency")


def seats(request: HttpRequest, uid: UUID) -> HttpResponse:
    """構成員を招く。同意の宛先にない機関は、理由と三つの道が出る。案件は議題に残る。"""
    item = find(request, Item.objects.select_related(*ITEMS), uid)
    tell_case(request, item.matter)
    form = SeatForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = dict(form.cleaned_data)
        if attempt(form, lambda: actions.seat(item, by=request.member, **words)) is not None:
            return redirect(item_address(item))
    context = {
        "form": form,
        "item": item,
        "sitting": item.part.sitting,
        "decision": rules.can_seat(request.member, item),
        "left_out": _left_out(request, item, form),
        "back": item_address(item),
    }
    return render(request, "conferences/seats.html", context, status=422 if form.errors else 200)


def _left_out(request: HttpRequest, item: Item, form: SeatForm) -> Agency | None:
    """招こうとした機関が、同意の宛先に入っていないとき。"""
    if not form.is_bound or not form.cleaned_data.get("agency"):
        return None
    agency: Agency = form.cleaned_data["agency"]
    if not rules.can_seat(request.member, item):
        return None
    return None if coverage.coverage(item, agency) else agency


@require_POST
def absences(request: HttpRequest, uid: UUID) -> HttpResponse:
    """この機関の回だけ退席・名前を伏せて意見だけ聞く。"""
    item = find(request, Item, uid)
    agency = find(request, Agency, _uid(request.POST.get("agency", "")))
    unnamed = request.POST.get("unnamed") == "1"
    said = "名前を伏せて意見だけ聞くことにしました。" if unnamed else "この案件では席を外してもらいます。"
    why = request.POST.get("why", "同意の宛先に入っていないため")
    return act(
        request,
        lambda: actions.leave_out(item, by=request.member, agency=agency, why=why, unnamed=unnamed),
        said,
        item_address(item),
    )


def _uid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)


def guests(request: HttpRequest, uid: UUID) -> HttpResponse:
    """当日の追加出席・代理。"""
    item = find(request, Item.objects.select_related(*ITEMS), uid)
    tell_case(request, item.matter)
    form = GuestForm(request.POST or None, item=item)
    return sheet(
        request,
        form,
        lambda: actions.seat_guest(item, by=request.member, **form.cleaned_data),
        said="当日の追加を記録しました。",
        back=item_address(item),
        heading="当日の追加を記録する",
        submit="席につける",
        decision=rules.can_seat(request.member, item),
    )


def _seat_sheet(
    request: HttpRequest, seat: Seat, form: Any, verb: Any, said: str, heading: str, submit: str
) -> HttpResponse:
    tell_case(request, seat.item.matter)
    return sheet(
        request,
        form,
        verb,
        said=said,
        back=item_address(seat.item),
        heading=heading,
        submit=submit,
        decision=rules.can_keep_seat(request.member, seat),
        lead=str(seat),
    )


def secrecy(request: HttpRequest, uid: UUID) -> HttpResponse:
    seat = find(request, Seat.objects.select_related(*SEATS), uid)
    form = SecrecyForm(request.POST or None)

    def confirm() -> Any:
        return actions.confirm_secrecy(seat, by=request.member, **form.cleaned_data)

    said = "守秘を確かめたことを記録しました。"
    return _seat_sheet(request, seat, form, confirm, said, "守秘を確かめる", "確かめた")


def cancellation(request: HttpRequest, uid: UUID) -> HttpResponse:
    seat = find(request, Seat.objects.select_related(*SEATS), uid)
    form = ReasonForm(request.POST or None)

    def cancel() -> Any:
        return actions.unseat(seat, by=request.member, **form.cleaned_data)

    said = "席を取り消しました。この機関からは、案件が見えなくなります。"
    return _seat_sheet(request, seat, form, cancel, said, "席を取り消す", "取り消す")


@require_POST
def arrival(request: HttpRequest, uid: UUID) -> HttpResponse:
    seat = find(request, Seat.objects.select_related(*SEATS), uid)
    back = item_address(seat.item)
    return act(request, lambda: actions.come_in(seat, by=request.member), "着席を記録しました。", back)


@require_POST
def departure(request: HttpRequest, uid: UUID) -> HttpResponse:
    seat = find(request, Seat.objects.select_related(*SEATS), uid)
    back = item_address(seat.item)
    return act(request, lambda: actions.step_out(seat, by=request.member), "退席を記録しました。", back)


@require_POST
def paper_return(request: HttpRequest, uid: UUID) -> HttpResponse:
    seat = find(request, Seat.objects.select_related(*SEATS), uid)
    back = item_address(seat.item)
    said = "資料を返してもらったことを記録しました。"
    return act(request, lambda: actions.take_back(seat, by=request.member), said, back)
