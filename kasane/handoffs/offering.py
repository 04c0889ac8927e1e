"""この人が、このつなぎに対して次にできること。閉じたものには理由がつく。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import NoReverseMatch, reverse

from kasane.access import Offer
from kasane.handoffs import rules
from kasane.handoffs.answering import for_office
from kasane.handoffs.models import Handoff
from kasane.handoffs.states import HandoffState

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


def reception(handoff: Handoff) -> str:
    """多機関協働の受付の頁（上の部屋にあれば）。窓口は、そこで引き受ける。"""
    if not for_office(handoff):
        return ""
    try:
        return reverse("coordination:receive", args=[handoff.uid])
    except NoReverseMatch:
        return ""


def _page(handoff: Handoff, name: str) -> str:
    return reverse(f"handoffs:{name}", args=[handoff.uid])


def replies(by: Assignment, handoff: Handoff) -> list[Offer]:
    """返事の六つ。一緒に関わる・助言が、引き受けられない理由より先にある。"""
    office = reception(handoff)
    take = rules.can_take(by, handoff)
    return [
        Offer(
            "多機関協働で受け付ける" if office else "引き受ける",
            office or _page(handoff, "taking"),
            take,
            True,
        ),
        Offer("一緒に関わる", _page(handoff, "joining"), rules.can_join(by, handoff)),
        Offer("助言で応える", _page(handoff, "advice"), rules.can_advise(by, handoff)),
        Offer("追加で教えてもらう", _page(handoff, "question"), rules.can_ask(by, handoff)),
        Offer("別の機関につなぎ直す", _page(handoff, "rerouting"), rules.can_reroute(by, handoff)),
        Offer("引き受けられない理由を伝える", _page(handoff, "declining"), rules.can_decline(by, handoff)),
    ]


def offers(by: Assignment, handoff: Handoff) -> list[Offer]:
    """つなぎの頁の一手。受けた機関と送った機関とで違う。"""
    if by.agency_id == handoff.to_agency_id:
        return replies(by, handoff) if handoff.waiting else _returning(by, handoff)
    if by.agency_id != handoff.from_agency_id:
        return []
    return _for_sender(by, handoff)


def _for_sender(by: Assignment, handoff: Handoff) -> list[Offer]:
    if not handoff.waiting:
        return _after_reply(by, handoff)
    found = [Offer("送付を取り消す", _page(handoff, "recall"), rules.can_recall(by, handoff), danger=True)]
    if rules.may_stand_in(by, handoff):
        found.insert(0, Offer("電話・FAXの返事を代わりに記録する", _page(handoff, "proxy"), primary=True))
    if handoff.state == HandoffState.ASKED:
        found.insert(0, Offer("追加で伝える", _page(handoff, "more"), rules.can_tell_more(by, handoff), True))
    return found


def _after_reply(by: Assignment, handoff: Handoff) -> list[Offer]:
    found = []
    if rules.can_read_reply(by, handoff):
        found.append(Offer("返事を確かめた", _page(handoff, "reading"), primary=True, post=True))
    if handoff.state in (HandoffState.DECLINED, HandoffState.ADVISED, HandoffState.RECALLED):
        page = reverse("handoffs:new_for_case", args=[handoff.case.uid])
        send = rules.can_send(by, handoff.case)
        found.append(Offer("ほかの機関につなぐ", f"{page}?again={handoff.uid}", send))
    return found


def _returning(by: Assignment, handoff: Handoff) -> list[Offer]:
    if handoff.state != HandoffState.TAKEN or handoff.returns_id:
        return []
    page = reverse("handoffs:new_for_case", args=[handoff.case.uid])
    return [Offer("元の機関へ引き継ぐ", f"{page}?returns={handoff.uid}", rules.can_return(by, handoff))]
