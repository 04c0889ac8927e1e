"""相談の頁。"""

from kasane.consultation.views.advice import (
    advice,
    advice_answer,
    advice_handoff,
    advice_list,
    advice_new,
    advice_taken,
)
from kasane.consultation.views.concern import concern_handoff
from kasane.consultation.views.consultation import conclusion, consultation, handed, listing, new

__all__ = [
    "advice",
    "advice_answer",
    "advice_handoff",
    "advice_list",
    "advice_new",
    "advice_taken",
    "concern_handoff",
    "conclusion",
    "consultation",
    "handed",
    "listing",
    "new",
]
