"""記録を書く: どこからでも一押しで来て、一つの箱に書いて終わる。"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kasane.audit.looks import show
from kasane.cases.models import Case
from kasane.cases.page import attempt, case_page, find, see
from kasane.cases.sight import Sight
from kasane.records import actions, choosing, panel, rules, telling
from kasane.records.forms.noting import NextForm, NoteForm, TellingForm
from kasane.sheets import drafts

DRAFT, LINES = "records.note", 3


def write(request: HttpRequest) -> HttpResponse:
    """だれの記録かを選ぶ。探す言葉は番地に残さない（POST）。"""
    query = request.POST.get("q", "").replace("\0", "").strip()[:80]
    recent = list(choosing.recent(request.member))
    found = list(choosing.search(request.member, query)) if query else []
    show(request, persons=[case.person.uid for case in [*recent, *found]])
    context = {"recent": recent, "found": found, "query": query, "limit": choosing.FOUND}
    return render(request, "records/choose.html", context)


def circles_of(sight: Sight) -> list[Any]:
    """書ける輪（会議限りで書くとき）。"""
    return list({row.circle_id: row.circle for row in sight.rows if row.circle and row.writes}.values())


def _told_forms(request: HttpRequest, kept: dict[str, Any]) -> list[TellingForm]:
    forms = []
    for number in range(LINES):
        start = f"told{number}-"
        initial = {name.removeprefix(start): value for name, value in kept.items() if name.startswith(start)}
        forms.append(TellingForm(request.POST or None, prefix=f"told{number}", initial=initial))
    return forms


def write_case(request: HttpRequest, uid: UUID) -> HttpResponse:
    case = find(request, Case.objects.select_related("person", "holder_agency", "household"), uid)
    sight, kept = see(request, case), drafts.initial(request, DRAFT, uid)
    form = NoteForm(case, sight, request.POST or None, initial=kept, circles=circles_of(sight))
    then, told = NextForm(request.POST or None, initial=kept), _told_forms(request, kept)
    if request.method == "POST" and all([one.is_valid() for one in (form, then, *told)]):
        lines = [one.line() for one in told if one.used]
        note = attempt(
            form,
            lambda: actions.write(case, by=request.member, told=lines, **form.details(), **then.cleaned_data),
        )
        if note:
            drafts.forget(request, DRAFT, uid)
            messages.success(request, "経過を記録しました。")
            return redirect("records:timeline", uid)
    context: dict[str, Any] = {
        "form": form,
        "then": then,
        "told": told,
        "draft": drafts.saved(request, DRAFT, uid),
    }
    return case_page(
        request,
        case,
        "records/write.html",
        status=422 if request.method == "POST" else 200,
        decision=rules.can_write(request.member, case),
        tellable=[(row, telling.kinds_told(row)) for row in telling.may_be_told(case, request.member)],
        **panel.heed(case, sight),
        **context,
    )
