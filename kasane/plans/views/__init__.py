"""支援プランの頁。"""

from kasane.plans.views.deciding import countersignature, decision, draft_decision
from kasane.plans.views.drafting import (
    drafting,
    leaving,
    members,
    replanning,
    return_,
    submission,
)
from kasane.plans.views.reading import case_plans, copy, extract, plan, sheets
from kasane.plans.views.revision import revision
from kasane.plans.views.running import delivery, end, evaluation, reviews, stop

__all__ = [
    "case_plans",
    "copy",
    "countersignature",
    "decision",
    "delivery",
    "draft_decision",
    "drafting",
    "end",
    "evaluation",
    "extract",
    "leaving",
    "members",
    "plan",
    "replanning",
    "return_",
    "reviews",
    "revision",
    "sheets",
    "stop",
    "submission",
]
