"""助言の用紙。"""

from __future__ import annotations

from django import forms

from kasane.agencies.fields import AgencyField
from kasane.kernel.codes import CodeChoiceField
from kasane.kernel.forms import Form


class AdviceForm(Form):
    asked = AgencyField(label="助言を求める機関")
    field = CodeChoiceField("field", label="分野", required=False)
    trouble = forms.CharField(
        label="困っていること",
        widget=forms.Textarea,
        help_text="お名前・住所・電話番号は書かないでください。どういう家か、何に困っているかだけで相談できます。",
    )


class AdviceTakenForm(Form):
    """電話などで受けた助言依頼を、応えた側が残す。"""

    asker = AgencyField(label="求めた機関")
    asker_name = forms.CharField(label="求めた人", max_length=80, required=False)
    field = CodeChoiceField("field", label="分野", required=False)
    trouble = forms.CharField(
        label="困っていること", widget=forms.Textarea, help_text="お名前は書かないでください。"
    )


class AnswerForm(Form):
    kind = CodeChoiceField("advice_kind", label="助言の種類", widget="radio")
    answer = forms.CharField(label="助言", widget=forms.Textarea)
    minutes = forms.IntegerField(label="かかった時間（分）", min_value=1, max_value=600, required=False)
    next = forms.CharField(label="このあと", max_length=200, required=False)
