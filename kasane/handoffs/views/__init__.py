"""つなぎの頁。"""

from kasane.handoffs.views.reading import case_handoffs, handoff, handoffs, printed, proxy, reading
from kasane.handoffs.views.replying import advice, declining, joining, question, rerouting, taking
from kasane.handoffs.views.sending import more, new, new_for_case, recall

__all__ = [
    "advice",
    "case_handoffs",
    "new_for_case",
    "declining",
    "handoff",
    "handoffs",
    "joining",
    "more",
    "new",
    "printed",
    "proxy",
    "question",
    "reading",
    "recall",
    "rerouting",
    "taking",
]
