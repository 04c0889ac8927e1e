"""案をつくり、会議に諮るまでの可否。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasane.access import ALLOW, Decision, Kind, Scope, deny, require
from kasane.agencies.models import Duty
from kasane.agencies.roles import Can
from kasane.cases.models import Case
from kasane.cases.rules import is_open
from kasane.cases.sight import sight_of
from kasane.consent import cover
from kasane.plans.deciders import who_records
from kasane.plans.items import five_items
from kasane.plans.models import Plan
from kasane.plans.standing import keepers, without_consent
from kasane.plans.states import PlanState

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


def can_draft(by: Assignment, case: Case) -> Decision:
    """主担当・副担当か、多機関協働の窓口・受託者。本人の同意があるときだけ（なければ、プランは要らない）。"""
    return is_open(case) & reaches(by, case) & _may_draft(by, case) & has_consent(case)


def _may_draft(by: Assignment, case: Case) -> Decision:
    held = by.agency_id in (case.holder_agency_id, case.deputy_agency_id)
    office = by.agency.has_duty(Duty.OFFICE) or by.agency.has_duty(Duty.CONTRACTED)
    return require(
        by.may(Can.CONSULT) and (held or office),
        f"プランの案をつくるのは、主担当（{case.holder_agency.name}）か、多機関協働の担当です。",
    )


def reaches(by: Assignment, case: Case) -> Decision:
    """プランの中身まで、書ける根拠があるか。"""
    found = sight_of(by, case).may_write(Scope.SHARED, int(Kind.SUPPORT))
    return require(found, "いまの根拠では、支援プランまでは書けません。主担当に相談してください。")


def has_consent(case: Case) -> Decision:
    return require(
        cover.live_consent(case, case.person),
        f"{case.person.name}さんの、いま効いている同意がありません。同意のない間は、プランは要りません。"
        "支援会議の方針で支援を進め、同意が得られたらプランをつくります。",
    )


def keeps(by: Assignment, plan: Plan) -> Decision:
    """案を書き、実施を見届ける機関か。"""
    names = "・".join(agency.short for agency in keepers(plan))
    return require(
        by.may(Can.CONSULT) and by.agency in keepers(plan),
        f"このプランを書くのは{names}です。直したいことは、電話か支援経過で伝えてください。",
    )


def is_draft(plan: Plan) -> Decision:
    return require(
        plan.state == PlanState.DRAFT,
        f"いまは「{plan.state_label}」のため、書き直せません。直すには、案に戻すか、新しい版をつくってください。",
    )


def can_revise(by: Assignment, plan: Plan) -> Decision:
    return is_draft(plan) & keeps(by, plan)


def can_add_member(by: Assignment, plan: Plan) -> Decision:
    return can_revise(by, plan)


def can_leave_out(by: Assignment, plan: Plan) -> Decision:
    several = require(
        plan.members.count() > 1, "プランには一人以上の名がいります。やめるときは「途中でやめる」です。"
    )
    return can_revise(by, plan) & several


def may_join(by: Assignment, plan: Plan, case: Case) -> Decision:
    """この人を、世帯プランに加えられるか。"""
    return (
        require(case.household_id == plan.household_id, "同じ世帯の方だけを加えられます。")
        & require(not plan.members.filter(case=case).exists(), "もうこのプランに名があります。")
        & is_open(case)
        & reaches(by, case)
        & has_consent(case)
    )


def all_consent(plan: Plan) -> Decision:
    missing = without_consent(plan)
    names = "・".join(f"{one}さん" for one in missing)
    return require(
        not missing,
        f"{names}の、いま効いている同意がありません。同意を記録するか、このプランから外してください。",
    )


def items_written(plan: Plan) -> Decision:
    missing = [item for item in five_items(plan) if not item.ok]
    said = "".join(f"「{item.number} {item.label}」{item.reason}" for item in missing)
    return require(not missing, f"法で決まった五つの項目のうち、まだのものがあります。{said}")


def can_submit(by: Assignment, plan: Plan) -> Decision:
    return plan.can_move("submit") & keeps(by, plan) & all_consent(plan) & items_written(plan)


def convenes(by: Assignment) -> Decision:
    return require(by.may(Can.CONVENE_PLAN), "重層的支援会議を開くところが記録します。")


def can_agree(by: Assignment, plan: Plan) -> Decision:
    return plan.can_move("agree") & convenes(by) & all_consent(plan)


def can_return_(by: Assignment, plan: Plan) -> Decision:
    if plan.state == PlanState.IN_DECISION:
        return deny(
            f"決裁中です。{who_records()}が決裁の結果として「起案へもどす」を記録すると、案に戻ります。"
        )
    return plan.can_move("return_") & (ALLOW if convenes(by) else keeps(by, plan))
