"""お渡しする・様子を確かめる・振り返る・終える。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from kasane.access import Scope, ensure, require
from kasane.audit.action import action
from kasane.kernel import clock
from kasane.plans import rules
from kasane.plans.models import ChangeSeen, Evaluation, GoalResult, Plan, Review
from kasane.plans.states import PlanState

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


@action("プランをお渡しする", rule=rules.can_deliver, need=Scope.SHARED)
def deliver(plan: Plan, *, by: Assignment, delivered: Mapping[UUID, tuple[dt.date, str]]) -> Plan:
    """一人ずつ、渡した日と渡しかた。はじめの一人に渡した日から、実施中になる。

    ``delivered`` は ``{PlanMember の uid: (日, しかた)}``。
    """
    ensure(require(delivered, "だれに、いつお渡ししたかを書いてください。"))
    for member in plan.members.filter(uid__in=list(delivered)):
        day, how = delivered[member.uid]
        ensure(require(day <= clock.today(), "お渡しした日には、今日までの日を書いてください。"))
        member.delivered_on, member.delivered_how = day, how.strip()
        member.save(update_fields=["delivered_on", "delivered_how"])
    if plan.state == PlanState.DECIDED:
        plan.move("deliver", by=by)
    return plan


@action("モニタリングを記録する", rule=rules.can_review, need=Scope.SHARED)
def review(plan: Plan, *, by: Assignment, next_on: dt.date, reconsider: bool = False, **seen: Any) -> Review:
    """様子の確認。``reconsider`` なら「見直し」へ、そうでなければ実施中のまま。次の日をかならず決める。

    ``seen`` は :class:`Review` の欄（``held_on condition own_words progress to_change how``）。
    """
    ensure(rules.is_later(next_on))
    found = Review.objects.create(plan=plan, next_on=next_on, made_by=by, **seen)
    plan.next_review_on = next_on
    plan.save(update_fields=["next_review_on"])
    if reconsider and plan.state == PlanState.RUNNING:
        plan.move("review", by=by, why=found.to_change)
    elif not reconsider and plan.state == PlanState.IN_REVIEW:
        plan.move("go_on", by=by)
    return found


@action("振り返り・評価を行う", rule=rules.can_evaluate, need=Scope.SHARED)
def evaluate(
    plan: Plan,
    *,
    by: Assignment,
    overall: str,
    results: Mapping[UUID, tuple[str, str]],
    changes: Iterable[str] = (),
    **view: Any,
) -> Evaluation:
    """目標ごとの達成状況（``{Goal の uid: (符号, ようす)}``）と、見られた変化と、総合の評価。"""
    goals = {goal.uid: goal for goal in plan.goals.all()}
    ensure(require(set(results) == set(goals), "すべての目標について、達成状況を選んでください。"))
    found = Evaluation.objects.create(plan=plan, overall=overall, made_by=by, **view)
    GoalResult.objects.bulk_create(
        GoalResult(evaluation=found, goal=goals[uid], outcome=outcome, note=note)
        for uid, (outcome, note) in results.items()
    )
    ChangeSeen.objects.bulk_create(ChangeSeen(evaluation=found, code=code) for code in changes)
    plan.move("evaluate", by=by)
    return found


@action("プランを終了する", rule=rules.can_end, need=Scope.SHARED)
def end(plan: Plan, *, by: Assignment, why: str = "") -> Plan:
    """評価のあとに終える。"""
    plan.move("end", by=by, why=why.strip())
    return plan


@action("プランを途中でやめる", rule=rules.can_stop, need=Scope.SHARED)
def stop(plan: Plan, *, by: Assignment, why: str) -> Plan:
    """評価をせずに終える（利用の取下げ・世帯が分かれた など）。理由がいる。"""
    ensure(require(why.strip(), "やめる理由を書いてください。"))
    plan.move("stop", by=by, why=why.strip())
    return plan
