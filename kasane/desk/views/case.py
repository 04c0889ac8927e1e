"""ケース画面。"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from kasane.access import Scope
from kasane.cases.models import Case
from kasane.cases.page import case_page, find, see
from kasane.desk.casepage import next_steps, pieces
from kasane.desk.flow import road_of


def case(request: HttpRequest, uid: UUID) -> HttpResponse:
    """上から: 誰・どう接するか・どこにいるか・何ができるか・何があったか。"""
    found = find(request, Case, uid)
    sight = see(request, found)
    steps = next_steps(found, request.member, sight)
    context: dict[str, Any] = {"placed": pieces(found, request.member, sight), "next": steps}
    if sight.at_least(Scope.SHARED):
        context["road"] = road_of(found, sight)
    return case_page(request, found, "desk/case.html", tab="desk:case", **context)
