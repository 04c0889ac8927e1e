"""支援プランの動詞。"""

from kasane.plans.actions.deciding import countersign, decide, propose
from kasane.plans.actions.drafting import (
    add_member,
    agree,
    draft,
    leave_out,
    replan,
    return_,
    revise,
    submit,
)
from kasane.plans.actions.running import deliver, end, evaluate, review, stop

__all__ = [
    "add_member",
    "agree",
    "countersign",
    "decide",
    "deliver",
    "draft",
    "end",
    "evaluate",
    "leave_out",
    "propose",
    "replan",
    "return_",
    "review",
    "revise",
    "stop",
    "submit",
]
