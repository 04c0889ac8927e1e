"""閲覧の記録: 中身が一文字でも外へ出る前に、誰を見せたかを残し終える。残せなければ出さない（503）。"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from kasane.audit import chain

logger = logging.getLogger(__name__)


@dataclass
class Look:
    """このリクエストで見せたもの。"""

    cases: dict[UUID, list[str]] = field(default_factory=dict)
    persons: set[UUID] = field(default_factory=set)
    papers: set[UUID] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.cases or self.persons or self.papers)

    def detail(self) -> dict[str, list[str]]:
        """一件のケースに決まらないもの。"""
        cases = [str(uid) for uid in self.cases] if len(self.cases) > 1 else []
        papers = sorted(str(uid) for uid in self.papers)
        return {key: uids for key, uids in (("cases", cases), ("papers", papers)) if uids}


def show(
    request: HttpRequest,
    *,
    case: UUID | None = None,
    grounds: Iterable[Any] = (),
    persons: Iterable[UUID] = (),
    papers: Iterable[UUID] = (),
) -> None:
    """ケース・人を画面に出すことを届け出る。一覧の行も一人ずつ。

    ``papers`` は、人の登録のない文書（ケースになる前の相談など）の uid。
    """
    look: Look = request.look  # type: ignore[attr-defined]
    if case is not None:
        look.cases.setdefault(case, [str(ground) for ground in grounds])
    look.persons.update(persons)
    look.papers.update(papers)


def _write(request: HttpRequest, look: Look) -> None:
    member = request.member
    match = request.resolver_match
    common: dict[str, Any] = {
        "kind": "view",
        "verb": match.view_name if match else request.path[:80],
        "actor_uid": member.uid,
        "account_uid": member.account.uid,
        "agency_uid": member.agency.uid,
        "shown": b"".join(uid.bytes for uid in sorted(look.persons)),
        "detail": look.detail(),
    }
    if len(look.cases) == 1:
        ((case_uid, grounds),) = look.cases.items()
        common |= {"case_uid": case_uid, "grounds": grounds}
    chain.append(**common)


class LookMiddleware:
    """応答ができたあと、外へ出る前に書く。"""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.look = Look()  # type: ignore[attr-defined]
        response = self.get_response(request)
        look: Look = request.look  # type: ignore[attr-defined]
        if not look or getattr(request, "member", None) is None or response.status_code >= 500:
            return response
        try:
            _write(request, look)
        except Error:
            logger.exception("閲覧の記録を残せなかったため、画面を出しませんでした")
            return _closed(request)
        return response


def _closed(request: HttpRequest) -> HttpResponse:
    response = TemplateResponse(request, "503.html", status=503)
    response.render()
    return response
