"""お渡しから終了までの可否。"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kasane.access import Decision, require
from kasane.kernel import clock
from kasane.plans.models import Plan
from kasane.plans.rules.drafting import all_consent, keeps
from kasane.plans.states import PlanState

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


def can_deliver(by: Assignment, plan: Plan) -> Decision:
    """実施中でも、まだお渡ししていない人がいればできる。"""
    left = plan.state == PlanState.RUNNING and plan.members.filter(delivered_on=None).exists()
    ready = require(left, "") if left else plan.can_move("deliver")
    return ready & keeps(by, plan) & not_halted(plan)


def not_halted(plan: Plan) -> Decision:
    """同意が変わったあとは、新しい版をつくるか、途中でやめるまで、先へ進まない。"""
    return Decision(True) if all_consent(plan) else _halted(plan)


def _halted(plan: Plan) -> Decision:
    reason = all_consent(plan).reason
    return Decision(
        False, f"同意が変わったため、一時停止しています。{reason}外すには「新しい版をつくる」からです。"
    )


def can_review(by: Assignment, plan: Plan) -> Decision:
    running = require(
        plan.state in (PlanState.RUNNING, PlanState.IN_REVIEW),
        f"いまは「{plan.state_label}」です。モニタリングは、お渡ししたあとに記録します。",
    )
    return running & keeps(by, plan)


def can_evaluate(by: Assignment, plan: Plan) -> Decision:
    return plan.can_move("evaluate") & keeps(by, plan)


def can_end(by: Assignment, plan: Plan) -> Decision:
    return plan.can_move("end") & keeps(by, plan)


def can_stop(by: Assignment, plan: Plan) -> Decision:
    return plan.can_move("stop") & keeps(by, plan)


def can_replan(by: Assignment, plan: Plan) -> Decision:
    """新しい版は一度に一つ。前の版は、新しい版が決定されるまで生きている。"""
    following = plan.following.exclude(state=PlanState.ENDED).first()
    decided = require(
        plan.state in (PlanState.RUNNING, PlanState.IN_REVIEW, PlanState.EVALUATED, PlanState.DECIDED),
        f"いまは「{plan.state_label}」です。新しい版は、支援決定のあとにつくります。",
    )
    return decided & keeps(by, plan) & require(following is None, f"もう{following}があります。")


def is_later(day: dt.date | None) -> Decision:
    """次の見直しの日は、かならず、これからの日。"""
    return require(
        day is not None and day > clock.today(), "次の見直しの日には、明日からあとの日を書いてください。"
    )
