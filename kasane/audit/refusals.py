"""規則が断ったときの画面。理由をそのまま見せ、断ったことを残す。"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from kasane.access import Refused
from kasane.audit import chain


def keep(refused: Refused, member: Any, *, verb: str, **more: Any) -> None:
    """断ったことを一行残す。"""
    chain.append(
        kind="refusal",
        verb=verb,
        actor_uid=member and member.uid,
        account_uid=member and member.account.uid,
        agency_uid=member and member.agency.uid,
        detail={"reason": refused.decision.reason},
        **more,
    )
    refused.kept = True


class RefusalMiddleware:
    """:class:`Refused` は理由の頁（403）に、見えないものは不在（404）になる。"""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, ObjectDoesNotExist):
            raise Http404 from exception
        if not isinstance(exception, Refused):
            return None
        if not exception.kept:
            match = request.resolver_match
            keep(exception, getattr(request, "member", None), verb=match.view_name if match else "")
        context = {"reason": exception.decision.reason}
        response = TemplateResponse(request, "refused.html", context, status=403)
        response.render()
        return response
