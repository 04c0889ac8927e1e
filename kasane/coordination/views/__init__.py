"""多機関協働の頁。"""

from kasane.coordination.views.engagement import (
    case_engagement,
    continuation,
    difficulty,
    end,
    evaluation,
    hand_back,
    parts,
    screening,
)
from kasane.coordination.views.reception import receive, receive_directly

__all__ = [
    "case_engagement",
    "continuation",
    "difficulty",
    "end",
    "evaluation",
    "hand_back",
    "parts",
    "receive",
    "receive_directly",
    "screening",
]
