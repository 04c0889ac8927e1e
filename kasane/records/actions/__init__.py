"""支援の記録の動詞。"""

from kasane.records.actions.assessing import assess, raise_issue, settle_issue
from kasane.records.actions.cautioning import (
    add_avoid,
    add_safety,
    approve_safety,
    end_avoid,
    end_safety,
    note_event,
    review_safety,
)
from kasane.records.actions.concerning import pass_concern, report_concern, settle_concern, tie_concern
from kasane.records.actions.doing import assign_task, done
from kasane.records.actions.notifying import confirm_safety, notify
from kasane.records.actions.noting import add, finalise, revise, tell, write
from kasane.records.actions.withdrawing import ask_withdrawal, withdraw_wrong

__all__ = [
    "add",
    "add_avoid",
    "add_safety",
    "approve_safety",
    "ask_withdrawal",
    "assess",
    "assign_task",
    "confirm_safety",
    "done",
    "end_avoid",
    "end_safety",
    "finalise",
    "note_event",
    "notify",
    "pass_concern",
    "raise_issue",
    "report_concern",
    "review_safety",
    "revise",
    "settle_concern",
    "settle_issue",
    "tell",
    "tie_concern",
    "withdraw_wrong",
    "write",
]
