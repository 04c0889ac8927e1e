"""どこから来たか: 相談・助言の頁から続けてつなぐときの、引き写しと戻り先。

上の部屋は :func:`hand_over` を呼んでから、つなぐ頁へ進ませる。言葉は封をして預ける（セッションの表に読める形で残さない）。
送り終えると ``request.session["handoff_sent"]`` に、渡されたもの（言葉を除く）とつなぎの ``uid`` を返す。
一度開いた頁にだけ効き、別の頁には持ちこまない。
"""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from kasane.agencies.models import Agency, Duty
from kasane.handoffs.models import Handoff
from kasane.sheets.sealing import seal, unseal

FROM, START, SENT = "handoff_from", "handoff_start", "handoff_sent"


def hand_over(
    request: HttpRequest, *, then: str, why: str = "", label: str = "", office: bool = False, **origin: str
) -> None:
    """``why`` つなぐ理由のたたき台、``label`` 氏名が分からないときの呼び方、``office`` 窓口あてか、``then`` 戻る頁。

    ``origin`` は、送ったあとに結ぶもとの記録（``consultation=uid`` など）。
    """
    words = seal(json.dumps({"why": why, "label": label}), str(request.member.uid)).hex()
    request.session[FROM] = {**origin, "office": office, "then": then, "words": words}


def begin(request: HttpRequest) -> dict[str, Any]:
    """用紙のはじめの値。頁を開いたときにだけ受け取る。"""
    if request.method != "GET":
        return {}
    given = request.session.pop(FROM, None)
    if given is None:
        request.session.pop(START, None)
        return {}
    words = json.loads(unseal(bytes.fromhex(given.pop("words")), str(request.member.uid)) or "{}")
    request.session[START] = {**given, "path": request.path}
    office = next(iter(Agency.objects.with_duty(Duty.OFFICE)), None) if given.get("office") else None
    to = {"to_agency": office.uid, "basis": "city", "wishes": ["take"]} if office else {}
    return {**to, **{name: words[name] for name in ("why", "label") if words.get(name)}}


def finish(request: HttpRequest, handoff: Handoff) -> str:
    """送ったあとに進む頁。"""
    given = request.session.get(START)
    if given and given["path"] == request.path:
        del request.session[START]
        request.session[SENT] = {**given, "handoff": str(handoff.uid)}
        if given.get("then"):
            return str(given["then"])
    return reverse("handoffs:handoff", args=[handoff.uid])
