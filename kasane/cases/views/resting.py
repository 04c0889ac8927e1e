"""休止・再開・終結・フォローの頁。"""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from kasane.cases import actions, rules
from kasane.cases.forms import ClosureForm, FollowUpForm, PauseForm, ResumeForm, follow_up_days
from kasane.cases.models import Case, FollowUp
from kasane.cases.page import case_form, find


def pause(request: HttpRequest, uid: UUID) -> HttpResponse:
    case = find(request, Case, uid)
    form = PauseForm(request.POST or None)
    return case_form(
        request,
        case,
        form,
        lambda: actions.pause(case, by=request.member, **form.cleaned_data),
        heading="休止にする",
        submit="休止にする",
        said="休止にしました。再確認日に、ホームでお知らせします。",
        decision=rules.can_pause(request.member, case),
    )


def resumption(request: HttpRequest, uid: UUID) -> HttpResponse:
    case = find(request, Case, uid)
    form = ResumeForm(request.POST or None)
    return case_form(
        request,
        case,
        form,
        lambda: actions.resume(case, by=request.member, **form.cleaned_data),
        heading="再開する",
        submit="再開する",
        said="支援を再開しました。",
        decision=rules.can_resume(request.member, case),
    )


def closure(request: HttpRequest, uid: UUID) -> HttpResponse:
    case = find(request, Case, uid)
    initial = {"holder": case.holder_agency.uid, "holder_name": case.holder_name, **follow_up_days()}
    form = ClosureForm(request.POST or None, initial=initial)
    return case_form(
        request,
        case,
        form,
        lambda: actions.close(case, by=request.member, closing=form.closing()),
        heading="終結の手続き",
        submit="終結を記録する",
        said="終結を記録しました。フォローの日に、ホームでお知らせします。",
        decision=rules.can_close(request.member, case),
        lead="理由・終結後の主担当・フォローの日・再相談の目安がそろうと記録できます。",
        draft_page="closure",
    )


def follow_up(request: HttpRequest, uid: UUID, follow_up: UUID) -> HttpResponse:
    case = find(request, Case, uid)
    due = find(request, FollowUp.objects.filter(case=case), follow_up)
    form = FollowUpForm(request.POST or None)
    return case_form(
        request,
        case,
        form,
        lambda: actions.follow_up(case, by=request.member, due=due, **form.cleaned_data),
        heading="終結後のようすを記録する",
        submit="ようすを記録する",
        said="ようすを記録しました。",
        decision=rules.can_follow_up(request.member, case),
        draft_page="follow-up",
    )
