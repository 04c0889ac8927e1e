"""機関・所管課・事業・委託と、職・在任。"""

from kasane.agencies.models.agency import Agency, AgencyAlias, Body, Capacity, Channel, Duty, Section
from kasane.agencies.models.blocks import Made, Move, Proxy
from kasane.agencies.models.post import Account, Assignment, Post
from kasane.agencies.models.programme import Commission, Programme, ProgrammeCount

__all__ = [
    "Account",
    "Agency",
    "AgencyAlias",
    "Assignment",
    "Body",
    "Capacity",
    "Channel",
    "Commission",
    "Duty",
    "Made",
    "Move",
    "Post",
    "Programme",
    "ProgrammeCount",
    "Proxy",
    "Section",
]
