"""日付・時刻の入力欄。和暦も西暦も受け、和暦で見せ、まちがっていても書いた字は残す。"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kasane.kernel import birth, clock, wareki
from kasane.kernel.shown import ShownField, read_day, text_input
from kasane.kernel.timefield import DateTimeField, TimeField

__all__ = ["BirthField", "DateField", "DateTimeField", "TimeField"]


class DateField(ShownField):
    """年月日。``past=True`` なら今日まで、``future=True`` なら今日から。"""

    widget = forms.TextInput

    def __init__(self, *, past: bool = False, future: bool = False, **kwargs: Any) -> None:
        self.past, self.future = past, future
        kwargs.setdefault("widget", text_input(size="18"))
        kwargs.setdefault("help_text", wareki.EXAMPLES)
        kwargs.setdefault("error_messages", {"required": f"日付を書いてください。{wareki.EXAMPLES}"})
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> dt.date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, dt.datetime):
            return clock.local(value).date()
        if isinstance(value, dt.date):
            return value
        try:
            return read_day(str(value))
        except wareki.WarekiError as wrong:
            raise ValidationError(str(wrong), code="invalid") from None

    def validate(self, value: Any) -> None:
        super().validate(value)
        today = clock.today()
        if value and self.past and value > today:
            raise ValidationError(f"今日（{wareki.long(today)}）より後の日は書けません。", code="future")
        if value and self.future and value < today:
            raise ValidationError(f"今日（{wareki.long(today)}）より前の日は書けません。", code="past")

    def shown(self, value: Any) -> str:
        day = self.to_python(value)
        return wareki.long(day) if day else ""

    def read_back(self, value: Any) -> str:
        """書かれた日を西暦と曜日で読み返す（``2026年4月1日（水）``）。読めなければ空。"""
        day = self.quietly(value)
        return f"{day.year}年{wareki.short_month_day(day)}" if day else ""


class BirthField(ShownField):
    """生年月日。答えは :class:`kasane.kernel.birth.Birth`（日付・確かさ・聞いた年齢）。空なら ``None``。"""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", text_input(size="18"))
        kwargs.setdefault("help_text", birth.BIRTH_EXAMPLES)
        kwargs.setdefault(
            "error_messages", {"required": f"わかるところまで書いてください。{birth.BIRTH_EXAMPLES}"}
        )
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> birth.Birth | None:
        if value in self.empty_values:
            return None
        if isinstance(value, birth.Birth):
            return value
        if isinstance(value, dt.date):
            return birth.Birth(value, birth.DAY)
        try:
            return birth.parse(str(value))
        except wareki.WarekiError as wrong:
            raise ValidationError(str(wrong), code="invalid") from None

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and value.on and value.on > clock.today():
            raise ValidationError("今日より後の日です。生まれた年を確かめてください。", code="future")

    def shown(self, value: Any) -> str:
        told = self.to_python(value)
        return told.text() if told else ""

    def read_back(self, value: Any) -> str:
        """``1972年4月2日　54歳``。年までなら ``1972年　54歳くらい``。年齢だけなら空。"""
        told = self.quietly(value)
        if not told or not told.on:
            return ""
        age = birth.age_on(told.on, clock.today())
        if told.precision == birth.DAY:
            return f"{told.on.year}年{told.on.month}月{told.on.day}日　{age}歳"
        return f"{told.on.year}年　{age}歳くらい"
