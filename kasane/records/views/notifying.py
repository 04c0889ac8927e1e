"""通報・通告: はじめに種類を選び、伝えてから記録する。"""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kasane.audit.looks import show
from kasane.cases.models import Case
from kasane.cases.page import attempt, case_form, case_page, find, see
from kasane.kernel import codes
from kasane.kernel.statutes import cite_all
from kasane.records import actions, rules
from kasane.records.forms.working import KindForm, NotificationForm, SafetyCheckForm
from kasane.records.models import Notification
from kasane.sheets import drafts

DRAFT = "records.notify"


def _known(request: HttpRequest, uid: UUID) -> Case:
    """あることを知っていればよい（通報・通告は、だれのことも止めない）。"""
    case = Case.objects.known_to(request.member).filter(uid=uid).select_related("person").first()
    if case is None:
        raise Http404
    return case


def notify(request: HttpRequest, uid: UUID) -> HttpResponse:
    """はじめに種類を選ぶ頁。"""
    case = _known(request, uid)
    form = KindForm(request.GET if "kind" in request.GET else None)
    if form.is_bound and form.is_valid():
        return redirect("records:notify_kind", uid, form.cleaned_data["kind"])
    return _page(request, case, "kind", {"form": form})


def notify_kind(request: HttpRequest, uid: UUID, kind: str) -> HttpResponse:
    """その種類の用紙。義務・条文・伝える先は、種類の表から出る。"""
    case, law = _known(request, uid), codes.details("notification_kind", kind)
    if not law:
        raise Http404
    kept = drafts.initial(request, DRAFT, uid)
    form = NotificationForm(kind, case, see(request, case), request.POST or None, initial=kept)
    if request.method == "POST" and form.is_valid():
        verb = partial(actions.notify, case, by=request.member, kind=kind, **form.cleaned_data)
        if attempt(form, verb):
            drafts.forget(request, DRAFT, uid)
            messages.success(
                request, "通報・通告の記録を残しました。安全が確かめられるまで、ここに出続けます。"
            )
            return redirect(_after(request, case))
    cited = cite_all(law["citations"]) if law.get("citations") else ""
    draft = drafts.saved(request, DRAFT, uid)
    facts = {"form": form, "kind": kind, "law": law, "cited": cited, "draft": draft}
    return _page(request, case, "form", facts)


def _after(request: HttpRequest, case: Case) -> str:
    seen = Case.objects.visible_to(request.member).filter(pk=case.pk).exists()
    return reverse("records:notifications", args=[case.uid]) if seen else "/"


def _page(request: HttpRequest, case: Case, step: str, context: dict[str, Any]) -> HttpResponse:
    """本人が見えない人には、氏名を出さず番号だけの頁にする。"""
    status = 422 if context["form"].errors else 200
    context = {"step": step, "case": case, **context}
    seen = Case.objects.visible_to(request.member).filter(pk=case.pk).exists()
    if seen:
        return case_page(request, case, "records/notify.html", status=status, **_without(context, "case"))
    show(request, case=case.uid)
    return render(request, "records/notify_alone.html", context, status=status)


def _without(context: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in context.items() if key != name}


def notifications(request: HttpRequest, uid: UUID) -> HttpResponse:
    case = find(request, Case, uid)
    rows = Notification.objects.visible_to(request.member).filter(case=case)
    listed = rows.select_related("agency", "to_agency", "made_by__account").order_by("-at", "-id")[:50]
    return case_page(request, case, "records/notifications.html", rows=listed)


def safety_check(request: HttpRequest, uid: UUID) -> HttpResponse:
    found = find(request, Notification.objects.select_related("case__person"), uid)
    if not Case.objects.visible_to(request.member).filter(pk=found.case_id).exists():
        raise Http404
    form = SafetyCheckForm(request.POST or None)
    return case_form(
        request,
        found.case,
        form,
        lambda: actions.confirm_safety(found, by=request.member, **form.cleaned_data),
        heading="安全を確認したことを記録する",
        submit="記録する",
        said="安全を確認したことを記録しました。",
        back=reverse("records:notifications", args=[found.case.uid]),
        decision=rules.can_confirm_safety(request.member, found),
    )
