"""開庁日。土日・国民の祝日・年末年始（設定）・市の閉庁日（Holiday）を除いた日。

期限は開庁日で数え、休みをまたいでも短くならない。
"""

from __future__ import annotations

import datetime as dt
from functools import cache

import jpholiday

from kasane.kernel import codetable

ONE = dt.timedelta(days=1)
WEEKEND = {5: "土曜日", 6: "日曜日"}


@cache
def _national_holiday(day: dt.date) -> str:
    return jpholiday.is_holiday_name(day) or ""


def closed_why(day: dt.date) -> str:
    """閉まっている理由（祝日の名・土曜日・年末年始など）。開いていれば空文字。"""
    if _in_year_end(day):
        return "年末年始"
    named = codetable.table().holidays.get(day) or _national_holiday(day)
    return named or WEEKEND.get(day.weekday(), "")


def _in_year_end(day: dt.date) -> bool:
    first = codetable.setting("year_end_from", day) or "12-29"
    last = codetable.setting("year_end_to", day) or "01-03"
    stamp = f"{day:%m-%d}"
    return stamp >= first or stamp <= last if first > last else first <= stamp <= last


def is_open(day: dt.date) -> bool:
    """市役所が開いている日か。"""
    return not closed_why(day)


def next_open(day: dt.date) -> dt.date:
    """その日が開いていればその日、閉まっていれば次に開く日。"""
    while not is_open(day):
        day += ONE
    return day


def add_open_days(day: dt.date, count: int) -> dt.date:
    """``day`` の翌日から数えて ``count`` 番目の開庁日。負なら前へ。0 なら ``next_open``。

    >>> add_open_days(dt.date(2026, 12, 25), 3)   # 金曜。28日・1月4日・5日
    datetime.date(2027, 1, 5)
    """
    if count == 0:
        return next_open(day)
    step = ONE if count > 0 else -ONE
    left = abs(count)
    while left:
        day += step
        left -= is_open(day)
    return day


def open_days_between(first: dt.date, last: dt.date) -> int:
    """``first`` の翌日から ``last`` までの開庁日の数。逆順なら負。"""
    if last < first:
        return -open_days_between(last, first)
    return sum(is_open(first + ONE * n) for n in range(1, (last - first).days + 1))
