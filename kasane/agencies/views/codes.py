"""選択肢の設定。だれでも読め、直せるのはシステム管理者。"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kasane.access import Refused
from kasane.agencies import actions, rules
from kasane.agencies.forms import CodeForm, EndCodeForm
from kasane.kernel import clock, codetable
from kasane.kernel.models import Code, CodeSet


@dataclass(frozen=True)
class Listed:
    """一覧の一行。``now`` は今日選べるか。"""

    code: Code
    now: bool


@require_GET
def code_sets(request: HttpRequest) -> HttpResponse:
    """組の一覧。"""
    table, today = codetable.table(), clock.today()
    sets = [
        (one, sum(row.valid_on(today) for rows in table.codes[one.key].values() for row in rows))
        for one in sorted(table.sets.values(), key=lambda one: (one.sort, one.key))
    ]
    return render(
        request, "agencies/code_sets.html", {"sets": sets, "decision": _may(request), "here": "codes"}
    )


@require_GET
def code_set(request: HttpRequest, set_key: str) -> HttpResponse:
    """一つの組の全部の行。終わった行も、これからの行も。"""
    one, rows = _set(set_key)
    today = clock.today()
    listed = [Listed(row, row.valid_on(today)) for history in rows.values() for row in history]
    listed.sort(key=lambda row: (not row.now, row.code.sort, row.code.valid_from))
    return render(request, "agencies/code_set.html", {"set": one, "rows": listed, "decision": _may(request)})


@require_http_methods(["GET", "POST"])
def code_new(request: HttpRequest, set_key: str) -> HttpResponse:
    """市だけの選択肢を足す。"""
    one, _ = _set(set_key)
    form = CodeForm(request.POST or None, initial={"valid_from": clock.today()})
    if request.method == "POST" and form.is_valid():
        done = _try(form, lambda: _verb(actions.add_code, request, one, **form.cleaned_data))
        if done:
            messages.success(request, f"「{done.label}」を足しました。")
            return redirect("agencies:code_set", set_key)
    context = {"set": one, "form": form, "decision": _may(request)}
    return render(request, "agencies/code_new.html", context, status=_status(form))


@require_http_methods(["GET", "POST"])
def code(request: HttpRequest, set_key: str, key: str) -> HttpResponse:
    """文言を日付で改める。前の記録の文言は変わらない。"""
    one, current = _code(set_key, key)
    initial = {"label": current.label, "short": current.short, "meaning": current.meaning}
    form = CodeForm(request.POST or None, initial=initial | {"valid_from": clock.today()})
    if request.method == "POST" and form.is_valid():
        done = _try(form, lambda: _verb(actions.revise_code, request, one, key=key, **form.cleaned_data))
        if done:
            messages.success(request, f"「{done.label}」に改めました。")
            return redirect("agencies:code_set", set_key)
    ending = EndCodeForm(initial={"last_day": clock.today()})
    return _code_page(request, one, current, form, ending)


@require_POST
def code_end(request: HttpRequest, set_key: str, key: str) -> HttpResponse:
    """選択肢を終える。"""
    one, current = _code(set_key, key)
    ending = EndCodeForm(request.POST)
    if ending.is_valid():
        done = _try(ending, lambda: _verb(actions.end_code, request, one, key=key, **ending.cleaned_data))
        if done:
            messages.success(request, f"「{done.label}」を終えました。前の記録の文言は残ります。")
            return redirect("agencies:code_set", set_key)
    initial = {"label": current.label, "short": current.short, "meaning": current.meaning}
    return _code_page(request, one, current, CodeForm(initial=initial), ending)


def _code_page(
    request: HttpRequest, one: CodeSet, current: Code, form: CodeForm, ending: EndCodeForm
) -> HttpResponse:
    context = {"set": one, "code": current, "form": form, "ending": ending, "decision": _may(request)}
    return render(request, "agencies/code.html", context, status=_status(form, ending))


def _status(*forms: Any) -> int:
    return 422 if any(form.is_bound and form.errors for form in forms) else 200


def _may(request: HttpRequest) -> Any:
    member = request.member  # type: ignore[attr-defined]
    return rules.can_keep_codes(member, member.agency)


def _verb(verb: Callable[..., Code], request: HttpRequest, one: CodeSet, **details: Any) -> Code:
    member = request.member  # type: ignore[attr-defined]
    return verb(member.agency, by=member, set_key=one.key, **details)


def _try(form: Any, verb: Callable[[], Code]) -> Code | None:
    """断られた理由と、日付の決まりに合わない理由を、用紙の上に出す。"""
    try:
        return verb()
    except Refused as refused:
        form.add_error(None, refused.decision.reason)
    except (ValueError, LookupError) as wrong:
        form.add_error(None, str(wrong))
    return None


def _set(set_key: str) -> tuple[CodeSet, dict[str, list[Code]]]:
    one = codetable.table().sets.get(set_key)
    if one is None:
        raise Http404
    return one, codetable.rows_of(set_key)


def _code(set_key: str, key: str) -> tuple[CodeSet, Code]:
    one, rows = _set(set_key)
    current = codetable.pick(rows.get(key, []), None)
    if current is None:
        raise Http404
    return one, current
