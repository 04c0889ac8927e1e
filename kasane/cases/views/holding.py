"""主担当・副担当・担当者・支援チーム・連絡の約束の頁。"""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from kasane.cases import actions, rules
from kasane.cases.forms import CaseworkerForm, DeputyForm, HolderForm, IntervalForm, PromiseForm, TeamForm
from kasane.cases.models import Case, ContactPromise
from kasane.cases.page import case_form, find


def holder(request: HttpRequest, uid: UUID) -> HttpResponse:
    case = find(request, Case, uid)
    form = HolderForm(request.POST or None)
    return case_form(
        request,
        case,
        form,
        lambda: actions.change_holder(case, by=request.member, **form.cleaned_data),
        heading="主担当を替える",
        submit="主担当を替える",
        said="主担当を替えました。前の主担当は支援チームに残ります。",
        decision=rules.can_change_holder(request.member, case),
        lead="新しい主担当が引き受けると言ってから記録してください。",
    )


def deputy(request: HttpRequest, uid: UUID) -> HttpResponse:
    case = find(request, Case, uid)
    initial = {"agency": case.deputy_agency.uid, "worker_name": case.deputy_name}
    form = DeputyForm(request.POST or None, initial=initial)
    return case_form(
        request,
        case,
        form,
        lambda: actions.change_deputy(case, by=request.member, **form.cleaned_data),
        heading="副担当を決める",
        submit="副担当を決める",
        said="副担当を決めました。主担当が不在のとき、副担当が受けます。",
        decision=rules.can_change_deputy(request.member, case),
    )


def caseworkers(request: HttpRequest, uid: UUID) -> HttpResponse:
    case = find(request, Case, uid)
    form = CaseworkerForm(request.POST or None)
    form.offer(request.member.agency)
    return case_form(
        request,
        case,
        form,
        lambda: actions.assign(case, by=request.member, **form.cleaned_data),
        heading="担当者を決める",
        submit="担当者を決める",
        said="担当者を決めました。",
        decision=rules.can_assign(request.member, case),
    )


def team(request: HttpRequest, uid: UUID) -> HttpResponse:
    case = find(request, Case, uid)
    form = TeamForm(request.POST or None)
    return case_form(
        request,
        case,
        form,
        lambda: actions.invite_team(case, by=request.member, **form.cleaned_data),
        heading="支援チームの役割を決める",
        submit="役割を決める",
        said="支援チームの役割を決めました。",
        decision=rules.can_invite_team(request.member, case),
        lead="役割を書いても、その機関に見えるようになるわけではありません。見るには同意などの根拠がいります。",
    )


def contact_promise(request: HttpRequest, uid: UUID) -> HttpResponse:
    case = find(request, Case, uid)
    form = PromiseForm(
        request.POST or None,
        instance=ContactPromise.objects.visible_to(request.member).filter(case=case).first(),
    )
    return case_form(
        request,
        case,
        form,
        lambda: actions.promise_contact(case, by=request.member, **form.cleaned_data),
        heading="連絡の約束",
        submit="連絡の約束を記録する",
        said="連絡の約束を記録しました。電話番号の上と、手紙の前に出ます。",
        decision=rules.can_promise_contact(request.member, case),
    )


def interval(request: HttpRequest, uid: UUID) -> HttpResponse:
    case = find(request, Case, uid)
    form = IntervalForm(request.POST or None, initial={"days": case.contact_every_days})
    return case_form(
        request,
        case,
        form,
        lambda: actions.agree_interval(case, by=request.member, days=form.cleaned_data["days"]),
        heading="連絡の間隔を決める",
        submit="間隔を決める",
        said="連絡の間隔を決めました。",
        decision=rules.can_change_holder(request.member, case),
    )
