"""起案する・支援決定を記録する・後閲を記録する。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kasane.access import Decision, Scope, ensure, require
from kasane.audit.action import action
from kasane.kernel import clock
from kasane.plans import rules
from kasane.plans.models import Plan, Ringi, RingiPlan
from kasane.plans.states import PlanState

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment

DECIDED = ("decided", "conditional")


@action("起案する", rule=rules.can_propose, need=Scope.SHARED)
def propose(
    plan: Plan,
    *,
    by: Assignment,
    ringi_class: str = "shocho",
    drafted_on: dt.date | None = None,
    note: str = "",
    others: Iterable[Plan] = (),
) -> Ringi:
    """決裁に上げる。``others`` は、同じ起案に載せるほかのプラン（どれも会議で協議済み）。"""
    day = drafted_on or clock.today()
    ringi = Ringi.objects.create(drafter=by, drafted_on=day, ringi_class=ringi_class, note=note, made_by=by)
    mine = Plan.objects.visible_to(by, writing=True)
    for carried in [plan, *mine.filter(pk__in=[other.pk for other in others])]:
        ensure(rules.can_propose(by, carried))
        RingiPlan.objects.create(ringi=ringi, plan=carried)
        carried.move("propose", by=by)
    return ringi


@action("支援決定を記録する", rule=rules.can_decide, need=Scope.SHARED)
def decide(
    ringi: Ringi,
    *,
    by: Assignment,
    decider: Assignment,
    decided_on: dt.date,
    result: str,
    number: str = "",
    conditions: str = "",
    stand_in_for: Assignment | None = None,
    stand_in_why: str = "",
    countersigned_on: dt.date | None = None,
    told_on: dt.date | None = None,
    started_on: dt.date | None = None,
    next_review_on: dt.date | None = None,
) -> Ringi:
    """決裁のあとに、事務局が結果を写す。決定なら支援決定へ、そうでなければ理由とともに案へ戻る。"""
    ensure(rules.may_decide(decider, ringi, stand_in_for, stand_in_why))
    ensure(_days(ringi, decided_on) & _said(result, conditions, number))
    ringi.decider, ringi.decider_title, ringi.decided_on = decider, decider.post.title, decided_on
    ringi.result, ringi.number, ringi.conditions = result, number.strip(), conditions.strip()
    ringi.stand_in_for, ringi.stand_in_why = stand_in_for, stand_in_why.strip()
    ringi.countersigned_on, ringi.told_on, ringi.started_on = countersigned_on, told_on, started_on
    ringi.recorded_by = by
    ringi.save()
    for row in ringi.carried.select_related("plan__previous"):
        _settle(row.plan, ringi, by, next_review_on)
    return ringi


def _days(ringi: Ringi, decided_on: dt.date) -> Decision:
    return require(decided_on <= clock.today(), "決裁日には、今日までの日を書いてください。") & require(
        decided_on >= ringi.drafted_on, "決裁日が起案日より前です。日付を確かめてください。"
    )


def _said(result: str, conditions: str, number: str) -> Decision:
    return require(
        result == "decided" or conditions.strip(), "条件か、決定しない・もどす理由を書いてください。"
    ) & require(result not in DECIDED or number.strip(), "決裁の文書番号を書いてください。")


def _settle(plan: Plan, ringi: Ringi, by: Assignment, next_review_on: dt.date | None) -> None:
    if ringi.result not in DECIDED:
        plan.move("return_", by=by, why=ringi.conditions)
        return
    day = next_review_on or plan.next_review_on
    ensure(rules.is_later(day))
    plan.next_review_on = day
    plan.save(update_fields=["next_review_on"])
    plan.move("decide", by=by)
    previous = plan.previous
    if previous is not None and previous.state != PlanState.ENDED:
        previous.move("succeed", by=by, why=f"{plan}が決定されたため")


@action("後閲を記録する", rule=rules.can_countersign, need=Scope.SHARED)
def countersign(ringi: Ringi, *, by: Assignment, countersigned_on: dt.date | None = None) -> Ringi:
    """代決のあと、本来の決裁者が目を通した日。"""
    day = countersigned_on or clock.today()
    ensure(
        require(
            ringi.decided_on and ringi.decided_on <= day <= clock.today(),
            "後閲の日には、決裁日から今日までの日を書いてください。",
        )
    )
    ringi.countersigned_on = day
    ringi.save(update_fields=["countersigned_on"])
    return ringi
