"""説明・同意のない間の判断・範囲変更・取りやめ・支援チーム・利用の取下げの用紙。"""

from __future__ import annotations

from typing import Any

from django import forms

from kasane.agencies.fields import AgencyField
from kasane.agencies.models import Agency
from kasane.consent import cover, texts
from kasane.consent.forms.consent import KINDS, KindsField, PersonForm
from kasane.consent.models import Consent
from kasane.kernel import clock
from kasane.kernel.codes import CodeChoiceField
from kasane.kernel.datefield import DateField, DateTimeField
from kasane.kernel.forms import Form

TOLD = "いつでも取りやめられること。もう伝えた分は取り消せないこと。支援は続けられること。"


class ExplanationForm(PersonForm):
    text_version = forms.ChoiceField(
        label="説明に使った文", choices=texts.choices, initial=lambda: texts.current_text().key
    )
    explained_on = DateField(label="説明した日", past=True, initial=clock.today)
    explained_by = forms.CharField(label="説明した人", max_length=80)
    interpreter = forms.CharField(label="通訳・手話など", max_length=80, required=False)
    own_words = forms.CharField(label="本人の言葉", max_length=300, required=False)
    answer_on = DateField(label="返事を聞く日", required=False)


class NoConsentForm(PersonForm):
    reason = CodeChoiceField("no_consent_reason", label="同意を得られない理由", widget="radio")
    detail = forms.CharField(label="くわしく", max_length=300, required=False, widget=forms.Textarea)
    source = forms.CharField(
        label="情報の出どころ", max_length=200, help_text="例：地域包括支援センターからのつなぎ、近隣の方の話"
    )
    decided_by = forms.CharField(label="判断した人・職", max_length=80)
    decided_on = DateField(label="判断した日", past=True, initial=clock.today)
    outlook = forms.CharField(
        label="同意の見通し", max_length=300, help_text="例：訪問を重ね、母を通して話せるようになってから"
    )
    try_again_on = DateField(label="次に確かめる日", required=False, future=True)


class HeardForm(Form):
    """本人の言葉を受けた事実。条件はつけない。"""

    at = DateTimeField(label="受けた日時", past=True, initial=clock.now)
    heard_by = forms.CharField(label="受けた人", max_length=80)
    how = CodeChoiceField("told_how", label="どの方法で", widget="radio")
    own_words = forms.CharField(label="本人の言葉", max_length=300, widget=forms.Textarea, required=False)
    explained = forms.CharField(
        label="説明したこと", max_length=300, widget=forms.Textarea, required=False, initial=TOLD
    )


class NarrowingForm(HeardForm):
    """表は別に持つ（Matrix）。"""

    until = DateField(label="いつまで", required=False, future=True)


class WithdrawalForm(HeardForm):
    EXTENTS = [
        ("whole", "全部"),
        ("agency", "この機関だけ"),
        ("kinds", "この種類の情報だけ"),
    ]
    extent = forms.ChoiceField(
        label="取りやめる範囲", choices=EXTENTS, widget=forms.RadioSelect, initial="whole"
    )
    agency = AgencyField(label="取りやめる機関（「この機関だけ」のとき）", required=False)
    kinds = KindsField(label="取りやめる種類（種類を絞るとき）", required=False)
    field_order = ("extent", "agency", "kinds", "at", "heard_by", "how", "own_words", "explained")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("extent") == "agency" and not data.get("agency"):
            self.add_error("agency", "取りやめる機関を選んでください。")
        if data.get("extent") == "kinds" and not data.get("kinds"):
            self.add_error("kinds", "取りやめる種類を選んでください。")
        return data

    def heard(self) -> dict[str, Any]:
        """``withdraw`` に渡す欄（選ばなかった範囲の欄は使わない）。"""
        data = dict(self.cleaned_data)
        extent = data.pop("extent")
        if extent != "agency":
            data["agency"] = None
        if extent == "whole":
            data["kinds"] = 0
        return data


class OpeningForm(Form):
    """支援チームに入れる。並ぶのは、この同意で伝えてよい機関だけ。"""

    agency = AgencyField(label="機関")
    part = forms.CharField(label="支援チームでの役割", max_length=200, help_text="例：母の介護サービスの調整")
    worker_name = forms.CharField(label="担当する人", max_length=80, required=False)
    kinds = forms.TypedMultipleChoiceField(
        label="開く情報の種類",
        choices=KINDS,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="印をつけなければ、同意のある種類をすべて開きます。",
    )

    def __init__(self, consent: Consent, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fit = [
            agency.pk
            for agency in Agency.objects.live()
            if not cover.not_by_consent(agency) and cover.kinds_for(consent, agency)
        ]
        self.fields["agency"].queryset = Agency.objects.filter(pk__in=fit)  # type: ignore[attr-defined]
        self.fields["kinds"].choices = [  # type: ignore[attr-defined]
            (value, label) for value, label in KINDS if value & consent.kinds
        ]

    def clean_kinds(self) -> int:
        return sum(self.cleaned_data["kinds"])


class NextForm(Form):
    next_step = CodeChoiceField("after_withdrawal", label="このあと", widget="radio")
    next_on = DateField(label="いつまでに", future=True)
    own_words = forms.CharField(label="本人の希望", max_length=300, required=False)


class UseWithdrawalForm(PersonForm):
    what = forms.CharField(label="やめる支援", max_length=200, help_text="例：木曜の農園への参加")
    at = DateTimeField(label="受けた日時", past=True, initial=clock.now)
    heard_by = forms.CharField(label="受けた人", max_length=80)
    how = CodeChoiceField("told_how", label="どの方法で", widget="radio")
    own_words = forms.CharField(label="本人の言葉", max_length=300, widget=forms.Textarea)
    explained = forms.CharField(
        label="説明したこと",
        max_length=300,
        required=False,
        widget=forms.Textarea,
        initial="情報を伝える同意は、このままであること。また使いたくなれば、いつでも言ってよいこと。",
    )
