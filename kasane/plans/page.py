"""プランの頁の土台: 名のある一人目のケースの枠に入れ、全員を見せたと届け出る。"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse

from kasane.access import Decision
from kasane.cases.models import Case
from kasane.cases.page import case_form, case_page, see
from kasane.plans.items import five_items
from kasane.plans.models import Plan


def posted(request: HttpRequest) -> QueryDict | None:
    """送られたもの。空の用紙（押すだけの頁）も、送られたことに変わりはない。"""
    return request.POST if request.method == "POST" else None


def plan_page(request: HttpRequest, plan: Plan, template: str, **context: Any) -> HttpResponse:
    """プランの一つの頁。"""
    return case_page(
        request, lead_case(request, plan), template, tab="plans:case_plans", plan=plan, **context
    )


def lead_case(request: HttpRequest, plan: Plan) -> Case:
    """枠に入れるケース（一人目）。ほかの人のことも、見せたと届け出る。"""
    members = list(plan.members.select_related("case__person", "case__household"))
    for member in members:
        see(request, member.case)
    return members[0].case


def items_card(plan: Plan) -> dict[str, Any]:
    """「法で決まった5つの項目」の箱の文脈。"""
    found = five_items(plan)
    return {
        "items": [{"label": one.label, "done": one.ok, "note": ""} for one in found],
        "missing": [one for one in found if not one.ok],
    }


def plan_form(
    request: HttpRequest,
    plan: Plan,
    form: forms.BaseForm,
    verb: Callable[[], Any],
    *,
    heading: str,
    said: str,
    decision: Decision,
    page: str,
    **context: Any,
) -> HttpResponse:
    """一枚の用紙で一つの動詞をする頁。済んだらプランの頁へ戻る。``page`` は下書きの名。"""
    context.setdefault("submit", heading)
    return case_form(
        request,
        lead_case(request, plan),
        form,
        verb,
        heading=heading,
        said=said,
        decision=decision,
        back=reverse("plans:plan", args=[plan.uid]),
        template=context.pop("template", "plans/form.html"),
        tab="plans:case_plans",
        plan=plan,
        draft_page=f"plan-{page}.{plan.uid}",
        **context,
    )
