"""どこから来たか: 相談・助言の頁から続けてつなぐときの、引き写しと戻り先。

上の部屋は ``request.session["handoff_from"]`` に次を置いて、つなぐ頁へ進ませる:
``why`` つなぐ理由のたたき台、``label`` 氏名が分からないときの呼び方、
``office`` 真なら多機関協働の窓口あて、``then`` 送ったあとに進む頁（あれば）。
送り終えると ``request.session["handoff_sent"]`` に、置かれたものとつなぎの ``uid`` を返す。
一度開いた頁にだけ効き、別の頁には持ちこまない。
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from kasane.agencies.models import Agency, Duty
from kasane.handoffs.models import Handoff

FROM, START, SENT = "handoff_from", "handoff_start", "handoff_sent"


def begin(request: HttpRequest) -> dict[str, Any]:
    """用紙のはじめの値。頁を開いたときにだけ受け取る。"""
    if request.method != "GET":
        return {}
    given = request.session.pop(FROM, None)
    if given is None:
        request.session.pop(START, None)
        return {}
    request.session[START] = {**given, "path": request.path}
    office = next(iter(Agency.objects.with_duty(Duty.OFFICE)), None) if given.get("office") else None
    to = {"to_agency": office.uid, "basis": "city", "wishes": ["take"]} if office else {}
    return {**to, **{name: given[name] for name in ("why", "label") if given.get(name)}}


def finish(request: HttpRequest, handoff: Handoff) -> str:
    """送ったあとに進む頁。"""
    given = request.session.get(START)
    if given and given["path"] == request.path:
        del request.session[START]
        request.session[SENT] = {**given, "handoff": str(handoff.uid)}
        if given.get("then"):
            return str(given["then"])
    return reverse("handoffs:handoff", args=[handoff.uid])
