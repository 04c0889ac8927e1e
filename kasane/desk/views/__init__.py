"""机の頁。"""

from kasane.desk.views.case import case
from kasane.desk.views.clock import clock_page
from kasane.desk.views.home import home
from kasane.desk.views.lists import cases, overview, search

__all__ = ["case", "cases", "clock_page", "home", "overview", "search"]
