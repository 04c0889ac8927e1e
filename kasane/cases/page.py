"""ケースに属する頁の土台: 見える集合から探し、見せたことを届け出て、誰の頁かをいつも同じ場所に置く。"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kasane.access import ALLOW, Decision, Refused, Scope
from kasane.audit.looks import show
from kasane.cases.address import case_address
from kasane.cases.models import Case
from kasane.cases.sight import Sight, look_over, remember
from kasane.sheets import drafts

M = TypeVar("M", bound=models.Model)


def find(request: HttpRequest, model: type[M] | models.QuerySet[M], uid: UUID) -> M:
    """見える集合から一つを探す。見えないものは、無いものと同じ（404）。"""
    rows: Any = model if isinstance(model, models.QuerySet) else model._default_manager.all()
    if rows.model is Case:
        rows = rows.for_page()
    found = rows.visible_to(request.member)  # type: ignore[attr-defined]
    record = found.filter(uid=uid).first()
    if record is None:
        raise Http404
    return record


def see(request: HttpRequest, case: Case) -> Sight:
    """このケースを見せると届け出て、いまの自分に見える範囲を返す（一つの頁で一度だけ数える）。"""
    cache: dict[int, Sight] = request.__dict__.setdefault("sights", {})
    if case.pk not in cache:
        cache[case.pk] = look_over(request.member, case)
        remember(cache[case.pk])
        persons = [case.person.uid] if cache[case.pk].at_least(Scope.OWN) else []
        show(request, case=case.uid, grounds=cache[case.pk].grounds, persons=persons)
    return cache[case.pk]


def case_page(
    request: HttpRequest, case: Case, template: str, *, tab: str = "", status: int = 200, **context: Any
) -> HttpResponse:
    """ケースの枠（氏名・年齢・主担当・見られる理由・見出し）に入れて頁を返す。

    テンプレートは ``cases/page.html`` を継ぎ、``content`` と ``side`` を埋める。``tab`` は URL の名前。
    """
    sight = see(request, case)
    promise = getattr(case, "promise", None) if sight.at_least(Scope.SHARED) else None
    frame = {"case": case, "person": case.person, "sight": sight, "promise": promise, "tab": tab}
    return render(request, template, {**frame, **context}, status=status)


def attempt(form: forms.BaseForm, verb: Callable[[], Any]) -> Any:
    """動詞を試す。規則が断れば理由をフォームの上に出し、打たれたものはそのまま残す（``None`` を返す）。"""
    try:
        return verb()
    except Refused as refused:
        form.add_error(None, refused.decision.reason)
        return None


def case_form(
    request: HttpRequest,
    case: Case,
    form: forms.BaseForm,
    verb: Callable[[], Any],
    *,
    heading: str,
    submit: str,
    said: str,
    back: str = "",
    decision: Decision = ALLOW,
    template: str = "cases/form.html",
    draft_page: str = "",
    **context: Any,
) -> HttpResponse:
    """一つの用紙で一つの動詞をする頁。断られても誤りがあっても、打たれたものは残る。

    ``verb`` は用紙が正しいときだけ呼ぶ。``said`` は終わったあとの知らせ、``back`` は戻る頁。
    ``draft_page`` をつけた用紙は、書きかけを預かる（終わると捨てる）。
    """
    if request.method == "POST" and form.is_valid() and attempt(form, verb) is not None:
        if draft_page:
            drafts.forget(request, draft_page, case.uid)
        messages.success(request, said)
        return redirect(back or case_address(case))
    status = 422 if form.errors else 200
    frame: dict[str, Any] = {
        "form": form,
        "heading": heading,
        "submit": submit,
        "decision": decision,
        "draft_page": draft_page,
        "draft": drafts.saved(request, draft_page, case.uid) if draft_page else None,
    }
    return case_page(
        request, case, template, status=status, back=back or case_address(case), **frame, **context
    )
