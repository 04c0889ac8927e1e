"""会議の頁。"""

from kasane.conferences.views import asking, cockpit, matters, outcome, papers, registers, seats, sittings

__all__ = ["asking", "cockpit", "matters", "outcome", "papers", "registers", "seats", "sittings"]
