"""経過の頁と、伝えた情報の頁。"""

from __future__ import annotations

import datetime as dt
import re
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from kasane.access import Offer
from kasane.audit.looks import show
from kasane.cases.models import Case
from kasane.cases.page import case_form, case_page, find, see
from kasane.kernel import clock
from kasane.records import actions, rules, telling
from kasane.records.forms.noting import TellingForm
from kasane.records.models import Told
from kasane.records.timeline import CHOICES, Choice, Cursor, cursor_from, merged

MONTH = re.compile(r"(\d{4})-(\d{2})")


def timeline(request: HttpRequest, uid: UUID) -> HttpResponse:
    """新しい順に 20 件ずつ。``?before=`` 続き、``?month=2026-11`` その月から前、``?only=`` 絞り込み。"""
    case = find(request, Case.objects.select_related("person", "holder_agency", "household"), uid)
    sight = see(request, case)
    only = next((key for key, _ in CHOICES if key == request.GET.get("only")), "all")
    month = request.GET.get("month", "")
    before = cursor_from(request.GET.get("before", "")) or _end_of_month(month)
    page = merged(case, sight, before, choice=Choice(only))
    show(request, persons={row.person.uid for e in page.entries if e.note for row in e.note.about.all()})
    keep = {} if only == "all" else {"only": only}
    return case_page(
        request,
        case,
        "records/timeline.html",
        tab="records:timeline",
        page=page,
        chips=[{"label": label, "href": f"?only={key}", "current": key == only} for key, label in CHOICES],
        older="?" + urlencode({"before": str(page.older), **keep}) if page.older else "",
        newest="?" + urlencode({"only": only}) if before else "",
        month=month,
        only=only,
        offers=_offers(request, case),
    )


def _end_of_month(text: str) -> Cursor | None:
    found = MONTH.fullmatch(text)
    if not found or not (1 <= int(found[2]) <= 12 and 1900 <= int(found[1]) <= 2200):
        return None
    first = dt.date(int(found[1]), int(found[2]), 1)
    following = (first + dt.timedelta(days=32)).replace(day=1)
    return Cursor(clock.start_of(following) - dt.timedelta(microseconds=1))


def _offers(request: HttpRequest, case: Case) -> list[Offer]:
    by = request.member
    return [
        Offer(
            "経過を記録する",
            reverse("records:write_case", args=[case.uid]),
            rules.can_write(by, case),
            primary=True,
        ),
        Offer("伝えた情報を記録する", reverse("records:told", args=[case.uid]), rules.can_tell(by, case)),
        Offer("世帯の年表", reverse("records:chronology", args=[case.uid])),
    ]


def told(request: HttpRequest, uid: UUID) -> HttpResponse:
    """伝えた情報の一覧と、経過を書くほどではない一本の電話の用紙。"""
    case = find(request, Case, uid)
    form = TellingForm(request.POST or None)
    form.fields["what"].required = True
    rows = Told.objects.visible_to(request.member).filter(case=case)
    return case_form(
        request,
        case,
        form,
        lambda: actions.tell(case, by=request.member, line=form.line()),
        heading="伝えた情報",
        submit="伝えた情報を記録する",
        said="伝えた情報を記録しました。",
        back=reverse("records:told", args=[case.uid]),
        decision=rules.can_tell(request.member, case),
        template="records/told.html",
        tab="records:timeline",
        rows=rows.select_related("to_agency", "agency", "made_by__account").order_by("-at", "-id")[:50],
        tellable=[(row, telling.kinds_told(row)) for row in telling.may_be_told(case, request.member)],
    )
