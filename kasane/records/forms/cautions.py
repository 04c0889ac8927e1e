"""避けてほしいこと・安全情報・年表の用紙。"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from kasane.access import Kind
from kasane.kernel import clock
from kasane.kernel.codes import CodeChoiceField
from kasane.kernel.datefield import DateField
from kasane.kernel.forms import Form
from kasane.kernel.models import Setting
from kasane.records.forms.noting import KindsField
from kasane.records.forms.working import WhoseField, WhoseForm
from kasane.records.models import AvoidNote


def in_months(months: int) -> dt.date:
    """何か月かあとの、おおよその日。"""
    return clock.today() + dt.timedelta(days=round(months * 30.4))


class AvoidForm(Form):
    mood = forms.ChoiceField(
        label="どちらか", choices=AvoidNote.MOODS, widget=forms.RadioSelect, initial="avoid"
    )
    what = forms.CharField(label="ことがら", max_length=200, help_text="本人の言葉で、一行で。")
    told_by = forms.CharField(label="だれから聞いたか", max_length=120, required=False)


class SafetyForm(Form):
    item = CodeChoiceField("safety_item", label="安全情報")
    fact = forms.CharField(
        label="あった事実",
        max_length=300,
        help_text="見たこと・起きたことだけを書きます。見込みは書きません。",
    )
    ground = forms.CharField(label="根拠（いつ・だれが見聞きしたか）", max_length=200)
    review_on = DateField(label="見直す日", future=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["review_on"].initial = in_months(Setting.number("safety_review_months"))


class ReviewForm(Form):
    review_on = DateField(label="次に見直す日", future=True)


class EventForm(WhoseForm):
    on = DateField(label="いつ", past=True)
    precision = forms.ChoiceField(
        label="日付の確かさ",
        choices=[("day", "日まで分かる"), ("month", "月まで分かる"), ("year", "年まで分かる")],
        widget=forms.RadioSelect,
        initial="day",
    )
    person = WhoseField(label="だれに", required=False, empty_label="世帯のこと")
    what = forms.CharField(label="あったこと", max_length=200)
    kinds = KindsField(initial=[int(Kind.LIFE)], required=False)
