"""ケースの頁。"""

from kasane.cases.views.holding import caseworkers, contact_promise, deputy, holder, interval, team
from kasane.cases.views.household import household, member, member_case, person, registration
from kasane.cases.views.resting import closure, follow_up, pause, resumption
from kasane.cases.views.sight import conflict, restriction, sight, viewers

__all__ = [
    "caseworkers",
    "closure",
    "conflict",
    "contact_promise",
    "deputy",
    "follow_up",
    "holder",
    "household",
    "interval",
    "member",
    "member_case",
    "pause",
    "person",
    "registration",
    "restriction",
    "resumption",
    "sight",
    "team",
    "viewers",
]
