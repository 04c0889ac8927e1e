"""下書きの出し入れ。いつも自分の下書きだけに触れる。"""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from kasane.sheets import drafts

LARGEST = 1_000_000
UNREADABLE = "下書きの形が読めません。"


@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest) -> HttpResponse:
    """GET は預かっている書きかけ、POST（JSON）は預ける、POST（用紙）は捨てる。"""
    if request.method == "GET":
        return _show(request)
    if request.content_type == "application/json":
        return _keep(request)
    return _discard(request)


def _show(request: HttpRequest) -> JsonResponse:
    place = _place(request.GET)
    if place is None:
        return JsonResponse({"error": UNREADABLE}, status=400)
    found = drafts.saved(request, *place)
    return JsonResponse(_facts(found) | {"fields": found.pairs if found else []})


def _keep(request: HttpRequest) -> JsonResponse:
    if int(request.headers.get("Content-Length") or 0) > LARGEST:
        return JsonResponse({"error": "長すぎて下書きに預かれません。"}, status=413)
    try:
        sent = json.loads(request.body)
        place, fields = _place(sent), [(str(name), str(value)) for name, value in sent["fields"]]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        place = None
    if place is None:
        return JsonResponse({"error": UNREADABLE}, status=400)
    try:
        return JsonResponse(_facts(drafts.keep(request, *place, fields, seen=str(sent.get("seen") or ""))))
    except drafts.Overtaken as other:
        return JsonResponse(_facts(other.saved), status=409)


def _discard(request: HttpRequest) -> HttpResponse:
    place = _place(request.POST)
    if place is None:
        return JsonResponse({"error": UNREADABLE}, status=400)
    drafts.forget(request, *place)
    back = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        return HttpResponseRedirect(back)
    return JsonResponse(_facts(None))


def _place(sent: Any) -> tuple[str, UUID | None] | None:
    """どの頁の、だれについての下書きか。形が違えば ``None``。"""
    page, target = str(sent.get("page") or ""), str(sent.get("target") or "")
    if not drafts.PAGE.fullmatch(page):
        return None
    try:
        return page, UUID(target) if target else None
    except ValueError:
        return None


def _facts(found: drafts.Saved | None) -> dict[str, Any]:
    return {"seen": found.token, "label": found.label} if found else {"seen": "", "label": ""}
