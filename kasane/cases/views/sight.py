"""見られる理由・見ている機関と、見る人を限る頁。"""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kasane.access import Scope
from kasane.audit.looks import show
from kasane.cases import actions, rules
from kasane.cases.forms import ConflictForm, RestrictionForm
from kasane.cases.models import Case
from kasane.cases.page import attempt, case_form, case_page, find, see
from kasane.cases.sight import viewers as viewers_of


def sight(request: HttpRequest, uid: UUID) -> HttpResponse:
    """見られる理由: 根拠・条文・いつから・いつまで。"""
    case = find(request, Case, uid)
    mine = see(request, case)
    rows = [row for row in mine.rows if row.person_id == case.person_id or row.person_id in mine.persons]
    show(request, persons={row.person.uid for row in rows})
    return case_page(request, case, "cases/sight.html", rows=rows)


def viewers(request: HttpRequest, uid: UUID) -> HttpResponse:
    """見ている機関。共有分以上の根拠がある人だけに見せ、自分のいない会議の席は出さない。"""
    case = find(request, Case, uid)
    mine = see(request, case)
    rows = []
    if mine.at_least(Scope.SHARED):
        rows = viewers_of(mine)
        show(request, persons={row.person.uid for row in rows})
    return case_page(request, case, "cases/viewers.html", rows=rows)


def restriction(request: HttpRequest, uid: UUID) -> HttpResponse:
    case = find(request, Case, uid)
    form = RestrictionForm(request.POST or None)
    form.offer(request.member.agency)
    return case_form(
        request,
        case,
        form,
        lambda: actions.restrict(case, by=request.member, workers=list(form.cleaned_data["workers"])),
        heading="限られた職員だけにする",
        submit="限られた職員だけにする",
        said="名指しした職員だけが見られるようになりました。",
        decision=rules.can_restrict(request.member, case),
        lead="名指しした職員のほかは、事務局も見られなくなります。担当者はそのまま見られます。",
    )


def conflict(request: HttpRequest, uid: UUID) -> HttpResponse:
    """自分には担当できない方だと申し出る。その場から自分には見えなくなる。"""
    case = find(request, Case, uid)
    form = ConflictForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = {"identity": case.person.identity, **form.cleaned_data}
        if attempt(form, lambda: actions.declare_conflict(request.member.agency, by=request.member, **data)):
            messages.success(request, "申し出を記録しました。この方の記録は、あなたには表示されません。")
            return redirect("/")
    return case_page(
        request,
        case,
        "cases/form.html",
        form=form,
        heading="利害関係を申し出る",
        submit="申し出る",
        lead="家族・近所・知人など、担当しないほうがよい間柄のときに申し出てください。"
        "申し出ると、この方の記録はあなたに表示されなくなります。",
        decision=rules.can_declare_conflict(request.member, request.member.agency),
        back="/",
        status=422 if form.errors else 200,
    )
