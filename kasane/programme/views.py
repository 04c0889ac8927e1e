"""実施計画と会議体の頁。"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from kasane.kernel import codes
from kasane.kernel.nendo import FiscalYear
from kasane.programme.models import Committee, ProgrammePlan

ORGANISERS = {"city": "市", "contractor": "多機関協働の受託者"}


@require_GET
def plan(request: HttpRequest, uid: UUID | None = None) -> HttpResponse:
    """実施計画。``uid`` がなければ今年度の計画（なければいちばん新しいもの）。"""
    plans = list(ProgrammePlan.objects.visible_to(request.member))  # type: ignore[attr-defined]
    chosen = _chosen(plans, uid)
    if uid and chosen is None:
        raise Http404
    context: dict[str, Any] = {
        "plan": chosen,
        "others": [one for one in plans if one != chosen],
        "here": "plan",
    }
    if chosen:
        context["items"] = [
            (codes.details("statute_item", row.item).get("item", ""), row) for row in chosen.items.all()
        ]
        context["conferences"] = [
            (rule, [ORGANISERS.get(key, key) for key in rule.organisers]) for rule in chosen.conferences.all()
        ]
    return render(request, "programme/plan.html", context)


def _chosen(plans: list[ProgrammePlan], uid: UUID | None) -> ProgrammePlan | None:
    if uid:
        return next((one for one in plans if one.uid == uid), None)
    year = FiscalYear.current().year
    now = (one for one in plans if one.first_year <= year <= one.last_year)
    return next(now, plans[0] if plans else None)


@require_GET
def committees(request: HttpRequest) -> HttpResponse:
    """会議体の一覧。"""
    rows = Committee.objects.visible_to(request.member).live().annotate(size=Count("seats"))  # type: ignore[attr-defined]
    return render(request, "programme/committees.html", {"committees": rows, "here": "committees"})


@require_GET
def committee(request: HttpRequest, uid: UUID) -> HttpResponse:
    """一つの会議体の席と仕事。"""
    found = Committee.objects.visible_to(request.member).filter(uid=uid).first()  # type: ignore[attr-defined]
    if found is None:
        raise Http404
    seats = found.seats.select_related("section__parent__parent", "body").prefetch_related("tasks")
    rows = []
    for seat in seats:
        lineage = seat.section.lineage if seat.section else []
        rows.append(
            {
                "seat": seat,
                "division": lineage[0].name if lineage else seat.body.name,
                "place": "　".join(one.name for one in lineage[1:]),
                "tasks": list(seat.tasks.all()),
            }
        )
    context = {"committee": found, "rows": rows, "with_tasks": any(row["tasks"] for row in rows)}
    return render(request, "programme/committee.html", context)
