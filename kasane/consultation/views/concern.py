"""気になる情報を、つなぎにする。"""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from kasane.access import ensure
from kasane.cases.page import find
from kasane.handoffs.origin import hand_over
from kasane.records import rules as records_rules
from kasane.records.models import Concern


@require_POST
def concern_handoff(request: HttpRequest, uid: UUID) -> HttpResponse:
    """一つのボタンでつなぎにする: 見たこと・聞いたことを引き写して、つなぎの用紙を開く。"""
    concern = find(request, Concern, uid)
    ensure(records_rules.can_tie_concern(request.member, concern))
    hand_over(
        request,
        concern=str(concern.uid),
        why=concern.worry,
        label=concern.place_text[:80],
        then=reverse("consultation:handed"),
    )
    return redirect("handoffs:new")
