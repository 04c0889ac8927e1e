"""支援プランについての可否。理由は、閉じたボタンの下にそのまま出る。"""

from kasane.plans.rules.deciding import (
    can_countersign,
    can_decide,
    can_propose,
    may_decide,
    records_decisions,
)
from kasane.plans.rules.drafting import (
    all_consent,
    can_add_member,
    can_agree,
    can_draft,
    can_leave_out,
    can_return_,
    can_revise,
    can_submit,
    has_consent,
    items_written,
    keeps,
    may_join,
)
from kasane.plans.rules.running import (
    can_deliver,
    can_end,
    can_evaluate,
    can_replan,
    can_review,
    can_stop,
    is_later,
)

__all__ = [
    "all_consent",
    "can_add_member",
    "can_agree",
    "can_countersign",
    "can_decide",
    "can_deliver",
    "can_draft",
    "can_end",
    "can_evaluate",
    "can_leave_out",
    "can_propose",
    "can_replan",
    "can_return_",
    "can_review",
    "can_revise",
    "can_stop",
    "can_submit",
    "has_consent",
    "is_later",
    "items_written",
    "keeps",
    "may_decide",
    "may_join",
    "records_decisions",
]
