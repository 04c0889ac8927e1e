"""世帯のようすと、人の登録。"""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kasane.access import Scope, ensure
from kasane.cases import actions, rules
from kasane.cases.address import case_address
from kasane.cases.forms import MemberForm, PersonForm, RegistrationForm
from kasane.cases.household import members_in_sight
from kasane.cases.models import Case, CasePerson
from kasane.cases.page import case_form, case_page, find, see


def household(request: HttpRequest, uid: UUID) -> HttpResponse:
    """この記録で聞いた世帯員。根拠のない人は「この方の情報は共有されていません」。"""
    case = find(request, Case, uid)
    sight = see(request, case)
    members = members_in_sight(request, case, sight) if sight.at_least(Scope.SHARED) else []
    return case_page(
        request,
        case,
        "cases/household.html",
        tab="cases:household",
        members=members,
        can_tell=rules.can_tell_household(request.member, case),
        can_register=rules.can_register_person(request.member, case),
        can_revise=rules.can_revise_person(request.member, case),
    )


def member(request: HttpRequest, uid: UUID) -> HttpResponse:
    case = find(request, Case, uid)
    form = MemberForm(request.POST or None)
    return case_form(
        request,
        case,
        form,
        lambda: actions.tell_household(case, by=request.member, **form.cleaned_data),
        heading="世帯員を記録する",
        submit="世帯員を記録する",
        said="世帯員を記録しました。",
        decision=rules.can_tell_household(request.member, case),
        lead="聞いたままを記録します。その人の登録はつくられず、ほかの機関に知られることもありません。",
    )


@require_POST
def member_case(request: HttpRequest, uid: UUID, member: UUID) -> HttpResponse:
    """世帯員のケースをはじめ、そのケースの頁へ。"""
    case = find(request, Case, uid)
    row = find(request, CasePerson, member)
    begun = actions.open_for_member(case, by=request.member, member=row)
    messages.success(request, "この方のケースをはじめました。見られるのは、まだこの機関だけです。")
    return redirect(case_address(begun))


def registration(request: HttpRequest, uid: UUID) -> HttpResponse:
    case = find(request, Case, uid)
    form = RegistrationForm(request.POST or None)
    return case_form(
        request,
        case,
        form,
        lambda: actions.register_person(
            case,
            by=request.member,
            told=form.told(),
            relation=form.cleaned_data["relation"],
            lives_with=form.cleaned_data["lives_with"],
        ),
        heading="世帯員を登録する",
        submit="登録する",
        said="世帯員を登録しました。",
        decision=rules.can_register_person(request.member, case),
        lead="似た氏名の方がほかの窓口にいるかどうかは、この画面ではお伝えしません。",
    )


def person(request: HttpRequest, uid: UUID) -> HttpResponse:
    """本人の氏名や生年月日が分かったとき・替わったとき。"""
    case = find(request, Case, uid)
    decision = rules.can_revise_person(request.member, case)
    ensure(decision)  # 用紙には住所と電話が入っている: 書けない人には開かない
    form = PersonForm(request.POST or None, initial=PersonForm.initial_of(case.person))
    return case_form(
        request,
        case,
        form,
        lambda: actions.revise_person(case, by=request.member, told=form.told()),
        heading="本人のことを書き直す",
        submit="書き直す",
        said="本人のことを書き直しました。前の氏名も残っています。",
        decision=decision,
    )
