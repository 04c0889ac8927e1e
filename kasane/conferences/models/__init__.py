"""支援会議と重層的支援会議: 開催・部・案件・議題・席・資料・記録・決まったこと・求め。"""

from kasane.conferences.models.asking import ConveningMove, ConveningRequest, InfoRequest, LocalIssue
from kasane.conferences.models.matter import Item, Matter, MatterMove, MatterPerson
from kasane.conferences.models.paper import Minute, Paper, PrepSheet
from kasane.conferences.models.said import Answer, Resolution, Statement
from kasane.conferences.models.seat import OUTSIDE, Pledge, Seat, SeatKind
from kasane.conferences.models.sitting import Part, PartSeries, Sitting

__all__ = [
    "OUTSIDE",
    "Answer",
    "ConveningMove",
    "ConveningRequest",
    "InfoRequest",
    "Item",
    "LocalIssue",
    "Matter",
    "MatterMove",
    "MatterPerson",
    "Minute",
    "Paper",
    "Part",
    "PartSeries",
    "Pledge",
    "PrepSheet",
    "Resolution",
    "Seat",
    "SeatKind",
    "Sitting",
    "Statement",
]
