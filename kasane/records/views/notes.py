"""支援経過の一件: 読む・直す・追記する・取り下げる。"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from kasane.access import Decision, Refused
from kasane.audit.looks import show
from kasane.cases.models import Case
from kasane.cases.page import attempt, case_form, case_page, find, see
from kasane.kernel import clock
from kasane.records import actions, rules, states
from kasane.records.forms.noting import PLAIN, AdditionForm, NoteForm, WithdrawalForm
from kasane.records.models import Note, Withdrawal
from kasane.records.readers import readers
from kasane.records.timeline import Entry, with_attached
from kasane.records.views.writing import circles_of
from kasane.sheets import drafts

DRAFT = "records.revision"
CASE = ("case__person", "case__holder_agency", "case__household")
RELATED = (*CASE, "agency", "author__account", "circle", "entered_for", "revised_by__account")


def _find(request: HttpRequest, uid: UUID) -> Note:
    return find(request, Note.objects.select_related(*RELATED), uid)


def _asked(request: HttpRequest, note: Note) -> Withdrawal | None:
    return Withdrawal.objects.visible_to(request.member).filter(note=note).select_related("made_by").first()


def note(request: HttpRequest, uid: UUID) -> HttpResponse:
    found, by = _find(request, uid), request.member
    sight = see(request, found.case)
    found = with_attached(Note.objects.visible_to(by).select_related(*RELATED), sight).get(pk=found.pk)
    show(request, persons=[row.person.uid for row in found.about.all()])
    code = next((row.basis for row in sight.rows if row.circle_id == found.circle_id), "own")
    return case_page(
        request,
        found.case,
        "records/note.html",
        tab="records:timeline",
        note=found,
        entry=Entry(found.happened_at, note=found, code=code),
        closes_on=states.closes_on(found),
        is_final=states.is_final(found),
        can_revise=rules.can_revise(by, found),
        can_finalise=rules.can_finalise(by, found),
        can_add=rules.can_add(by, found),
        can_ask=rules.can_ask_withdrawal(by, found),
        ours=found.agency_id == by.agency_id,
        asked=_asked(request, found),
    )


def revision(request: HttpRequest, uid: UUID) -> HttpResponse:
    """締めるまで直せる。先に直されていたら、二つの文を並べて見せる。"""
    found, by = _find(request, uid), request.member
    sight = see(request, found.case)
    form = NoteForm(
        found.case, sight, request.POST or None, initial=_as_typed(found), circles=circles_of(sight)
    )
    form.initial.update(drafts.initial(request, DRAFT, uid))
    _keep_destination(form, found)
    version = _version(request, found)
    if request.method == "POST" and form.is_valid():
        words = {name: value for name, value in form.details().items() if name != "circle"}
        if attempt(form, lambda: actions.revise(found, by=by, version=version, **words)):
            drafts.forget(request, DRAFT, uid)
            messages.success(request, "経過を直しました。")
            return redirect("records:note", uid)
    theirs = _find(request, uid) if version != found.version else None
    return case_page(
        request,
        found.case,
        "records/revision.html",
        status=422 if request.method == "POST" else 200,
        note=found,
        form=form,
        version=theirs.version if theirs else version,
        theirs=theirs,
        mine=request.POST if theirs else None,
        now=clock.now(),
        draft=drafts.saved(request, DRAFT, uid),
        decision=rules.can_revise(by, found),
    )


def _version(request: HttpRequest, note: Note) -> int:
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() and len(text) < 9 else note.version


def _as_typed(note: Note) -> dict[str, Any]:
    about = [row.person.uid for row in note.about.all()]
    return {name: getattr(note, name) for name in PLAIN} | {
        "kinds": note.kinds,
        "destination": str(note.reach),
        "about": about,
    }


def _keep_destination(form: NoteForm, note: Note) -> None:
    """会議限りの記録は、会議限りのまま直す（届く範囲をあとから広げない）。"""
    place: Any = form.fields["destination"]
    if note.circle:
        place.choices = [(str(note.circle.uid), note.reach_label)]
        place.initial = form.initial["destination"] = str(note.circle.uid)
        form.circles[str(note.circle.uid)] = note.circle
    else:
        place.choices = [choice for choice in place.choices if choice[0] not in form.circles]


@require_POST
def final(request: HttpRequest, uid: UUID) -> HttpResponse:
    found = find(request, Note, uid)
    _say(request, lambda: actions.finalise(found, by=request.member), "経過を確定しました。")
    return redirect("records:note", uid)


def _say(request: HttpRequest, verb: Any, said: str) -> Decision | None:
    """一押しの動詞。断られたら、その理由を頁の上に出す。"""
    try:
        verb()
    except Refused as refused:
        messages.error(request, refused.decision.reason)
        return refused.decision
    messages.success(request, said)
    return None


def addition(request: HttpRequest, uid: UUID) -> HttpResponse:
    found = _find(request, uid)
    form = AdditionForm(request.POST or None)
    return case_form(
        request,
        found.case,
        form,
        lambda: actions.add(found, by=request.member, **form.cleaned_data),
        heading="追記する",
        submit="追記する",
        said="追記しました。",
        back=reverse("records:note", args=[uid]),
        decision=rules.can_add(request.member, found),
    )


def withdrawal(request: HttpRequest, uid: UUID) -> HttpResponse:
    """誤記載の取下げを申し出る。だれの目にふれたかも、ここに並ぶ（書いた機関だけ）。"""
    found, by = _find(request, uid), request.member
    if found.agency_id != by.agency_id:
        raise Http404
    asked, form = _asked(request, found), WithdrawalForm(request.POST or None)
    return case_form(
        request,
        found.case,
        form,
        lambda: _ask(request, found, form),
        heading="誤記載を取り下げる",
        submit="取下げを申し出る",
        said="取下げを申し出ました。同じ機関の別の職員が確かめると、中身が消えます。",
        back=reverse("records:note", args=[uid]),
        decision=rules.can_ask_withdrawal(by, found),
        template="records/withdrawal.html",
        note=found,
        asked=asked,
        can_confirm=rules.can_withdraw_wrong(by, asked) if asked else None,
        readers=readers(found),
    )


def _ask(request: HttpRequest, note: Note, form: WithdrawalForm) -> Withdrawal:
    number = form.cleaned_data["number"].strip()
    cases = Case.objects.visible_to(request.member)
    target = cases.filter(number=number).first() if number else None
    if number and target is None:
        raise Refused(Decision(False, "移す先のケースが見つかりません。番号を確かめてください。"))
    return actions.ask_withdrawal(note, by=request.member, why=form.cleaned_data["why"], move_to=target)


@require_POST
def confirmation(request: HttpRequest, uid: UUID) -> HttpResponse:
    found = find(request, Note, uid)
    asked = _asked(request, found)
    if asked is None:
        raise Http404
    _say(
        request,
        lambda: actions.withdraw_wrong(asked, by=request.member),
        "取り下げました。見た人を確かめるやることを、機関に置きました。",
    )
    return redirect("records:note", uid)
