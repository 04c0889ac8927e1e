"""案をつくる・加える・書き直す・会議に諮る・戻す・新しい版をつくる。"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kasane.access import Scope, ensure, require
from kasane.audit.action import action
from kasane.cases.models import Case
from kasane.consent import cover
from kasane.plans import rules, writing
from kasane.plans.models import Goal, Measure, Plan, PlanMember

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment

STALE = "ほかの人が先に保存しました。書いたものは残っています。いまの版とくらべて、もう一度保存してください。"


@action("プランの案をつくる", rule=rules.can_draft, need=Scope.SHARED)
def draft(case: Case, *, by: Assignment, kind: str = "coordination", others: Iterable[Case] = ()) -> Plan:
    """本人の案を一つつくる。``others`` は一緒に名をのせる、同じ世帯のケース（それぞれの同意がいる）。"""
    plan = Plan.objects.create(
        household=case.household,
        kind=kind,
        lead_agency=case.holder_agency,
        lead_name=case.holder_name,
        made_by=by,
        **writing.usual_period(),
    )
    writing.name_member(plan, case, by=by)
    for other in others:
        ensure(rules.may_join(by, plan, other))
        writing.name_member(plan, other, by=by)
    return plan


@action("世帯プランに加える", rule=rules.can_add_member, need=Scope.SHARED)
def add_member(plan: Plan, *, by: Assignment, case: Case) -> PlanMember:
    """同じ世帯の、同意のある人を加える。"""
    ensure(rules.may_join(by, plan, case))
    writing.next_version(plan)
    return writing.name_member(plan, case, by=by)


@action("世帯プランから外す", rule=rules.can_leave_out, need=Scope.SHARED)
def leave_out(plan: Plan, *, by: Assignment, member: PlanMember) -> Plan:
    """案の間だけ。この人だけの目標も、一緒に外れる。"""
    own = Goal.objects.filter(plan=plan, member=member)
    Measure.objects.filter(goal__in=own).delete()
    own.delete()
    plan.members.filter(pk=member.pk).delete()
    return writing.next_version(plan)


@action("プランの案を書き直す", rule=rules.can_revise, need=Scope.SHARED)
def revise(plan: Plan, *, by: Assignment, text: writing.PlanText, version: int) -> Plan:
    """用紙の全体を保存する。``version`` は用紙を開いたときの版番号。

    Raises:
        Refused: ほかの人が先に保存していたとき（何も変えない）。
    """
    ensure(require(version == plan.version, STALE))
    writing.write_all(plan, text)
    plan.save()
    return writing.next_version(plan)


@action("会議に諮る", rule=rules.can_submit, need=Scope.SHARED)
def submit(plan: Plan, *, by: Assignment, why: str = "") -> Plan:
    """五つの項目と全員の同意がそろった案を、重層的支援会議にかける。拠る同意を、ここで定める。"""
    for member in plan.members.select_related("case__person"):
        member.consent = cover.live_consent(member.case, member.case.person)
        member.save(update_fields=["consent"])
    plan.move("submit", by=by, why=why)
    return plan


@action("協議を終える", rule=rules.can_agree, need=Scope.SHARED)
def agree(plan: Plan, *, by: Assignment, why: str = "") -> Plan:
    """会議で適切と認められた。``why`` は会議の結果の一文。会議（conferences）が呼ぶ。"""
    plan.move("agree", by=by, why=why)
    return plan


@action("案に戻す", rule=rules.can_return_, need=Scope.SHARED)
def return_(plan: Plan, *, by: Assignment, why: str) -> Plan:
    """会議から案へ。何を直すかを、かならず書く。"""
    ensure(require(why.strip(), "何を直すかを書いてください。"))
    plan.move("return_", by=by, why=why.strip())
    return plan


@action("新しい版をつくる", rule=rules.can_replan, need=Scope.SHARED)
def replan(plan: Plan, *, by: Assignment) -> Plan:
    """前の版を写した案。いま同意のある人だけが名をのせる。前の版は、決定まで生きている。"""
    members = plan.members.select_related("case__person")
    kept = [one for one in members if cover.live_consent(one.case, one.case.person)]
    ensure(
        require(kept, "いま同意のある方がいません。支援会議の方針で支援を進めるか、途中でやめてください。")
    )
    carried = {name: getattr(plan, name) for name in writing.PLAN_FIELDS}
    new = Plan.objects.create(
        household=plan.household,
        kind=plan.kind,
        round=plan.round + 1,
        previous=plan,
        made_by=by,
        **carried,
        **writing.usual_period(),
    )
    for member in kept:
        writing.name_member(new, member.case, by=by, before=member)
    writing.copy_content(plan, new)
    return new
