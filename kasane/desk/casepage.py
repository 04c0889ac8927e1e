"""ケース画面の組立て: 上から、帯・どう接するか・どこにいるか・何ができるか・何があったか。"""

from __future__ import annotations

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

PANELS = (coordination, plans, conferences, consultation, records, consent, handoffs, cases)
OFFERS = (records, handoffs, consent, coordination, plans, conferences, consultation, cases)


def pieces(case: Case, member: Assignment, sight: Sight) -> dict[str, list[Panel]]:
    """置き場所（top・main・side）ごとの一片。"""
    placed: dict[str, list[Panel]] = {"top": [], "main": [], "side": []}
    for room in PANELS:
        for panel in room.show(case, member, sight):
            placed[panel.place].append(panel)
    return placed


def next_steps(case: Case, member: Assignment, sight: Sight) -> tuple[list[Offer], list[Offer]]:
    """いまできる一手と、閉じている一手（理由つき）。"""
    offers = [offer for room in OFFERS for offer in room.offers(case, member, sight)]
    return [offer for offer in offers if offer.open], [offer for offer in offers if not offer.open]
