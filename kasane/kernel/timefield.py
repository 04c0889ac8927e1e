"""時刻と日時の入力欄。``datefield`` と同じ約束で読み、見せる。"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kasane.kernel import clock, wareki
from kasane.kernel.shown import ShownField, read_day, text_input

TIME_EXAMPLES = "例：14:05、14時5分、午後2時"
_TIME = re.compile(r"(?P<half>午前|午後|AM|PM)?(?P<h>\d{1,2})(?:[:.]|時)?(?:(?P<m>\d{1,2})分?|(?P<mid>半))?")
_PACKED_TIME = re.compile(r"(?P<h>\d{1,2})(?P<m>\d{2})")


def read_time(text: str) -> dt.time:
    """時刻。``14:05 14時5分 1405 午後2時半`` と全角。

    Raises:
        wareki.WarekiError: 読めないとき。
    """
    plain = wareki.clean(text)
    found = _PACKED_TIME.fullmatch(plain) if len(plain) > 2 and plain.isdigit() else _TIME.fullmatch(plain)
    if not found:
        raise wareki.WarekiError(f"時刻として読めません。{TIME_EXAMPLES}")
    groups = found.groupdict()
    hour, minute = int(groups["h"]), 30 if groups.get("mid") else int(groups["m"] or 0)
    if groups.get("half") in ("午後", "PM") and hour < 12:
        hour += 12
    if hour > 23 or minute > 59:
        raise wareki.WarekiError(f"{hour}時{minute}分という時刻はありません。{TIME_EXAMPLES}")
    return dt.time(hour, minute)


class TimeField(ShownField):
    """時刻だけ。"""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", text_input(size="8"))
        kwargs.setdefault("help_text", TIME_EXAMPLES)
        kwargs.setdefault("error_messages", {"required": f"時刻を書いてください。{TIME_EXAMPLES}"})
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> dt.time | None:
        if value in self.empty_values:
            return None
        if isinstance(value, dt.time):
            return value
        try:
            return read_time(str(value))
        except wareki.WarekiError as wrong:
            raise ValidationError(str(wrong), code="invalid") from None

    def shown(self, value: Any) -> str:
        return f"{value.hour}:{value.minute:02d}"


class DateTimeField(ShownField):
    """日時。``令和8年11月25日 14:05``、``今日 14:05``。``past=True`` ならいままで。"""

    widget = forms.TextInput
    examples = "例：令和8年4月1日 14:05、2026/4/1 14:05、今日 14:05"

    def __init__(self, *, past: bool = False, **kwargs: Any) -> None:
        self.past = past
        kwargs.setdefault("widget", text_input(size="24"))
        kwargs.setdefault("help_text", self.examples)
        kwargs.setdefault("error_messages", {"required": f"日時を書いてください。{self.examples}"})
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> dt.datetime | None:
        if value in self.empty_values:
            return None
        if isinstance(value, dt.datetime):
            return value
        try:
            return self._read(str(value).strip())
        except wareki.WarekiError as wrong:
            raise ValidationError(str(wrong), code="invalid") from None

    def _read(self, text: str) -> dt.datetime:
        found = re.fullmatch(r"(?P<day>.*[^\s:：時])(?:[\sT　]+|(?<=[日)）]))(?P<time>[^\s]+)", text)
        if not found:
            raise wareki.WarekiError(f"日付のあとに空白をあけて、時刻を書いてください。{self.examples}")
        time = read_time(found["time"])
        return clock.start_of(read_day(found["day"])).replace(hour=time.hour, minute=time.minute)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and self.past and value > clock.now() + dt.timedelta(minutes=5):
            raise ValidationError("いまより後の日時は書けません。", code="future")

    def shown(self, value: Any) -> str:
        moment = clock.local(value)
        return f"{wareki.long(moment.date())} {moment.hour}:{moment.minute:02d}"
