"""ケースの動詞。"""

from kasane.cases.actions.guarding import declare_conflict, restrict
from kasane.cases.actions.holding import (
    agree_interval,
    assign,
    change_deputy,
    change_holder,
    invite_team,
    promise_contact,
)
from kasane.cases.actions.opening import (
    open_case,
    open_for_member,
    register_person,
    revise_person,
    tell_household,
)
from kasane.cases.actions.resting import close, follow_up, pause, resume

__all__ = [
    "agree_interval",
    "assign",
    "change_deputy",
    "change_holder",
    "close",
    "declare_conflict",
    "follow_up",
    "invite_team",
    "open_case",
    "open_for_member",
    "pause",
    "promise_contact",
    "register_person",
    "restrict",
    "resume",
    "revise_person",
    "tell_household",
]
