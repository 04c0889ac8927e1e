"""多機関協働についての可否。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasane.access import Decision, require
from kasane.agencies.models import Duty
from kasane.agencies.roles import Can
from kasane.cases import rules as cases
from kasane.cases.models import Case
from kasane.coordination.models import Engagement
from kasane.coordination.states import EngagementState
from kasane.handoffs import rules as handoffs
from kasane.handoffs.models import Handoff
from kasane.handoffs.states import HandoffState

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


def is_coordinator(by: Assignment) -> Decision:
    return require(by.may(Can.COORDINATE), "多機関協働の窓口（地域福祉政策担当）と受託者が行います。")


def of_office(by: Assignment) -> Decision:
    return require(
        by.agency.has_duty(Duty.OFFICE), "受付は、多機関協働の窓口（地域福祉政策担当）が行います。"
    ) & is_coordinator(by)


def nothing_running(case: Case) -> Decision:
    running = Engagement.objects.running().filter(case=case).exists()
    return require(not running, "このケースの多機関協働は、もう受け付けています。")


def can_receive(by: Assignment, handoff: Handoff) -> Decision:
    return of_office(by) & handoffs.can_take(by, handoff) & nothing_running(handoff.case)


def can_receive_directly(by: Assignment, case: Case) -> Decision:
    """窓口が自分で受けたケースを、そのまま多機関協働にする。"""
    return of_office(by) & cases.is_open(case) & nothing_running(case)


def can_screen(by: Assignment, engagement: Engagement) -> Decision:
    return engagement.can_move("screen") & is_coordinator(by)


def can_note_difficulty(by: Assignment, engagement: Engagement) -> Decision:
    return require(engagement.state != EngagementState.ENDED, "多機関協働は終わっています。")


def can_set_parts(by: Assignment, engagement: Engagement) -> Decision:
    return engagement.can_move("set_parts") & is_coordinator(by)


def can_evaluate(by: Assignment, engagement: Engagement) -> Decision:
    return engagement.can_move("evaluate") & is_coordinator(by)


def can_go_on(by: Assignment, engagement: Engagement) -> Decision:
    return engagement.can_move("go_on") & is_coordinator(by)


def can_hand_back(by: Assignment, engagement: Engagement) -> Decision:
    """元の機関へ引き継ぐ（つなぎを送る）。"""
    sent = engagement.end_handoff
    waiting = sent is not None and sent.state in (HandoffState.SENT, HandoffState.ASKED)
    return (
        is_coordinator(by)
        & require(
            engagement.state == EngagementState.EVALUATED, "先に「多機関協働を振り返る」を記録してください。"
        )
        & require(not waiting, "引き継ぎの返事を待っています。")
    )


def held_by_others(engagement: Engagement) -> bool:
    """主担当が、窓口でも受託者でもない機関に移っているか。"""
    holder = engagement.case.holder_agency
    return not (holder.has_duty(Duty.OFFICE) or holder.has_duty(Duty.CONTRACTED))


def can_end(by: Assignment, engagement: Engagement) -> Decision:
    return (
        engagement.can_move("end")
        & is_coordinator(by)
        & require(
            held_by_others(engagement),
            "主担当がまだ窓口（または受託者）です。「元の機関へ引き継ぐ」を送り、引き受けてもらってから終えてください。",
        )
    )
