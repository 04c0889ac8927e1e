"""ケース画面の組立て: 上から、帯・どう接するか・どこにいるか・何ができるか・何があったか。"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kasane.access import Offer
from kasane.cases import panel as cases
from kasane.cases.models import Case
from kasane.cases.sight import Sight
from kasane.conferences import panel as conferences
from kasane.consent import panel as consent
from kasane.consultation import panel as consultation
from kasane.coordination import panel as coordination
from kasane.handoffs import panel as handoffs
from kasane.kernel.panel import Panel
from kasane.plans import panel as plans
from kasane.records import panel as records

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment

NEAR = 4
PANELS = (coordination, plans, conferences, consultation, records, consent, handoffs, cases)
OFFERS = (records, handoffs, consent, coordination, plans, conferences, consultation, cases)


def pieces(case: Case, member: Assignment, sight: Sight) -> dict[str, list[Panel]]:
    """置き場所（top・main・side）ごとの一片。"""
    placed: dict[str, list[Panel]] = {"top": [], "main": [], "side": []}
    for room in PANELS:
        for panel in room.show(case, member, sight):
            placed[panel.place].append(panel)
    return placed


@dataclass(frozen=True)
class NextSteps:
    """``main`` は主な一手（一つ）、``near`` はよく使う一手、``more`` はほかの手続き、``closed`` は閉じている一手。"""

    main: Offer | None
    near: list[Offer]
    more: list[Offer]
    closed: list[Offer]


def next_steps(case: Case, member: Assignment, sight: Sight) -> NextSteps:
    """部屋が申し出た一手を、一つの主なボタンとその他に分ける。閉じているものは理由とともに残る。"""
    offers = [offer for room in OFFERS for offer in room.offers(case, member, sight)]
    ready = [offer for offer in offers if offer.open]
    main = next((offer for offer in ready if offer.primary), ready[0] if ready else None)
    rest = [offer for offer in ready if offer is not main]
    closed = [offer for offer in offers if not offer.open]
    return NextSteps(main, rest[:NEAR], rest[NEAR:], closed)
