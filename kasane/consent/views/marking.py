"""宛先の表に印をつける頁: 同意の内容を記録する・範囲を変える。確かめてから記録する。"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect

from kasane.access import KIND_LABELS
from kasane.cases.models import Case, Person
from kasane.cases.page import attempt, case_page, find
from kasane.consent import actions, foresee, rules
from kasane.consent.forms import ConsentForm, Matrix, NarrowingForm
from kasane.consent.models import Consent
from kasane.consent.views.looking import chosen_person, closed, home, latest
from kasane.sheets import drafts

DRAFT = "consent.new"


def new(request: HttpRequest, uid: UUID) -> HttpResponse:
    """表に印をつけ、「開くものを確かめる」か「記録する」。行を加えるボタンも、この頁に戻る。"""
    case = find(request, Case, uid)
    decision = rules.can_record(request.member, case)
    if not decision:
        return closed(request, case, "同意の内容を記録する", decision)
    typed = request.POST or _kept(request, case)
    person = chosen_person(request, case, typed)
    before = latest(request, case, person)
    matrix = Matrix(case, before, typed)
    step = request.POST.get("step", "")
    bound = request.POST if step in ("preview", "record") else None
    initial = _typed(request, person, before, typed)
    form = ConsentForm(case, request.member, bound, initial=initial if not bound else None)
    if step == "record" and form.is_valid():
        terms = form.terms()
        told = attempt(
            form, lambda: actions.record(case, by=request.member, recipients=matrix.recipients(), **terms)
        )
        if told is not None:
            drafts.forget(request, DRAFT, case.uid)
            messages.success(request, "同意の内容を記録しました。開くには「支援チームに入れる」を使います。")
            return redirect(home(case))
    saved = drafts.saved(request, DRAFT, case.uid)
    preview = foresee.preview(case, person, matrix.recipients(), before)
    more = {"form": form, "matrix": matrix, "preview": preview, "checked": step == "preview"}
    more |= {"about": person, "back": home(case), "decision": decision, "before": before, "draft": saved}
    more["others"] = [one for one in form.fields["person"].queryset if one.pk != person.pk]  # type: ignore[attr-defined]
    return _matrix_page(request, case, "consent/new.html", form, more)


def _kept(request: HttpRequest, case: Case) -> QueryDict | None:
    """預けた書きかけ（``?draft=1``）。表の印は同じ名がいくつもあるので、送られた形に戻す。"""
    found = drafts.initial(request, DRAFT, case.uid)
    data = QueryDict(mutable=True)
    for name, value in found.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data or None


def _typed(
    request: HttpRequest, person: Person, before: Consent | None, typed: QueryDict | None
) -> dict[str, Any]:
    """行を加えて出し直すときも、打たれた字を残す。はじめてなら、前の同意の目的を入れておく。"""
    if typed:
        return {**typed.dict(), "purposes": typed.getlist("purposes"), "person": person.uid}
    purposes = before.purposes if before else []
    return {"person": person.uid, "explained_by": request.member.name, "purposes": purposes}


def narrowing(request: HttpRequest, uid: UUID) -> HttpResponse:
    """印を外して狭める。前の同意は変えず、新しい一枚になる。"""
    consent = find(request, Consent, uid)
    case = consent.case
    decision = rules.can_narrow(request.member, consent)
    if not decision:
        return closed(request, case, "同意の範囲を変える", decision)
    matrix = Matrix(case, consent, request.POST or None, only_held=True)
    step = request.POST.get("step", "")
    initial = {"until": consent.until, "heard_by": request.member.name}
    form = NarrowingForm(request.POST if step else None, initial=initial)
    if step == "record" and form.is_valid():
        told = attempt(form, lambda: _narrow(request, consent, matrix, form))
        if told is not None:
            messages.success(
                request, "同意の範囲を変えました。見えなくなった機関には、中立の知らせが届きます。"
            )
            return redirect(home(case))
    preview = foresee.preview(case, consent.person, matrix.recipients(), consent)
    more = {"form": form, "matrix": matrix, "preview": preview, "checked": step == "preview"}
    more |= {"about": consent.person, "back": home(case), "decision": decision, "consent": consent}
    return _matrix_page(request, case, "consent/narrowing.html", form, more)


def _narrow(request: HttpRequest, consent: Consent, matrix: Matrix, form: NarrowingForm) -> Consent:
    return actions.narrow(consent, by=request.member, recipients=matrix.recipients(), **form.cleaned_data)


def _matrix_page(
    request: HttpRequest, case: Case, template: str, form: Any, more: dict[str, Any]
) -> HttpResponse:
    status = 422 if form.is_bound and form.errors else 200
    heads = [label.split("（")[0] for label in KIND_LABELS.values()]
    return case_page(request, case, template, tab="consent:case_consents", status=status, heads=heads, **more)
