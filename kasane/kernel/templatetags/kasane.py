"""どのテンプレートでも使えるフィルター。日付は和暦、数には単位、符号には文言。"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import template

from kasane.kernel import birth, clock, lookups, statutes
from kasane.kernel import nendo as nendo_
from kasane.kernel import wareki as wareki_

register = template.Library()


def _day(value: Any) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return clock.local(value).date()
    return value if isinstance(value, dt.date) else None


@register.filter
def wareki(value: Any, style: str = "") -> str:
    """``令和8年4月1日``。``|wareki:"曜日"`` で ``令和8年4月1日（水）``。"""
    day = _day(value)
    return wareki_.long(day, weekday=style == "曜日") if day else ""


@register.filter
def wareki_short(value: Any) -> str:
    """``11/25（水）``。今年度でなければ ``R7.11.25``（いつの年か迷わないように）。"""
    day = _day(value)
    if day is None:
        return ""
    near = nendo_.FiscalYear.of(day) == nendo_.FiscalYear.current() or abs((day - clock.today()).days) <= 183
    return wareki_.short(day) if near else wareki_.abbreviated(day)


@register.filter
def wareki_abbreviated(value: Any) -> str:
    """``R8.4.1``。"""
    day = _day(value)
    return wareki_.abbreviated(day) if day else ""


@register.filter
def wareki_datetime(value: Any) -> str:
    """``令和8年11月25日（水）14:05``。"""
    if not isinstance(value, dt.datetime):
        return wareki(value)
    moment = clock.local(value)
    return f"{wareki_.long(moment.date(), weekday=True)}{moment:%H:%M}"


@register.filter
def clock_time(value: Any) -> str:
    """``14:05``。"""
    if isinstance(value, dt.datetime):
        value = clock.local(value)
    return f"{value.hour}:{value.minute:02d}" if isinstance(value, dt.datetime | dt.time) else ""


@register.filter
def nendo(value: Any) -> str:
    """日付か年の数から ``令和8年度``。"""
    if isinstance(value, int):
        return nendo_.FiscalYear(value).label
    day = _day(value)
    return nendo_.FiscalYear.of(day).label if day else ""


@register.filter
def age(value: Any) -> str:
    """生まれた日から、今日の満年齢 ``82歳``。"""
    day = _day(value)
    return f"{birth.age_on(day, clock.today())}歳" if day else ""


@register.filter
def days_ago(value: Any) -> str:
    """``4日前``、``今日``、``あと3日``。"""
    day = _day(value)
    if day is None:
        return ""
    gap = (clock.today() - day).days
    if gap == 0:
        return "今日"
    return f"{gap}日前" if gap > 0 else f"あと{-gap}日"


@register.filter
def days_over(value: Any) -> int:
    """期限を過ぎた日数（過ぎていなければ 0）。"""
    day = _day(value)
    return max(0, (clock.today() - day).days) if day else 0


@register.filter
def label(value: Any, set_key: str) -> str:
    """符号の文言。``{{ case.route|label:"route" }}``。並びなら「、」でつなぐ。"""
    if isinstance(value, list | tuple):
        return "、".join(lookups.labels(set_key, list(value)))
    return lookups.label(set_key, value)


@register.filter
def meaning(value: Any, set_key: str) -> str:
    """符号の説明。"""
    return lookups.meaning(set_key, value)


@register.filter
def count(value: Any, unit: str = "件") -> str:
    """単位のついた数 ``1,234件``。単位は 件・人・回・世帯・か所。"""
    if value is None or value == "":
        return ""
    return f"{int(value):,}{unit}"


@register.filter
def at_least(value: Any, limit: int) -> str:
    """数えるのをやめた数 ``1,000以上``（``value`` が ``limit`` をこえるとき）。"""
    number = int(value or 0)
    return f"{limit:,}以上" if number > limit else f"{number:,}"


@register.filter
def in_groups(value: Any) -> str:
    """三桁ずつ区切った数 ``1,234``。"""
    return "" if value in (None, "") else f"{int(value):,}"


@register.simple_tag
def cite(key: str, on: dt.date | None = None) -> str:
    """条文の番号。``{% cite "support_conference.secrecy" %}``。"""
    return statutes.cite(key, on)
