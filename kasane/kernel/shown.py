"""値を文字にして見せ、書かれた字から値を読む入力欄の土台。"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kasane.kernel import clock, wareki

NEAR = {"今日": 0, "本日": 0, "きのう": -1, "昨日": -1, "あした": 1, "明日": 1}


def text_input(**attrs: str) -> forms.TextInput:
    return forms.TextInput(attrs={"autocomplete": "off", **attrs})


def read_day(text: str) -> dt.date:
    """日付か、今日・きのう・あした。

    Raises:
        wareki.WarekiError: 読めないとき。
    """
    near = NEAR.get(text.strip())
    return wareki.parse(text) if near is None else clock.today() + dt.timedelta(days=near)


class ShownField(forms.Field):
    """値を文字にして見せ、字が変わったかを値で比べる欄。"""

    def shown(self, value: Any) -> str:
        raise NotImplementedError

    def prepare_value(self, value: Any) -> Any:
        return value if value is None or isinstance(value, str) else self.shown(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(data) != (self.to_python(initial) if isinstance(initial, str) else initial)
        except ValidationError:
            return True

    def quietly(self, value: Any) -> Any:
        """読めた値。読めなければ ``None``（誤りは別に言う）。"""
        try:
            return self.to_python(value)
        except ValidationError:
            return None
