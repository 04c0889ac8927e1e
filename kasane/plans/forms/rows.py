"""行の増える用紙。名だけから行の数を読むので、JavaScript がなくても、下書きからでも、同じに開く。"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.forms.utils import ErrorDict
from django.http import QueryDict

from kasane.agencies.fields import AgencyField
from kasane.kernel.codes import CodeChoiceField
from kasane.kernel.datefield import DateField
from kasane.kernel.forms import Form
from kasane.plans.writing import GoalText, MeasureText

AT_MOST = 40
FREQUENCY = "例：週1回、月2回、随時"


class MeasureForm(Form):
    """支援内容の一行。何も書かれていない行は、なかったことになる。"""

    what = forms.CharField(label="すること", max_length=300)
    actor = CodeChoiceField("actor", label="行う人")
    agency = AgencyField(label="機関", required=False)
    worker_name = forms.CharField(label="担当する人", max_length=80, required=False)
    frequency = forms.CharField(label="頻度", max_length=60, required=False, help_text=FREQUENCY)
    begins_on = DateField(label="始まり", required=False, help_text="")
    ends_on = DateField(label="終わり", required=False, help_text="")
    heed = forms.CharField(label="留意すること", max_length=300, required=False)
    drop = forms.BooleanField(label="この支援内容を消す", required=False)

    unmarked = True

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        begins, ends = data.get("begins_on"), data.get("ends_on")
        if begins and ends and ends < begins:
            self.add_error("ends_on", "終わりが、始まりより前です。")
        return data

    def text(self) -> MeasureText:
        return MeasureText(**{name: value for name, value in self.cleaned_data.items() if name != "drop"})


class GoalForm(Form):
    """目標の一つと、その支援内容の行。"""

    text = forms.CharField(label="目標", max_length=300, help_text="本人の言葉に近い形で。")
    member = forms.ChoiceField(label="だれの目標", required=False)
    due_on = DateField(label="達成時期", required=False)
    long_term = forms.BooleanField(label="長期の目標", required=False)
    drop = forms.BooleanField(label="この目標を消す", required=False)

    unmarked = True

    def __init__(self, *args: Any, people: list[tuple[str, str]], rows: list[MeasureForm], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.rows = rows
        self.fields["member"].choices = [("", "世帯"), *people]  # type: ignore[attr-defined]

    @property
    def blank(self) -> bool:
        """自分も行も、何も書かれていないか、消すと言われたか。"""
        dropped = bool(self.data.get(self.add_prefix("drop")))
        return dropped or not (self.has_changed() or self.written)

    @property
    def written(self) -> list[MeasureForm]:
        """書かれていて、消さない行。"""
        return [row for row in self.rows if row.has_changed() and not row.data.get(row.add_prefix("drop"))]

    def valid(self) -> bool:
        return all([self.is_valid(), *[row.is_valid() for row in self.written]])

    def goal(self) -> GoalText:
        data = self.cleaned_data
        return GoalText(
            text=data["text"],
            due_on=data["due_on"],
            long_term=data["long_term"],
            member=UUID(data["member"]) if data["member"] else None,
            measures=tuple(row.text() for row in self.written),
        )


def count_rows(data: QueryDict, prefix: str, name: str) -> int:
    """``prefix-0-name`` から順に、いくつあるか。"""
    number = 0
    while number < AT_MOST and f"{prefix}-{number}-{name}" in data:
        number += 1
    return number


def hush(form: forms.BaseForm) -> None:
    """行を足しただけのときは、まだ誤りを言わない。"""
    form._errors = ErrorDict()  # type: ignore[attr-defined]
