"""用紙に共通の欄。"""

from __future__ import annotations

import datetime as dt

from django import forms

from kasane.kernel import clock


def area(label: str, required: bool = False, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label, widget=forms.Textarea(attrs={"rows": 3}), required=required, help_text=help_text
    )


def today_in(*names: str) -> dict[str, dt.date]:
    """今日を入れておく欄。"""
    return dict.fromkeys(names, clock.today())
