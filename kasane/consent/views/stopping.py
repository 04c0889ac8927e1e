"""取りやめ（撤回）・そのあと・利用の取下げの頁。"""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from kasane.cases.models import Case
from kasane.cases.page import case_form, find
from kasane.consent import actions, foresee, rules
from kasane.consent.forms import NextForm, UseWithdrawalForm, WithdrawalForm
from kasane.consent.models import Consent
from kasane.consent.views.looking import chosen_person, closed, home


def withdrawal(request: HttpRequest, uid: UUID) -> HttpResponse:
    """赤い囲みで「見えなくなるもの」を先に見せる。"""
    consent = find(request, Consent, uid)
    case = consent.case
    decision = rules.can_withdraw(request.member, consent)
    if not decision:
        return closed(request, case, "同意の取りやめ（撤回）を記録する", decision)
    form = WithdrawalForm(request.POST or None, initial={"heard_by": request.member.name})
    return case_form(
        request,
        case,
        form,
        lambda: actions.withdraw(consent, by=request.member, **form.heard()),
        heading="同意の取りやめ（撤回）を記録する",
        submit="取りやめを記録する",
        said="同意の取りやめを記録しました。見えなくなった機関には、中立の知らせが届きます。",
        back=home(case),
        decision=decision,
        template="consent/withdrawal.html",
        draft_page="consent.withdrawal",
        tab="consent:case_consents",
        consent=consent,
        lost=foresee.losing(consent),
        fixed=foresee.fixed(case),
        told=foresee.already_told(consent, request.member),
    )


def next_step(request: HttpRequest, uid: UUID) -> HttpResponse:
    consent = find(request, Consent, uid)
    form = NextForm(request.POST or None)
    return case_form(
        request,
        consent.case,
        form,
        lambda: actions.decide_next(consent, by=request.member, **form.cleaned_data),
        heading="取りやめのあとを決める",
        submit="このあとを決める",
        said="このあとを決めました。やることに入りました。",
        back=home(consent.case),
        decision=rules.can_decide_next(request.member, consent),
        tab="consent:case_consents",
        lead="同意が取りやめになっても、支援そのものは終わりません。次にすることを一つ選びます。",
    )


def use_withdrawal(request: HttpRequest, uid: UUID) -> HttpResponse:
    case = find(request, Case, uid)
    initial = {"person": chosen_person(request, case).uid, "heard_by": request.member.name}
    form = UseWithdrawalForm(case, request.member, request.POST or None, initial=initial)
    return case_form(
        request,
        case,
        form,
        lambda: actions.withdraw_use(case, by=request.member, **form.cleaned_data),
        heading="利用の取下げを記録する",
        submit="利用の取下げを記録する",
        said="利用の取下げを記録しました。情報を伝える同意は、このままです。",
        back=home(case),
        decision=rules.can_withdraw_use(request.member, case),
        draft_page="consent.use-withdrawal",
        tab="consent:case_consents",
        lead="支援の利用をやめるときの記録です。情報を伝える同意をやめるときは、"
        "「同意の取りやめ（撤回）を記録する」を使ってください。",
    )
