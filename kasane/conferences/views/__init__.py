"""会議の頁。"""

from kasane.conferences.views import asking, cockpit, matters, papers, registers, seats, sittings

__all__ = ["asking", "cockpit", "matters", "papers", "registers", "seats", "sittings"]
