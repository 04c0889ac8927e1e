"""説明・電話での追加・支援チーム・同意のない間の判断の頁。"""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from kasane.cases.models import Case
from kasane.cases.page import case_form, find
from kasane.consent import actions, rules
from kasane.consent.forms import ExplanationForm, NoConsentForm, OpeningForm, PhoneForm
from kasane.consent.models import Consent
from kasane.consent.views.looking import chosen_person, closed, home


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
    initial["agency"] = request.GET.get("agency")
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
        draft_page="consent.no-consent",
        tab="consent:case_consents",
        lead="同意がなくても、支援会議や法律で認められた場合は、必要な範囲で情報を伝えられます。"
        "だれが・なぜ・次にいつ確かめるかを残します。",
    )
