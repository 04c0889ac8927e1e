"""和暦の書き方と読み方。画面には和暦を出し、入力は和暦・西暦・全角・略記のどれでも受ける。"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from typing import NoReturn

WEEKDAYS = "月火水木金土日"
EXAMPLES = "例：令和8年4月1日、R8.4.1、2026/4/1"


class WarekiError(ValueError):
    """日付として読めない。文はそのまま欄の横に出せる。"""


@dataclass(frozen=True)
class Era:
    """元号。``first`` から ``last`` まで。"""

    name: str
    letter: str
    first: dt.date
    last: dt.date

    def year_of(self, day: dt.date) -> int:
        return day.year - self.first.year + 1

    def western(self, year: int) -> int:
        return self.first.year + year - 1


ERAS = (
    Era("明治", "M", dt.date(1868, 10, 23), dt.date(1912, 7, 29)),
    Era("大正", "T", dt.date(1912, 7, 30), dt.date(1926, 12, 24)),
    Era("昭和", "S", dt.date(1926, 12, 25), dt.date(1989, 1, 7)),
    Era("平成", "H", dt.date(1989, 1, 8), dt.date(2019, 4, 30)),
    Era("令和", "R", dt.date(2019, 5, 1), dt.date.max),
)
EARLIEST = dt.date(1873, 1, 1)  # 太陽暦のはじまり（明治6年）
LATEST_YEAR = 2199
_BY_NAME = {key: era for era in ERAS for key in (era.name, era.name[0], era.letter)}
_SEPARATORS = str.maketrans({**dict.fromkeys("ー―−‐–—", "-"), "。": ".", "、": ".", ",": ".", "・": "."})
_DATE = re.compile(
    r"(?P<era>明治|大正|昭和|平成|令和|西暦|[明大昭平令MTSHR])?"
    r"(?P<year>\d{1,4})(?:年度?|[-/.])?"
    r"(?:(?P<month>\d{1,2})(?:月|[-/.])?(?:(?P<day>\d{1,2})日?)?)?"
    r"(?P<about>頃|ごろ|ころ|くらい|ぐらい)?"
)
_PACKED = re.compile(r"(?:(?P<era>[MTSHR])(?P<y>\d{2})|(?P<western>\d{4}))(?P<m>\d{2})(?P<d>\d{2})")


@dataclass(frozen=True)
class Parts:
    """読みとった年月日。月・日は書かれていないことがある。"""

    era: Era | None
    year: int
    month: int | None
    day: int | None
    about: bool = False


def era_of(day: dt.date) -> Era:
    """その日の元号。

    Raises:
        WarekiError: 明治6年より前の日。
    """
    if day < EARLIEST:
        raise WarekiError("明治6年1月1日より前の日は書けません。")
    return next(era for era in reversed(ERAS) if era.first <= day)


def year_words(year: int) -> str:
    """``元`` か数字。"""
    return "元" if year == 1 else str(year)


def year_label(day: dt.date) -> str:
    """``令和8年``。"""
    era = era_of(day)
    return f"{era.name}{year_words(era.year_of(day))}年"


def long(day: dt.date, *, weekday: bool = False) -> str:
    """``令和8年4月1日``、曜日つきなら ``令和8年4月1日（水）``。"""
    tail = f"（{WEEKDAYS[day.weekday()]}）" if weekday else ""
    if day < EARLIEST:
        return f"{day.year}年{day.month}月{day.day}日{tail}"
    return f"{year_label(day)}{day.month}月{day.day}日{tail}"


def abbreviated(day: dt.date) -> str:
    """``R8.4.1``。"""
    era = era_of(day)
    return f"{era.letter}{era.year_of(day)}.{day.month}.{day.day}"


def short(day: dt.date) -> str:
    """``11/25（水）``。年は添えない。"""
    return f"{day.month}/{day.day}（{WEEKDAYS[day.weekday()]}）"


def short_month_day(day: dt.date) -> str:
    """``4月1日（水）``。"""
    return f"{day.month}月{day.day}日（{WEEKDAYS[day.weekday()]}）"


def parse(text: str) -> dt.date:
    """年月日を読む。``昭和47年4月2日 S47.4.2 S470402 1972/4/2 19720402`` と全角。

    Raises:
        WarekiError: 読めない・暦にない・元号の期間の外。
    """
    parts = split(text)
    if parts.month is None or parts.day is None:
        raise WarekiError(f"月と日まで書いてください。{EXAMPLES}")
    return date_from(parts)


def split(text: str) -> Parts:
    """文字を年・月・日に分ける（暦にあるかは見ない）。

    Raises:
        WarekiError: 形が読めない、または年号も西暦もない。
    """
    plain = clean(text)
    packed = _PACKED.fullmatch(plain)
    if packed:
        era = _BY_NAME.get(packed["era"] or "")
        return Parts(era, int(packed["y"] or packed["western"]), int(packed["m"]), int(packed["d"]))
    found = _DATE.fullmatch(plain)
    if not found:
        raise WarekiError(f"日付として読めません。{EXAMPLES}")
    era = _BY_NAME.get(found["era"] or "")
    if era is None and len(found["year"]) != 4:
        raise WarekiError(f"年号（令和・平成など）か西暦をつけて書いてください。{EXAMPLES}")
    month, day = found["month"], found["day"]
    year = int(found["year"])
    return Parts(era, year, int(month) if month else None, int(day) if day else None, bool(found["about"]))


def clean(text: str) -> str:
    """全角・合字・空白・曜日・元年をならす。"""
    plain = unicodedata.normalize("NFKC", text)
    plain = re.sub(r"\(?[月火水木金土日]曜?日?\)\s*$", "", plain) if plain.rstrip().endswith(")") else plain
    plain = re.sub(r"\s+", "", plain).upper().replace("元年", "1年")
    plain = re.sub(r"(?<=[MTSHR明大昭平令和治正成])元(?=[-/.])", "1", plain)
    return plain.translate(_SEPARATORS).rstrip(".-/")


def date_from(parts: Parts) -> dt.date:
    """部分から日付をつくる。書かれていない月・日は、その期間の最初の日とする。

    Raises:
        WarekiError: 暦にない・元号の期間の外・年が離れすぎている。
    """
    year = parts.era.western(parts.year) if parts.era else parts.year
    if parts.year == 0 or not EARLIEST.year <= year <= LATEST_YEAR:
        raise WarekiError(f"年を確かめてください。明治6年（1873年）から西暦{LATEST_YEAR}年まで書けます。")
    try:
        day = dt.date(year, parts.month or 1, parts.day or 1)
    except ValueError:
        wrong = f"{parts.month}月{parts.day}日" if parts.day is not None else f"{parts.month}月"
        raise WarekiError(f"{wrong}は暦にありません。月と日を確かめてください。") from None
    return _within(parts, day) if parts.era else day


def _within(parts: Parts, day: dt.date) -> dt.date:
    """元号の期間の中の日にする。年か月だけのときは、期間にかかっていればよい。"""
    era = parts.era
    assert era is not None
    if parts.day is None and day < era.first:
        whole_year = parts.month is None and day.year == era.first.year
        if whole_year or (day.year, day.month) == (era.first.year, era.first.month):
            return era.first
    if not era.first <= day <= era.last:
        _out_of_era(era, parts, day)
    return day


def _out_of_era(era: Era, parts: Parts, day: dt.date) -> NoReturn:
    right = era_of(day)
    late = day > era.last
    edge = f"{era.name}は{_bare(era, era.last if late else era.first)}{'まで' if late else 'から'}です。"
    label = year_label(day)
    example = label + (f"{parts.month}月" if parts.month else "") + (f"{parts.day}日" if parts.day else "")
    raise WarekiError(f"{edge}{right.name}{label[2:-1]}年なら「{example}」と書いてください。")


def _bare(era: Era, day: dt.date) -> str:
    return f"{year_words(era.year_of(day))}年{day.month}月{day.day}日"
