"""話のなかの市: きょうから数えた日付と、人と機関と、はじまったケース。"""

from __future__ import annotations

import datetime as dt

from kasane.agencies.models import Agency, Assignment
from kasane.cases.models import Case
from kasane.kernel import clock
from kasane.kernel.businessdays import add_open_days, is_open

ONE = dt.timedelta(days=1)


class City:
    """``city.csw`` で在任、``city.agency("hokenjo")`` で機関、``city.cases["見本 健一"]`` でケース。"""

    def __init__(self, members: dict[str, Assignment]) -> None:
        self.now = clock.now()
        self.today = clock.today()
        self.members = members
        self.agencies = {agency.key: agency for agency in Agency.objects.select_related("body")}
        self.cases: dict[str, Case] = {}

    def __getattr__(self, login: str) -> Assignment:
        members: dict[str, Assignment] = self.__dict__.get("members", {})
        if login in members:
            return members[login]
        raise AttributeError(f"顔ぶれに「{login}」はいません。")

    def agency(self, key: str) -> Agency:
        return self.agencies[key]

    def day(self, days: int) -> dt.date:
        """きょうから数えた日。閉まっている日なら、前の話は前の、先の話は次の開庁日。"""
        day = self.today + days * ONE
        while not is_open(day):
            day += ONE if days > 0 else -ONE
        return day

    def open_day(self, count: int) -> dt.date:
        """きょうから数えた開庁日。``-4`` は四開庁日前。"""
        return add_open_days(self.today, count)

    def at(self, days: int | dt.date, time: str = "10:00") -> dt.datetime:
        """その日の、その時刻。まだ来ていなければ、いま。"""
        day = self.day(days) if isinstance(days, int) else days
        moment = clock.start_of(day) + _span(time)
        return min(moment, self.now)

    def ago(self, minutes: int) -> dt.datetime:
        """いまから ``minutes`` 分前（きょうの、まだ新しい話）。"""
        return self.now - dt.timedelta(minutes=minutes)

    def later(self, days: int | dt.date, time: str = "14:00") -> dt.datetime:
        """これから先の、その日時（会議の予定など）。"""
        day = self.day(days) if isinstance(days, int) else days
        return clock.start_of(day) + _span(time)

    def born(self, age: int, month: int = 4, day: int = 2) -> dt.date:
        """きょう ``age`` 歳になっている人の生年月日。"""
        passed = (self.today.month, self.today.day) >= (month, day)
        return dt.date(self.today.year - age - (0 if passed else 1), month, day)


def _span(time: str) -> dt.timedelta:
    hours, minutes = time.split(":")
    return dt.timedelta(hours=int(hours), minutes=int(minutes))
