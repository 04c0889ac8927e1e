"""多機関協働の用紙。受付票は、本人同意のあり・なしで分かれる。"""

from __future__ import annotations

from typing import Any

from django import forms

from kasane.agencies.fields import AgencyField
from kasane.coordination.models import Engagement
from kasane.coordination.reception import Reception
from kasane.kernel.codes import CodeChoiceField
from kasane.kernel.datefield import DateField
from kasane.kernel.forms import Form

REFUSAL = ("reason", "detail", "source", "outlook", "decided_by", "try_again_on")


def long(label: str, rows: int = 3, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **more)


class ReceptionForm(Form):
    """共通の欄。"""

    variant = forms.ChoiceField(label="本人同意", choices=Engagement.VARIANTS, widget=forms.RadioSelect)
    reason = long("多機関協働につないだ理由・支援機関が困っていること")
    wishes = long("本人・世帯の希望", 2, required=False)
    holds = forms.BooleanField(
        label="窓口が主担当も受ける（プランができるまで）", required=False, initial=True
    )


class RefusalForm(Form):
    """本人同意なしのときだけ要る欄。"""

    prefix = "refusal"
    basis = CodeChoiceField("ground", label="情報を受けた根拠", required=False)
    reason = CodeChoiceField(
        "no_consent_reason", label="同意が得られない理由", widget="radio", required=False
    )
    detail = forms.CharField(label="くわしく", max_length=300, required=False)
    source = forms.CharField(label="情報の入手元（機関・人・日）", max_length=200, required=False)
    outlook = forms.CharField(label="同意取得に向けた見通し", max_length=300, required=False)
    decided_by = forms.CharField(label="判断した人・職", max_length=80, required=False)
    try_again_on = DateField(label="次に確かめる日", required=False)


def reception_of(form: ReceptionForm, refusal: RefusalForm) -> Reception:
    """二枚の用紙から受付票をつくる。同意ありなら、なしの欄は使わない。"""
    data = form.cleaned_data
    without = data["variant"] == "unconsented"
    told = {name: refusal.cleaned_data.get(name) for name in REFUSAL}
    return Reception(
        variant=data["variant"],
        reason=data["reason"],
        wishes=data["wishes"],
        holds=data["holds"],
        basis=refusal.cleaned_data.get("basis", "") if without else "consent",
        refusal={name: value or ("" if name != "try_again_on" else None) for name, value in told.items()}
        if without
        else None,
    )


class ScreeningForm(Form):
    result = CodeChoiceField("screening_result", label="対応方針", widget="radio")
    note = long("方針の理由・つなぐ先", 2, required=False)


class DifficultyForm(Form):
    agency = AgencyField(label="困っている機関")
    code = CodeChoiceField("agency_difficulty", label="困りごと", widget="radio")
    text = forms.CharField(label="くわしく", max_length=300, required=False)


class PartForm(Form):
    agency = AgencyField(label="機関", required=False)
    part = forms.CharField(label="役割", max_length=200, required=False)
    worker_name = forms.CharField(label="担当する人", max_length=80, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("part") and not data.get("agency"):
            self.add_error("agency", "役割に担当機関がありません。機関を選んでください。")
        if data.get("agency") and not data.get("part"):
            self.add_error("part", "役割を書いてください。")
        return data


class PartFormSet(forms.BaseFormSet):
    def parts(self) -> list[tuple[Any, str, str]]:
        rows = [form.cleaned_data for form in self.forms if form.has_changed()]
        return [(row["agency"], row["part"], row["worker_name"]) for row in rows if row.get("agency")]


Parts = forms.formset_factory(PartForm, formset=PartFormSet, extra=5, max_num=20, absolute_max=20)


class EvaluationForm(Form):
    evaluation = long("振り返り（支援機関の役割分担・本人や世帯の変化・残った課題）", 5)


class GoOnForm(Form):
    why = forms.CharField(label="続けて関わる理由", max_length=200)


class HandBackForm(Form):
    to_agency = AgencyField(label="引き継ぐ機関")
    why = long("引き継ぐこと", 4)
    call_to = forms.CharField(label="先に話した相手", max_length=80, required=False)


class EndForm(Form):
    why = CodeChoiceField("end_5go", label="終えた理由", widget="radio")
    note = long("申し送り", 3, required=False)
