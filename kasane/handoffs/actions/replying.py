"""受けた機関の返事。画面を使わない機関の返事は ``proxy`` をつけて代わりに記録する。"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kasane.access import Scope, ensure
from kasane.audit.action import action
from kasane.handoffs import addressing, answering, rules
from kasane.handoffs.basis import completed
from kasane.handoffs.models import Handoff
from kasane.handoffs.sending import Sending, post, scope_of, watcher_of

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


@action("引き受ける", rule=rules.can_take, need=Scope.SHARED)
def take(
    handoff: Handoff,
    *,
    by: Assignment,
    holds: bool | None = None,
    part: str = "",
    reply: str = "",
    first_contact_on: dt.date | None = None,
    sender_stays: bool = True,
    proxy: dict[str, Any] | None = None,
) -> Handoff:
    """引き受ける。``holds`` は主担当も受けるか（省けば「引き継いでほしい」と望まれたとき）。

    多機関協働の窓口あてでは、つなぎの側だけを書く: 見える根拠と主担当は受付（上の部屋）が書く。
    """
    handoff.first_contact_on = first_contact_on
    answering.settle(handoff, "take", by=by, reply=reply, proxy=proxy)
    answering.keep(handoff, by=by)
    answering.name_worker(handoff, by=by)
    answering.join_team(handoff, part or "引き受けて支援する", by=by, sender_stays=sender_stays)
    if answering.for_office(handoff):
        return handoff
    answering.open_for_receiver(handoff, scope_of(handoff.basis), by=by)
    if handoff.wants("take") if holds is None else holds:
        answering.hand_over(handoff, by=by)
    return handoff


@action("一緒に関わる", rule=rules.can_join, need=Scope.SHARED)
def join(
    handoff: Handoff,
    *,
    by: Assignment,
    part: str = "",
    reply: str = "",
    first_contact_on: dt.date | None = None,
    proxy: dict[str, Any] | None = None,
) -> Handoff:
    """一緒に関わる。主担当はそのまま。"""
    handoff.first_contact_on = first_contact_on
    answering.settle(handoff, "join", by=by, reply=reply, proxy=proxy)
    answering.keep(handoff, by=by)
    answering.name_worker(handoff, by=by)
    answering.join_team(handoff, part or "一緒に関わる", by=by)
    answering.open_for_receiver(handoff, Scope.SHARED, by=by)
    return handoff


@action("助言で応える", rule=rules.can_advise, need=Scope.PAPERS)
def advise(handoff: Handoff, *, by: Assignment, reply: str, proxy: dict[str, Any] | None = None) -> Handoff:
    """助言・情報提供で応える。主担当はそのまま。"""
    ensure(rules.written(reply, "助言・情報を書いてください。"))
    answering.settle(handoff, "advise", by=by, reply=reply, proxy=proxy)
    answering.keep(handoff, by=by)
    return handoff


@action("引き受けられない理由を伝える", rule=rules.can_decline, need=Scope.PAPERS)
def decline(
    handoff: Handoff,
    *,
    by: Assignment,
    reason: str,
    reply: str = "",
    able_from: str = "",
    proxy: dict[str, Any] | None = None,
) -> Handoff:
    """引き受けられない理由を伝える。主担当は送った機関のまま、次の手を考える。"""
    ensure(rules.reason_given(reason, able_from, reply))
    handoff.reply_reason, handoff.able_from = reason, able_from.strip()
    answering.settle(handoff, "decline", by=by, reply=reply, proxy=proxy)
    return handoff


@action("別の機関につなぎ直す", rule=rules.can_reroute, need=Scope.PAPERS)
def reroute(
    handoff: Handoff, *, by: Assignment, sending: Sending, proxy: dict[str, Any] | None = None
) -> Handoff:
    """ほかの機関あての新しいつなぎにする。送り主は元のまま、知らされる。根拠は新しい宛先で確かめ直す。

    Returns:
        新しいつなぎ（``reroutes`` が元を指す）。
    """
    watcher = sending.watcher or watcher_of(handoff)
    asked = replace(sending, kinds=handoff.kinds, watcher=watcher)
    whole = completed(handoff.case, asked)
    ensure(addressing.not_in_circles(handoff, whole.to_agency))
    ensure(addressing.can_address(by, handoff.case, whole, handoff.from_agency))
    answering.settle(handoff, "reroute", by=by, reply=whole.why, proxy=proxy)
    return post(handoff.case, whole, by=by, from_agency=handoff.from_agency, reroutes=handoff)
