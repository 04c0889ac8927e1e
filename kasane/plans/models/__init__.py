"""支援プラン・目標・支援内容・決裁・モニタリング・評価。"""

from kasane.plans.models.content import Goal, Measure, OtherService
from kasane.plans.models.decision import Ringi, RingiPlan
from kasane.plans.models.plan import Plan, PlanMember, PlanMove
from kasane.plans.models.review import ChangeSeen, Evaluation, GoalResult, Review

__all__ = [
    "ChangeSeen",
    "Evaluation",
    "Goal",
    "GoalResult",
    "Measure",
    "OtherService",
    "Plan",
    "PlanMember",
    "PlanMove",
    "Review",
    "Ringi",
    "RingiPlan",
]
