"""起案と決裁の用紙。"""

from __future__ import annotations

from typing import Any

from django import forms

from kasane.agencies.models import Assignment
from kasane.kernel.codes import CodeChoiceField
from kasane.kernel.datefield import DateField
from kasane.kernel.forms import Form
from kasane.plans.deciders import deciders, stand_ins, who_decides
from kasane.plans.forms.fields import area
from kasane.plans.models import Plan, Ringi


class ProposalForm(Form):
    ringi_class = CodeChoiceField("ringi_class", label="決裁区分", widget="radio")
    drafted_on = DateField(label="起案日", past=True)
    note = area("起案の理由・添えること")
    others = forms.ModelMultipleChoiceField(
        Plan.objects.none(),
        label="一緒に起案するプラン",
        to_field_name="uid",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="会議で協議済みのものを、一つの起案に載せられます。",
    )

    def __init__(self, *args: Any, plans: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["others"]
        field.queryset = plans
        field.label_from_instance = lambda plan: (
            f"{'・'.join(f'{one}さん' for one in plan.members.all())}　{plan}"
        )
        if not plans.exists():
            del self.fields["others"]


class PostField(forms.ModelChoiceField):
    """市の職の中から一人。``職　氏名`` で並ぶ。"""

    def of(self, members: list[Assignment]) -> None:
        self.queryset = Assignment.objects.live().filter(pk__in=[one.pk for one in members])

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.post.title}　{obj.name}"


def _post(label: str, **kwargs: Any) -> PostField:
    return PostField(
        Assignment.objects.none(), label=label, to_field_name="uid", empty_label="選んでください", **kwargs
    )


class DecisionForm(Form):
    """決裁のあとに、事務局が写す。"""

    result = CodeChoiceField("ringi_result", label="決裁の結果", widget="radio")
    decider = _post("決裁した人")
    decided_on = DateField(label="決裁日")
    number = forms.CharField(label="文書番号", max_length=60, required=False)
    conditions = area("条件、または決定しない・もどす理由")
    stand_in_for = _post("だれの代決か", required=False, help_text="決裁者が自分で決めたときは空のまま。")
    stand_in_why = forms.CharField(label="代決の理由", max_length=200, required=False)
    countersigned_on = DateField(label="後閲の日", required=False, help_text="あとからでも記録できます。")
    told_on = DateField(label="実施機関などに知らせた日", required=False)
    started_on = DateField(
        label="決裁の前に支援を始めていれば、その日",
        required=False,
        help_text="急ぎで先に始めた支援は、事後の決定として数えます。",
    )
    next_review_on = DateField(label="次の見直し（モニタリング）", required=False)

    def __init__(self, *args: Any, ringi: Ringi, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chiefs = deciders()
        self.fields["decider"].of([*chiefs, *stand_ins()])  # type: ignore[attr-defined]
        self.fields["stand_in_for"].of(chiefs)  # type: ignore[attr-defined]
        self.fields["decider"].help_text = (
            f"起案した{ringi.drafter.name}さんは決定できません。"
            f"決められるのは、{who_decides(ringi.drafter)}です。"
        )


class CountersignForm(Form):
    countersigned_on = DateField(label="後閲の日", past=True)
