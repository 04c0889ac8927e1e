"""会議の頁の枠: どの会議の頁か・だれのことを見せたか・一枚の用紙で一つの動詞をする。"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kasane.access import ALLOW, Decision, Refused
from kasane.audit.looks import show
from kasane.cases.models import Person
from kasane.cases.page import attempt, see
from kasane.conferences import coverage
from kasane.conferences.models import Item, Matter, Part, Sitting


def act(request: HttpRequest, verb: Callable[[], Any], said: str, back: str) -> HttpResponse:
    """一押しの動詞。断られれば、その理由を知らせて元の頁へ。"""
    try:
        verb()
    except Refused as refused:
        messages.error(request, refused.decision.reason)
    else:
        messages.success(request, said)
    return redirect(back)


def sheet(
    request: HttpRequest,
    form: forms.BaseForm,
    verb: Callable[[], Any],
    *,
    said: str,
    back: str,
    heading: str,
    submit: str,
    template: str = "conferences/form.html",
    decision: Decision = ALLOW,
    **context: Any,
) -> HttpResponse:
    """一枚の用紙で一つの動詞をする頁。断られても、打たれたものは残る。"""
    if request.method == "POST" and form.is_valid() and attempt(form, verb) is not None:
        messages.success(request, said)
        return redirect(back)
    frame = {"form": form, "heading": heading, "submit": submit, "decision": decision, "back": back}
    return render(request, template, {**frame, **context}, status=422 if form.errors else 200)


def tell_case(request: HttpRequest, matter: Matter) -> list[Person]:
    """案件の人を見せると届け出て（根拠は会議の輪）、その人たちを返す。"""
    people = coverage.people(matter)
    if matter.case is not None:
        see(request, matter.case)
        show(request, persons=[person.uid for person in people])
    return people


def item_address(item: Item) -> str:
    return reverse("conferences:item", args=[item.uid])


def sitting_address(sitting: Sitting) -> str:
    return reverse("conferences:sitting", args=[sitting.uid])


def part_of(request: HttpRequest, sitting: Sitting, order: int) -> Part:
    """この会議の、見える部。"""
    part = Part.objects.visible_to(request.member).filter(sitting=sitting, order=order).first()
    if part is None:
        raise Http404
    return part


ITEMS = ("part__sitting", "part__organiser", "part__minute", "matter__case__person", "matter__circle", "plan")
