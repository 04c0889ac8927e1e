"""お渡し・モニタリング・評価の用紙。"""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django import forms

from kasane.kernel.codes import CodeChoiceField, CodeMultipleField
from kasane.kernel.datefield import DateField
from kasane.kernel.forms import Form, Hinted
from kasane.plans.forms.fields import area
from kasane.plans.models import Plan


class DeliveryForm(Form):
    """まだお渡ししていない人の、日としかた。空のままの人は、まだのまま。"""

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.waiting = list(plan.members.filter(delivered_on=None).select_related("case__person"))
        for member in self.waiting:
            self.fields[f"on_{member.uid}"] = DateField(
                label=f"{member}さんにお渡しした日", past=True, required=False
            )
            self.fields[f"how_{member.uid}"] = forms.CharField(
                label=f"{member}さんへのお渡しのしかた",
                max_length=120,
                required=False,
                help_text="例：訪問して読み上げながら",
            )

    unmarked = True

    def delivered(self) -> dict[UUID, tuple[dt.date, str]]:
        data = self.cleaned_data
        return {
            one.uid: (data[f"on_{one.uid}"], data[f"how_{one.uid}"])
            for one in self.waiting
            if data[f"on_{one.uid}"]
        }


GO_ON, RECONSIDER = "go_on", "reconsider"


class ReviewForm(Form):
    held_on = DateField(label="確かめた日", past=True)
    how = forms.CharField(label="確かめかた", max_length=120, required=False, help_text="例：訪問、電話")
    condition = area("本人・世帯のようす", required=True)
    own_words = area("本人の言葉")
    progress = area("支援の進みぐあい")
    to_change = area("変えたほうがよいこと")
    then = forms.ChoiceField(
        label="このあと",
        choices=[
            (GO_ON, Hinted("このまま続ける")),
            (RECONSIDER, Hinted("見直す", "振り返りか、新しい版へ進みます。")),
        ],
        widget=forms.RadioSelect,
        initial=GO_ON,
    )
    next_on = DateField(label="次の見直し", future=True, help_text="かならず決めます。例：2月10日")

    def seen(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        reconsider = data.pop("then") == RECONSIDER
        return {**data, "reconsider": reconsider}


class EvaluationForm(Form):
    """目標ごとの達成状況と、見られた変化と、総合の評価。"""

    changes = CodeMultipleField(
        "change_seen", label="見られた変化", required=False, help_text="「変化なし」も大切な答えです。"
    )
    own_words = area("本人の希望")
    left = area("残された課題")
    view = area("支援者の見方")
    evaluated_on = DateField(label="評価した日", past=True)
    discussed_on = DateField(label="会議の日", past=True, required=False)
    overall = CodeChoiceField("overall", label="総合の評価", widget="radio")

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.goals = list(plan.goals.all())
        for number, goal in enumerate(self.goals, 1):
            self.fields[f"outcome_{goal.uid}"] = CodeChoiceField(
                "goal_outcome", label=f"目標{number}「{goal}」", widget="radio"
            )
            self.fields[f"note_{goal.uid}"] = forms.CharField(
                label=f"目標{number}のようす", max_length=300, required=False
            )
        rest = [name for name in self.fields if not name.startswith(("outcome_", "note_"))]
        self.order_fields([name for name in self.fields if name not in rest] + rest)

    def found(self) -> dict[str, Any]:
        data = self.cleaned_data
        names = ("overall", "changes", "own_words", "left", "view", "evaluated_on", "discussed_on")
        results = {one.uid: (data[f"outcome_{one.uid}"], data[f"note_{one.uid}"]) for one in self.goals}
        return {"results": results} | {name: data[name] for name in names}
