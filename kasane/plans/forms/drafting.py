"""案をつくる・加える・戻すときの用紙。"""

from __future__ import annotations

from typing import Any

from django import forms

from kasane.cases.models import Case
from kasane.kernel.codes import CodeChoiceField
from kasane.kernel.forms import Form
from kasane.plans.forms.fields import area


class CasesForm(Form):
    """世帯の中から、名をのせる人を選ぶ。見てよい人だけが並ぶ。"""

    others = forms.ModelMultipleChoiceField(
        Case.objects.none(),
        label="一緒に名をのせる方",
        to_field_name="uid",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="それぞれの同意がいります。",
    )

    def __init__(self, *args: Any, cases: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["others"]
        field.queryset = cases
        field.label_from_instance = lambda case: f"{case.person.name}さん（{case.number}）"
        if not cases.exists():
            del self.fields["others"]


class DraftingForm(CasesForm):
    kind = CodeChoiceField("plan_kind", label="プランの種類", widget="radio", initial="coordination")
    field_order = ("kind", "others")


class MembersForm(CasesForm):
    """世帯プランに加える一人。"""

    def case(self) -> Case | None:
        return next(iter(self.cleaned_data.get("others") or ()), None)


class WhyForm(Form):
    """一言を添える用紙。``required`` なら理由がいる。"""

    why = area("理由")

    def __init__(self, *args: Any, label: str, required: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"].label, self.fields["why"].required = label, required
