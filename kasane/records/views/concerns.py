"""気になる情報。名前のない気がかりの一覧。"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kasane.cases.page import attempt, find
from kasane.records import actions, rules
from kasane.records.forms.working import ConcernEndForm, ConcernForm, PassForm
from kasane.records.models import Concern
from kasane.sheets import drafts

DRAFT = "records.concern"


def concerns(request: HttpRequest) -> HttpResponse:
    rows = Concern.objects.visible_to(request.member).select_related(
        "agency", "passed_to", "made_by__account"
    )
    listed = rows.order_by("settled_at", "-made_at", "-id")[:100]
    return render(request, "records/concerns.html", {"rows": listed})


def concern_new(request: HttpRequest) -> HttpResponse:
    form, by = ConcernForm(request.POST or None, initial=drafts.initial(request, DRAFT)), request.member
    if request.method == "POST" and form.is_valid():
        found = attempt(form, lambda: actions.report_concern(by.agency, by=by, **form.cleaned_data))
        if found:
            drafts.forget(request, DRAFT)
            messages.success(request, "気になる情報を残しました。")
            return redirect("records:concern", found.uid)
    context: dict[str, Any] = {"form": form, "heading": "気になる情報を残す", "submit": "気になる情報を残す"}
    context |= {"draft_page": DRAFT, "draft": drafts.saved(request, DRAFT)}
    return render(request, "records/concern_form.html", context, status=422 if form.errors else 200)


def concern(request: HttpRequest, uid: UUID) -> HttpResponse:
    by = request.member
    found = find(request, Concern.objects.select_related("agency", "passed_to", "made_by__account"), uid)
    context = {
        "concern": found,
        "can_pass": rules.can_pass_concern(by, found),
        "can_settle": rules.can_settle_concern(by, found),
        "can_tie": rules.can_tie_concern(by, found),
    }
    return render(request, "records/concern.html", context)


def passing(request: HttpRequest, uid: UUID) -> HttpResponse:
    found = find(request, Concern, uid)
    form = PassForm(request.POST or None)
    return _one_verb(
        request,
        form,
        lambda: actions.pass_concern(found, by=request.member, **form.cleaned_data),
        found,
        heading="気になる情報を伝える",
        decision=rules.can_pass_concern(request.member, found),
        said="伝えました。伝えた先の機関にも、この一件だけが見えます。",
    )


def concern_end(request: HttpRequest, uid: UUID) -> HttpResponse:
    found = find(request, Concern, uid)
    form = ConcernEndForm(request.POST or None)
    return _one_verb(
        request,
        form,
        lambda: actions.settle_concern(found, by=request.member, **form.cleaned_data),
        found,
        heading="見守りを終える",
        decision=rules.can_settle_concern(request.member, found),
        said="見守りを終えました。",
    )


def _one_verb(
    request: HttpRequest, form: Any, verb: Any, found: Concern, *, heading: str, decision: Any, said: str
) -> HttpResponse:
    if request.method == "POST" and form.is_valid() and attempt(form, verb):
        messages.success(request, said)
        return redirect("records:concern", found.uid)
    context = {"form": form, "concern": found, "heading": heading, "submit": heading, "decision": decision}
    return render(request, "records/concern_form.html", context, status=422 if form.errors else 200)
