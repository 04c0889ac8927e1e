"""見立てと課題。"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kasane.audit.looks import show
from kasane.cases.models import Case
from kasane.cases.page import attempt, case_form, case_page, find, see
from kasane.cases.sight import Sight
from kasane.records import actions, rules, sheets
from kasane.records.forms.working import AssessedForm, IssueForm, SettleForm
from kasane.records.models import Assessment, Issue
from kasane.sheets import drafts
from kasane.sheets.answers import form_for, read

DRAFT = "records.assessment"


def _find_case(request: HttpRequest, uid: UUID) -> Case:
    return find(request, Case.objects.select_related("person", "holder_agency", "household"), uid)


def _versions(request: HttpRequest, case: Case) -> Any:
    rows = Assessment.objects.visible_to(request.member).filter(case=case)
    return rows.select_related("agency", "made_by__account").order_by("-round")


def _read(version: Assessment, sight: Sight) -> list[tuple[str, Any]]:
    """紙の四枚ごとに、見える節だけ。"""
    pages = [
        (page.label, read(sheets.INTAKE, version.answers, sections=sheets.sections_in_sight(page, sight)))
        for page in sheets.INTAKE.pages
    ]
    return [(label, parts) for label, parts in pages if parts]


def assessments(request: HttpRequest, uid: UUID) -> HttpResponse:
    case = _find_case(request, uid)
    sight = see(request, case)
    versions = list(_versions(request, case)[:50])
    issues = Issue.objects.visible_to(request.member).filter(case=case).select_related("person")
    rows = list(issues.order_by("-until", "since", "id")[:100])
    show(request, persons={issue.person.uid for issue in rows})
    return case_page(
        request,
        case,
        "records/assessments.html",
        tab="records:assessments",
        versions=versions,
        latest=versions[0] if versions else None,
        pages=_read(versions[0], sight) if versions else [],
        issues=[issue for issue in rows if issue.open_ended],
        settled=[issue for issue in rows if not issue.open_ended],
        can_assess=rules.can_assess(request.member, case),
        can_raise=rules.can_raise_issue(request.member, case),
    )


def assessment(request: HttpRequest, uid: UUID, number: int) -> HttpResponse:
    """一つの版を、そのまま読む。"""
    case = _find_case(request, uid)
    version = _versions(request, case).filter(round=number).first()
    if version is None:
        raise Http404
    context = {"version": version, "pages": _read(version, see(request, case))}
    return case_page(request, case, "records/assessment.html", tab="records:assessments", **context)


def assessment_new(request: HttpRequest, uid: UUID) -> HttpResponse:
    """新しい版。前の版の答えが入った用紙から始める。"""
    case = _find_case(request, uid)
    sight, kept = see(request, case), drafts.initial(request, DRAFT, uid)
    last = _versions(request, case).first()
    data = request.POST or None
    start = {"after": last.round if last else 0, "urgency": last.urgency if last else "", **kept}
    about = AssessedForm(data, initial=start)
    pages = _page_forms(data, last.answers if last else {}, kept, sight)
    if request.method == "POST" and all(
        [form.is_valid() for form in [about, *(form for _, form, _ in pages)]]
    ):
        answers = {key: value for _, form, _ in pages for key, value in form.answers().items()}
        if attempt(
            about, lambda: actions.assess(case, by=request.member, answers=answers, **about.cleaned_data)
        ):
            drafts.forget(request, DRAFT, uid)
            messages.success(request, "見立てを記録しました。前の版もそのまま残っています。")
            return redirect("records:assessments", uid)
    return case_page(
        request,
        case,
        "records/assessment_new.html",
        status=422 if request.method == "POST" else 200,
        about=about,
        pages=pages,
        last=last,
        draft=drafts.saved(request, DRAFT, uid),
        decision=rules.can_assess(request.member, case),
    )


def _page_forms(data: Any, answers: dict[str, Any], kept: dict[str, Any], sight: Sight) -> list[Any]:
    pages = []
    for page in sheets.INTAKE.pages:
        sections = sheets.sections_in_sight(page, sight)
        form = form_for(sheets.INTAKE, data, answers=answers, sections=sections)
        form.initial.update({key: value for key, value in kept.items() if key in form.fields})
        if sections:
            pages.append((page.label, form, sum(1 for key in form.fields if form[key].value())))
    return pages


def issues(request: HttpRequest, uid: UUID) -> HttpResponse:
    case = _find_case(request, uid)
    form = IssueForm(case, see(request, case), request.POST or None)
    return case_form(
        request,
        case,
        form,
        lambda: actions.raise_issue(case, by=request.member, **form.cleaned_data),
        heading="課題を記録する",
        submit="課題を記録する",
        said="課題を記録しました。",
        back=reverse("records:assessments", args=[uid]),
        decision=rules.can_raise_issue(request.member, case),
        lead="同じ課題がもうあるときは、確かさを改めた新しい行に替わります。前の行も残ります。",
    )


def settlement(request: HttpRequest, uid: UUID, issue: UUID) -> HttpResponse:
    case = _find_case(request, uid)
    found = find(request, Issue.objects.filter(case=case).select_related("case"), issue)
    form = SettleForm(request.POST or None)
    return case_form(
        request,
        case,
        form,
        lambda: actions.settle_issue(found, by=request.member, **form.cleaned_data),
        heading=f"「{found.code_label}」がなくなったことを記録する",
        submit="記録する",
        said="課題がなくなったことを記録しました。",
        back=reverse("records:assessments", args=[uid]),
        decision=rules.can_settle_issue(request.member, found),
    )
