"""やること。"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kasane.agencies.proxyform import ProxyForm
from kasane.cases.models import Case
from kasane.cases.page import attempt, case_form, case_page, find
from kasane.records import actions, rules
from kasane.records.forms.working import DoneForm, TaskForm
from kasane.records.models import Task


def tasks(request: HttpRequest, uid: UUID) -> HttpResponse:
    case = find(request, Case, uid)
    form = TaskForm(request.POST or None, initial={"agency": request.member.agency.uid})
    rows = Task.objects.visible_to(request.member).filter(case=case)
    listed = rows.select_related("agency", "assignment__account", "done_by__account", "circle")
    return case_form(
        request,
        case,
        form,
        lambda: actions.assign_task(case, by=request.member, **form.cleaned_data),
        heading="やること",
        submit="やることを決める",
        said="やることを決めました。",
        back=reverse("records:tasks", args=[uid]),
        decision=rules.can_assign_task(request.member, case),
        template="records/tasks.html",
        open_tasks=list(listed.open().order_by("due_on", "id")[:100]),
        done_tasks=list(listed.filter(done_at__isnull=False).order_by("-done_at", "-id")[:20]),
    )


def task(request: HttpRequest, uid: UUID) -> HttpResponse:
    """やることを終える。画面を使わない機関の分は、代わりに記録する。"""
    found, by = find(request, Task.objects.select_related("case", "agency"), uid), request.member
    form, case = DoneForm(request.POST or None), _case_seen(request, found)
    stands_in = found.agency_id != by.agency_id and not found.agency.has_account
    proxy = ProxyForm(request.POST or None) if stands_in else None
    if request.method == "POST" and all([one.is_valid() for one in (form, proxy) if one]):
        details = proxy.proxy(found.agency) if proxy else {}
        if attempt(form, lambda: actions.done(found, by=by, **form.cleaned_data, **details)):
            messages.success(request, "やることを終えました。")
            return redirect("records:tasks", case.uid) if case else redirect("/")
    context: dict[str, Any] = {"task": found, "form": form, "proxy": proxy}
    context["decision"] = rules.can_finish(by, found)
    status = 422 if request.method == "POST" else 200
    if case:
        return case_page(request, case, "records/task.html", status=status, **context)
    return render(request, "records/task_alone.html", context, status=status)


def _case_seen(request: HttpRequest, task: Task) -> Case | None:
    """ケースが見えるときだけ（見えない機関にも、頼まれたことそのものは見える）。"""
    if task.case is None:
        return None
    return Case.objects.visible_to(request.member).filter(pk=task.case.pk).select_related("person").first()
