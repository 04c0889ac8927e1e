"""次の一手: いまの状態で意味のあるものだけ。閉じたものには、規則の理由がつく。"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from django.urls import reverse

from kasane.access import Decision, Offer
from kasane.plans import rules
from kasane.plans.models import Plan, Ringi
from kasane.plans.standing import decision_of, pending_ringi
from kasane.plans.states import PlanState

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment

S = PlanState


class StepOffer(NamedTuple):
    """どの状態で・どの言葉で・どの頁へ・どの規則で。"""

    states: tuple[str, ...]
    label: str
    page: str
    rule: Callable[[Assignment, Plan], Decision]
    primary: bool = False
    danger: bool = False


def _decide(by: Assignment, plan: Plan) -> Decision:
    ringi = pending_ringi(plan)
    return rules.can_decide(by, ringi) if ringi else rules.records_decisions(by)


TABLE = (
    StepOffer((S.DRAFT,), "会議に諮る", "submission", rules.can_submit, primary=True),
    StepOffer((S.DRAFT,), "プランの案を書き直す", "revision", rules.can_revise),
    StepOffer((S.DRAFT,), "世帯の方を加える・外す", "members", rules.can_add_member),
    StepOffer((S.AGREED,), "起案する", "draft_decision", rules.can_propose, primary=True),
    StepOffer((S.IN_DECISION,), "支援決定を記録する", "decision", _decide, primary=True),
    StepOffer((S.DECIDED,), "プランをお渡しする", "delivery", rules.can_deliver, primary=True),
    StepOffer((S.RUNNING, S.IN_REVIEW), "モニタリングを記録する", "reviews", rules.can_review, primary=True),
    StepOffer((S.RUNNING, S.IN_REVIEW), "振り返り・評価を行う", "evaluation", rules.can_evaluate),
    StepOffer((S.EVALUATED,), "プランを終了する", "end", rules.can_end, primary=True),
    StepOffer(
        (S.DECIDED, S.RUNNING, S.IN_REVIEW, S.EVALUATED), "新しい版をつくる", "replanning", rules.can_replan
    ),
    StepOffer((S.IN_DELIBERATION, S.AGREED), "案に戻す", "return", rules.can_return_),
    StepOffer(
        (S.DRAFT, S.AGREED, S.DECIDED, S.RUNNING, S.IN_REVIEW),
        "途中でやめる",
        "stop",
        rules.can_stop,
        danger=True,
    ),
)


def next_steps(by: Assignment, plan: Plan) -> list[Offer]:
    """いまの状態の一手。主な一手が先頭にある。"""
    offers = [_offer(by, plan, one) for one in TABLE if plan.state in one.states]
    return [*offers, *_left_to_deliver(by, plan), *_countersign(by, plan)]


def primary_steps(by: Assignment, plan: Plan) -> list[Offer]:
    """主な一手だけ（ケース画面に出す）。"""
    return [_offer(by, plan, one) for one in TABLE if one.primary and plan.state in one.states]


def _offer(by: Assignment, plan: Plan, step: StepOffer) -> Offer:
    url = reverse(f"plans:{step.page}", args=[plan.uid])
    return Offer(step.label, url, step.rule(by, plan), primary=step.primary, danger=step.danger)


def _left_to_deliver(by: Assignment, plan: Plan) -> list[Offer]:
    """実施中でも、まだお渡ししていない人がいるとき。"""
    if plan.state != S.RUNNING or not plan.members.filter(delivered_on=None).exists():
        return []
    url = reverse("plans:delivery", args=[plan.uid])
    return [Offer("まだの方にプランをお渡しする", url, rules.can_deliver(by, plan))]


def _countersign(by: Assignment, plan: Plan) -> list[Offer]:
    ringi: Ringi | None = None if plan.before_decision else decision_of(plan)
    if ringi is None or not ringi.countersign_due:
        return []
    url = reverse("plans:countersignature", args=[plan.uid])
    return [Offer("後閲を記録する", url, rules.can_countersign(by, ringi))]


def main_step(offers: list[Offer]) -> Offer | None:
    """主な一手（閉じていても）。"""
    return next((offer for offer in offers if offer.primary), None)
