"""年度。4月1日から翌年3月31日まで。``date.year`` を年度の代わりに使わない。"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from kasane.kernel import clock, wareki


@dataclass(frozen=True, order=True)
class FiscalYear:
    """``FiscalYear(2026)`` は令和8年度。並べられ、引き算のかわりに ``next`` ``prev``。"""

    year: int

    @classmethod
    def of(cls, day: dt.date) -> FiscalYear:
        """その日の年度。"""
        return cls(day.year if day.month >= 4 else day.year - 1)

    @classmethod
    def current(cls) -> FiscalYear:
        """今日の年度。"""
        return cls.of(clock.today())

    @classmethod
    def parse(cls, text: str) -> FiscalYear:
        """``令和8年度`` ``R8`` ``2026`` を読む。

        Raises:
            wareki.WarekiError: 年として読めないとき。
        """
        parts = wareki.split(re.sub("年?度$", "年", wareki.clean(text)))
        if parts.month is not None:
            return cls.of(wareki.date_from(parts))
        return cls(parts.era.western(parts.year) if parts.era else parts.year)

    @property
    def start(self) -> dt.date:
        return dt.date(self.year, 4, 1)

    @property
    def end(self) -> dt.date:
        return dt.date(self.year + 1, 3, 31)

    @property
    def next(self) -> FiscalYear:
        return FiscalYear(self.year + 1)

    @property
    def prev(self) -> FiscalYear:
        return FiscalYear(self.year - 1)

    @property
    def label(self) -> str:
        """``令和8年度``。2019年度は慣例により令和元年度。"""
        return f"{wareki.year_label(self._named_on)}度"

    @property
    def short(self) -> str:
        """``R08``（番号に使う）。"""
        era = wareki.era_of(self._named_on)
        return f"{era.letter}{era.year_of(self._named_on):02d}"

    @property
    def _named_on(self) -> dt.date:
        return dt.date(self.year, 5, 1)

    @property
    def months(self) -> list[dt.date]:
        """4月から3月までの、月のはじめの日。"""
        return [dt.date(self.year + (month < 4), month, 1) for month in (*range(4, 13), 1, 2, 3)]

    def __contains__(self, day: dt.date) -> bool:
        return self.start <= day <= self.end

    def __str__(self) -> str:
        return self.label
