"""起案と支援決定の可否。決めるのは決裁者で、記録するのは市の事務局である。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasane.access import ALLOW, Decision, deny, require
from kasane.agencies.roles import Can
from kasane.plans.deciders import who_decides, who_records
from kasane.plans.models import Plan, Ringi
from kasane.plans.rules.drafting import all_consent, items_written

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


def can_propose(by: Assignment, plan: Plan) -> Decision:
    drafts = require(by.may(Can.COORDINATE), "起案するのは、多機関協働の担当（受託者か事務局）です。")
    return plan.can_move("propose") & drafts & all_consent(plan) & items_written(plan)


def can_decide(by: Assignment, ringi: Ringi) -> Decision:
    """記録できるか。決めるのは決裁者で、記録するのは市の事務局である。"""
    return (
        require(not ringi.result, "決裁の結果は、もう記録されています。")
        & records_decisions(by)
        & _carried_consent(ringi)
    )


def records_decisions(by: Assignment) -> Decision:
    return require(
        by.may(Can.RECORD_DECISION) and by.agency.is_city,
        f"支援決定を記録できるのは、市の事務局（{who_records()}）だけです。決裁が済んだら、事務局に伝えてください。",
    )


def _carried_consent(ringi: Ringi) -> Decision:
    answer = ALLOW
    for row in ringi.carried.select_related("plan"):
        answer = answer & row.plan.can_move("decide") & all_consent(row.plan)
    return answer


def may_decide(decider: Assignment, ringi: Ringi, stand_in_for: Assignment | None, why: str) -> Decision:
    """この人が決裁者になれるか。起案した人は決められず、代決には本来の決裁者と理由がいる。"""
    return (
        require(
            decider.account_id != ringi.drafter.account_id,
            f"起案した人は決定できません。決められるのは、{who_decides(ringi.drafter)}です。",
        )
        & require(decider.agency.is_city, "支援決定をするのは、市の職だけです。")
        & _in_own_right(decider, stand_in_for, why)
    )


def _in_own_right(decider: Assignment, stand_in_for: Assignment | None, why: str) -> Decision:
    if decider.may(Can.DECIDE):
        return require(stand_in_for is None, "決裁者が自分で決めたときは、代決の欄を空にしてください。")
    if not decider.may(Can.STAND_IN):
        return deny(f"{decider.name}さんは決裁者ではありません。決められるのは、{who_decides()}です。")
    absent = stand_in_for is not None and stand_in_for.may(Can.DECIDE)
    return require(absent, "代決です。だれの代わりかを、決裁者から選んでください。") & require(
        why.strip(), "代決の理由を書いてください。"
    )


def can_countersign(by: Assignment, ringi: Ringi) -> Decision:
    own = ringi.stand_in_for is not None and ringi.stand_in_for.account_id == by.account_id
    return require(ringi.countersign_due, "後閲を待っている代決ではありません。") & (
        ALLOW if own else records_decisions(by)
    )
