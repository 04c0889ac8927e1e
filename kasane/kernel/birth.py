"""生年月日の聞きとり。日まで・月まで・年まで・聞いた年齢・おおよそ、のどれでも残す。"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from kasane.kernel import wareki

DAY, MONTH, YEAR, AGE, ABOUT, UNKNOWN = "day", "month", "year", "age", "about", "unknown"
BIRTH_EXAMPLES = "例：昭和47年4月2日、S47.4.2、1972/4/2、昭和47年、50歳くらい"
_AGE = re.compile(r"(?P<age>\d{1,3})(?:歳|才|さい)?(?P<about>代|くらい|ぐらい|位|前後|ほど|頃|ごろ)?")
_UNKNOWN = {"不明", "わからない", "分からない", "?"}


@dataclass(frozen=True)
class Birth:
    """``on`` は書かれた期間の最初の日（年齢だけなら ``None``）。``precision`` は code(birth_precision)。"""

    on: dt.date | None = None
    precision: str = UNKNOWN
    age: int | None = None

    def text(self) -> str:
        """入力欄にそのまま戻せる文字。"""
        if self.on is None:
            return _age_text(self.age, self.precision)
        if self.precision == MONTH:
            return f"{wareki.year_label(self.on)}{self.on.month}月"
        if self.precision in (YEAR, ABOUT):
            return wareki.year_label(self.on) + ("頃" if self.precision == ABOUT else "")
        return wareki.long(self.on)


def _age_text(age: int | None, precision: str) -> str:
    if age is None:
        return "わからない" if precision == UNKNOWN else ""
    return f"{age}歳くらい" if precision == ABOUT else f"{age}歳"


def parse(text: str) -> Birth:
    """生年月日か年齢を読む。

    Raises:
        wareki.WarekiError: 読めない・暦にない・元号の期間の外・150歳をこえる。
    """
    plain = wareki.clean(text)
    if plain in _UNKNOWN:
        return Birth()
    found = _AGE.fullmatch(plain)
    if found and (found["about"] or found["age"] != plain):
        return _told_age(int(found["age"]), bool(found["about"]))
    try:
        parts = wareki.split(text)
    except wareki.WarekiError as wrong:
        raise wareki.WarekiError(str(wrong).replace(wareki.EXAMPLES, BIRTH_EXAMPLES)) from None
    precision = DAY if parts.day else MONTH if parts.month else YEAR
    return Birth(wareki.date_from(parts), ABOUT if parts.about else precision)


def _told_age(age: int, about: bool) -> Birth:
    if age > 150:
        raise wareki.WarekiError("年齢を確かめてください。150歳まで書けます。")
    return Birth(None, ABOUT if about else AGE, age)


def age_on(born: dt.date, day: dt.date) -> int:
    """満年齢（誕生日に一つ増える数え方）。生まれる前の日なら 0。"""
    before = (day.month, day.day) < (born.month, born.day)
    return max(0, day.year - born.year - before)


def birthday(born: dt.date, age: int) -> dt.date:
    """``age`` 歳になる誕生日。2月29日生まれは、うるう年でなければ3月1日。"""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return dt.date(born.year + age, 3, 1)
