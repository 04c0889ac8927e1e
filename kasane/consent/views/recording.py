"""説明・同意の内容・電話での追加・範囲変更・支援チーム・同意のない間の判断の頁。"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kasane.access import KIND_LABELS
from kasane.cases.models import Case, Person
from kasane.cases.page import attempt, case_form, case_page, find
from kasane.consent import actions, foresee, rules
from kasane.consent.forms import (
    ConsentForm,
    ExplanationForm,
    Matrix,
    NarrowingForm,
    NoConsentForm,
    OpeningForm,
    PhoneForm,
)
from kasane.consent.models import Consent
from kasane.consent.views.looking import chosen_person, closed, latest


def home(case: Case) -> str:
    return reverse("consent:case_consents", args=[case.uid])


def new(request: HttpRequest, uid: UUID) -> HttpResponse:
    """表に印をつけ、「開くものを確かめる」か「記録する」。行を加えるボタンも、この頁に戻る。"""
    case = find(request, Case, uid)
    decision = rules.can_record(request.member, case)
    if not decision:
        return closed(request, case, "同意の内容を記録する", decision)
    person = chosen_person(request, case)
    before = latest(request, case, person)
    matrix = Matrix(case, before, request.POST or None)
    step = request.POST.get("step", "")
    bound = request.POST if step in ("preview", "record") else None
    initial = _typed(request, person, before)
    form = ConsentForm(case, request.member, bound, initial=initial if not bound else None)
    if step == "record" and form.is_valid():
        terms = form.terms()
        told = attempt(
            form, lambda: actions.record(case, by=request.member, recipients=matrix.recipients(), **terms)
        )
        if told is not None:
            messages.success(request, "同意の内容を記録しました。開くには「支援チームに入れる」を使います。")
            return redirect(home(case))
    preview = foresee.preview(case, person, matrix.recipients(), before)
    more = {"form": form, "matrix": matrix, "preview": preview, "checked": step == "preview"}
    more |= {"about": person, "back": home(case), "decision": decision, "before": before}
    more["others"] = [one for one in form.fields["person"].queryset if one.pk != person.pk]  # type: ignore[attr-defined]
    return _matrix_page(request, case, "consent/new.html", form, more)


def _typed(request: HttpRequest, person: Person, before: Consent | None) -> dict[str, Any]:
    """行を加えて出し直すときも、打たれた字を残す。はじめてなら、前の同意の目的を入れておく。"""
    if request.method == "POST":
        lists = {"purposes": request.POST.getlist("purposes")}
        return {**request.POST.dict(), **lists, "person": person.uid}
    purposes = before.purposes if before else []
    return {"person": person.uid, "explained_by": request.member.name, "purposes": purposes}


def narrowing(request: HttpRequest, uid: UUID) -> HttpResponse:
    """印を外して狭める。前の同意は変えず、新しい一枚になる。"""
    consent = find(request, Consent, uid)
    case = consent.case
    decision = rules.can_narrow(request.member, consent)
    if not decision:
        return closed(request, case, "同意の範囲を変える", decision)
    matrix = Matrix(case, consent, request.POST or None)
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
    heads = list(KIND_LABELS.values())
    return case_page(request, case, template, tab="consent:case_consents", status=status, heads=heads, **more)


def explanation(request: HttpRequest, uid: UUID) -> HttpResponse:
    case = find(request, Case, uid)
    initial = {"person": chosen_person(request, case).uid, "explained_by": request.member.name}
    form = ExplanationForm(case, request.member, request.POST or None, initial=initial)
    return case_form(
        request,
        case,
        form,
        lambda: actions.explain(case, by=request.member, **form.cleaned_data),
        heading="同意の説明を記録する",
        submit="説明を記録する",
        said="説明を記録しました。返事を聞いたら「同意の内容を記録する」で記録してください。",
        back=home(case),
        decision=rules.can_explain(request.member, case),
        tab="consent:case_consents",
    )


def phone(request: HttpRequest, uid: UUID) -> HttpResponse:
    """電話で追加の同意を得たとき。書面は後日もらう。"""
    case = find(request, Case, uid)
    initial = {"person": chosen_person(request, case).uid, "heard_by": request.member.name}
    form = PhoneForm(case, request.member, request.POST or None, initial=initial)
    return case_form(
        request,
        case,
        form,
        lambda: actions.add_by_phone(case, by=request.member, **form.cleaned_data),
        heading="電話で同意を追加する",
        submit="追加の同意を記録する",
        said="追加の同意を記録しました。書面は後日もらってください。",
        back=home(case),
        decision=rules.can_add_by_phone(request.member, case),
        tab="consent:case_consents",
        lead="いまの同意に、機関を一つ加えます。ご本人が電話で言った言葉のまま書いてください。",
    )


def opening(request: HttpRequest, uid: UUID) -> HttpResponse:
    consent = find(request, Consent, uid)
    case = consent.case
    decision = rules.can_bring_in(request.member, consent)
    if not decision:
        return closed(request, case, "支援チームに入れる", decision)
    form = OpeningForm(consent, request.POST or None, initial={"agency": request.GET.get("agency")})
    return case_form(
        request,
        case,
        form,
        lambda: actions.bring_in(consent, by=request.member, **form.cleaned_data),
        heading="支援チームに入れる",
        submit="支援チームに入れる",
        said="支援チームに入れました。同意の終わりの日まで、共有分が見られます。",
        back=home(case),
        decision=decision,
        template="consent/opening.html",
        tab="consent:case_consents",
        consent=consent,
    )


def no_consent(request: HttpRequest, uid: UUID) -> HttpResponse:
    case = find(request, Case, uid)
    initial = {"person": chosen_person(request, case).uid, "decided_by": request.member.name}
    form = NoConsentForm(case, request.member, request.POST or None, initial=initial)
    return case_form(
        request,
        case,
        form,
        lambda: actions.note_impossible(case, by=request.member, **form.cleaned_data),
        heading="同意のない間の判断を記録する",
        submit="判断を記録する",
        said="判断を記録しました。次に確かめる日が近づくと、返事が必要なものに出ます。",
        back=home(case),
        decision=rules.can_note_impossible(request.member, case),
        tab="consent:case_consents",
        lead="同意がなくても、支援会議や法律で認められた場合は、必要な範囲で情報を伝えられます。"
        "だれが・なぜ・次にいつ確かめるかを残します。",
    )
