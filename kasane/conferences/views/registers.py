"""地域課題と、年度の誓約の一覧。"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from kasane.conferences import actions, rules
from kasane.conferences.forms import LocalIssueForm, PledgeForm
from kasane.conferences.models import LocalIssue, Pledge
from kasane.conferences.views.frame import sheet
from kasane.kernel import clock


def local_issues(request: HttpRequest) -> HttpResponse:
    """地域課題。人にも案件にもつながらない。"""
    form, agency = LocalIssueForm(request.POST or None), request.member.agency
    rows = LocalIssue.objects.visible_to(request.member).select_related("agency")[:100]
    return sheet(
        request,
        form,
        lambda: actions.raise_local_issue(agency, by=request.member, **form.cleaned_data),
        said="地域課題として残しました。",
        back=request.path,
        heading="地域課題",
        submit="地域課題として残す",
        template="conferences/local_issues.html",
        decision=rules.can_raise_issue(request.member, agency),
        rows=list(rows),
    )


def pledges(request: HttpRequest) -> HttpResponse:
    """年度の誓約。"""
    member = request.member
    form = PledgeForm(
        request.POST or None, initial={"agency": member.agency.uid, "name": member.name, "on": clock.today()}
    )
    rows = Pledge.objects.visible_to(member).select_related("agency")[:200]

    def record() -> Any:
        words = dict(form.cleaned_data)
        return actions.record_pledge(words.pop("agency"), by=member, **words)

    return sheet(
        request,
        form,
        record,
        said="誓約を記録しました。",
        back=request.path,
        heading="守秘の誓約（年度）",
        submit="誓約を記録する",
        template="conferences/pledges.html",
        decision=rules.can_pledge(member, member.agency),
        rows=list(rows),
    )
