"""多機関協働の部屋が机（desk）に手渡すもの。"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from kasane.access import Offer, Scope
from kasane.agencies.models import Duty
from kasane.agencies.roles import Can
from kasane.cases.models import Case
from kasane.cases.once import once
from kasane.cases.sight import Sight
from kasane.coordination import rules
from kasane.coordination.models import Engagement
from kasane.coordination.states import EngagementState
from kasane.kernel import businessdays, clock
from kasane.kernel.panel import Panel, Waiting

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment

LIMIT = 20


def running_of(case: Case, member: Assignment) -> Engagement | None:
    rows = Engagement.objects.running().visible_to(member).filter(case=case)
    found = rows.select_related("office", "case__holder_agency", "end_handoff")
    return once(case, ("engagement", member.pk), found.first)


def show(case: Case, member: Assignment, sight: Sight) -> list[Panel]:
    if not sight.at_least(Scope.FULL):
        return []
    running = running_of(case, member)
    return [Panel("coordination/_card.html", {"running": running}, place="side")] if running else []


def steps_of(row: Engagement, member: Assignment) -> list[Offer]:
    """いまの状態から先の一手だけ（通り過ぎたものは出さない）。"""

    def page(name: str) -> str:
        return reverse(f"coordination:{name}", args=[row.uid])

    early = row.state in (EngagementState.RECEIVED, EngagementState.ASSESSING)
    offers = []
    if row.state == EngagementState.RECEIVED:
        offers.append(
            Offer("対応方針を決める", page("screening"), rules.can_screen(member, row), primary=True)
        )
    if early:
        offers.append(Offer("役割分担を決める", page("parts"), rules.can_set_parts(member, row)))
    if row.state in (EngagementState.ASSESSING, EngagementState.SUPPORTING):
        offers.append(Offer("多機関協働を振り返る", page("evaluation"), rules.can_evaluate(member, row)))
    if row.state == EngagementState.EVALUATED:
        offers.append(Offer("元の機関へ引き継ぐ", page("hand_back"), rules.can_hand_back(member, row)))
        offers.append(Offer("続けて関わる", page("continuation"), rules.can_go_on(member, row)))
    offers.append(Offer("多機関協働を終える", page("end"), rules.can_end(member, row)))
    return offers


def offers(case: Case, member: Assignment, sight: Sight) -> list[Offer]:
    """窓口と受託者にだけ。窓口が自分で受けたケースなら、はじめる一手も。"""
    if not member.may(Can.COORDINATE) or not sight.at_least(Scope.FULL):
        return []
    running = running_of(case, member)
    if running:
        return steps_of(running, member)
    if member.agency.has_duty(Duty.OFFICE):
        url = reverse("coordination:receive_directly", args=[case.uid])
        return [Offer("多機関協働をはじめる", url, rules.can_receive_directly(member, case))]
    return []


def waiting(member: Assignment) -> list[Waiting]:
    """方針を決めていない受付と、90日をこえて窓口が主担当のままのもの。"""
    if not member.may(Can.COORDINATE):
        return []
    rows = (
        Engagement.objects.running().visible_to(member).select_related("case__person", "case__holder_agency")
    )
    new = rows.filter(state=EngagementState.RECEIVED).order_by("received_on")[:LIMIT]
    found = [_unscreened(row) for row in new]
    held = [row for row in rows.order_by("received_on")[: LIMIT * 5] if not rules.held_by_others(row)]
    late = [row for row in held if row.holder_warn_on <= clock.today()]
    return found + [_held_long(row) for row in late[:LIMIT]]


def _unscreened(row: Engagement) -> Waiting:
    return Waiting(
        verb="対応方針を決める",
        reason=f"{row.get_variant_display()}で受け付けました。見立てと方針を決めてください。",
        url=reverse("coordination:screening", args=[row.uid]),
        due_on=businessdays.add_open_days(row.received_on, 5),
        button="決める",
        **_of(row),
    )


def _held_long(row: Engagement) -> Waiting:
    return Waiting(
        verb="主担当を地域の機関に引き継ぐ",
        reason="多機関協働が主担当のまま90日をこえています。支援する機関を支える形に戻せるか、考えてください。",
        url=reverse("coordination:case_engagement", args=[row.case.uid]),
        due_on=row.holder_warn_on,
        button="見る",
        **_of(row),
    )


def _of(row: Engagement) -> dict[str, Any]:
    person = row.case.person
    return {
        "who": person.name,
        "who_note": f"{person.age}歳" if person.age is not None else "",
        "holder": row.case.holder_name or row.case.holder_agency.short,
        "case_uid": row.case.uid,
        "person_uid": person.uid,
    }
