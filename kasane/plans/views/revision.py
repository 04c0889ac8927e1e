"""案の全体を一つの頁で書く。行を足しても、断られても、二人が同時に書いても、打たれたものは残る。"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect

from kasane.cases.page import attempt, find
from kasane.plans import actions, editions, rules
from kasane.plans.forms import PlanSheet
from kasane.plans.models import Plan
from kasane.plans.page import items_card, plan_page
from kasane.plans.writing import text_of
from kasane.sheets import drafts

REVISION = "plan-revision"


def revision(request: HttpRequest, uid: UUID) -> HttpResponse:
    plan = find(request, Plan, uid)
    if request.method != "POST":
        return _sheet_page(request, plan, _opened(request, plan))
    if add := request.POST.get("add", ""):
        return _sheet_page(request, plan, PlanSheet(plan, request.POST, add=add))
    sheet = PlanSheet(plan, request.POST)
    if not sheet.valid():
        return _sheet_page(request, plan, sheet, status=422)
    if attempt(sheet.whole, lambda: _save(request, plan, sheet)) is None:
        return _sheet_page(request, plan, sheet, status=422, theirs=_theirs(plan, sheet))
    drafts.forget(request, REVISION, plan.uid)
    messages.success(request, "案を保存しました。")
    return redirect("plans:plan", plan.uid)


def _save(request: HttpRequest, plan: Plan, sheet: PlanSheet) -> Plan:
    version = sheet.whole.cleaned_data["version"]
    return actions.revise(plan, by=request.member, text=sheet.text(), version=version)


def _opened(request: HttpRequest, plan: Plan) -> PlanSheet:
    """はじめの用紙。``?draft=1`` なら、預かっている書きかけから。"""
    kept = drafts.saved(request, REVISION, plan.uid) if request.GET.get("draft") == "1" else None
    if kept is None:
        return PlanSheet(plan)
    data = QueryDict(mutable=True)
    for name, value in [*kept.pairs, ("version", str(plan.version))]:
        data.appendlist(name, value)
    return PlanSheet(plan, data, quiet=True)


def _theirs(plan: Plan, sheet: PlanSheet) -> list[editions.Row]:
    """ほかの人が先に保存していたら、保存されている文と、いま打った文のちがい。"""
    if sheet.whole.cleaned_data["version"] == plan.version:
        return []
    sheet.take_version(plan.version)
    return editions.between(text_of(plan), sheet.text(), dict(sheet.people))


def _sheet_page(
    request: HttpRequest, plan: Plan, sheet: PlanSheet, *, status: int = 200, **context: Any
) -> HttpResponse:
    return plan_page(
        request,
        plan,
        "plans/revision.html",
        status=status,
        sheet=sheet,
        forms=sheet.all_forms,
        decision=rules.can_revise(request.member, plan),
        draft=drafts.saved(request, REVISION, plan.uid),
        draft_page=REVISION,
        **items_card(plan),
        **context,
    )
