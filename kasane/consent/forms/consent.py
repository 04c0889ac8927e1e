"""同意の内容の用紙と、電話での追加の用紙。"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django import forms

from kasane.access import KIND_LABELS
from kasane.agencies.fields import AgencyField
from kasane.cases.grounds import registered
from kasane.cases.models import Case, Person
from kasane.consent import texts
from kasane.kernel import clock
from kasane.kernel.codes import CodeChoiceField, CodeMultipleField
from kasane.kernel.codetable import setting
from kasane.kernel.datefield import DateField, DateTimeField
from kasane.kernel.forms import Form

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment

KINDS = [(int(kind), label) for kind, label in KIND_LABELS.items()]


class KindsField(forms.TypedMultipleChoiceField):
    """情報の種類をいくつも選ぶ欄。答えは足し合わせた数。"""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple)
        kwargs.setdefault("label", "情報の種類")
        super().__init__(choices=KINDS, coerce=int, empty_value=[], **kwargs)

    def clean(self, value: Any) -> Any:
        return sum(super().clean(value))


class PersonForm(Form):
    """だれについて。登録があり、自分に見える人だけが並ぶ（一人ずつ記録する）。"""

    person = forms.ModelChoiceField(
        queryset=Person.objects.none(),
        to_field_name="uid",
        label="だれについて",
        widget=forms.RadioSelect,
        empty_label=None,
        help_text="家族の分は、一人ずつ記録します。",
        error_messages={"invalid_choice": "この記録に登録のある方を選んでください。"},
    )

    def __init__(self, case: Case, member: Assignment, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"person": case.person.uid, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        known = [person.pk for person in registered(case)]
        field = self.fields["person"]
        field.queryset = Person.objects.visible_to(member).filter(pk__in=known)  # type: ignore[attr-defined]
        if len(known) == 1:
            field.widget = forms.HiddenInput()


def default_until() -> dt.date:
    """期間の目安（設定の月数）。"""
    return clock.today() + dt.timedelta(days=round(int(setting("consent_default_months") or 12) * 30.4))


class ConsentForm(PersonForm):
    obtained_at = DateTimeField(label="同意を得た日時", past=True, initial=clock.now)
    until = DateField(label="いつまで", initial=default_until)
    purposes = CodeMultipleField("consent_purpose", label="情報を使う目的")
    method = CodeChoiceField("consent_method", label="方法", widget="radio")
    method_note = forms.CharField(
        label="代筆者・理由・立会人・方法",
        max_length=200,
        required=False,
        help_text="代筆・口頭・意思表示の支援のときに書きます。",
    )
    text_version = forms.ChoiceField(
        label="説明に使った文", choices=texts.choices, initial=lambda: texts.current_text().key
    )
    explained_on = DateField(label="説明した日", past=True, initial=clock.today)
    explained_by = forms.CharField(label="説明した人", max_length=80)
    own_words = forms.CharField(label="本人の言葉", max_length=300, required=False)
    original_kept = forms.CharField(
        label="紙の原本のあるところ", max_length=120, required=False, help_text="例：包括中央 第3キャビネット"
    )
    signer = CodeChoiceField("signer", label="同意した人", widget="radio", initial="self")
    signer_name = forms.CharField(
        label="同意した人の氏名", max_length=80, required=False, help_text="本人でないときに書きます。"
    )
    other_parent = CodeChoiceField("other_parent_handling", label="他方の親権者の扱い", required=False)
    judged_by = forms.CharField(label="判断した職", max_length=80, required=False)
    child_told = forms.CharField(label="子ども本人への説明（どう説明したか）", max_length=200, required=False)
    child_view = forms.CharField(label="子ども本人の意見（本人の言葉）", max_length=300, required=False)
    custody_status = CodeChoiceField("custody_status", label="親権の状況", required=False)
    seen_document = forms.CharField(label="確認した資料", max_length=120, required=False)
    seen_on = DateField(label="確認した日", past=True, required=False)
    guardian_name = forms.CharField(label="監護者", max_length=80, required=False)

    entered_for = AgencyField(label="同意を得た機関", outside=True, required=False)
    told_by = forms.CharField(label="知らせた人（氏名・職）", max_length=80, required=False)
    told_at = DateTimeField(label="知らせを受けた日時", past=True, required=False)
    told_how = CodeChoiceField("told_how", label="どの方法で", required=False)

    PARTS = {
        "proxy": ("entered_for", "told_by", "told_at", "told_how"),
        "term": ("obtained_at", "until", "purposes"),
        "how": ("method", "method_note", "own_words", "text_version", "explained_on", "explained_by", "original_kept"),
        "child": (
            "signer", "signer_name", "custody_status", "seen_document", "seen_on", "guardian_name",
            "other_parent", "judged_by", "child_told", "child_view",
        ),
    }  # fmt: skip
    CUSTODY = ("custody_status", "seen_document", "seen_on", "guardian_name")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """人はこの用紙では選ばない（表の印が、別の人の同意から移らないように）。"""
        super().__init__(*args, **kwargs)
        self.fields["person"].widget = forms.HiddenInput()

    def part(self, key: str) -> list[forms.BoundField]:
        return [self[name] for name in self.PARTS[key]]

    @property
    def term(self) -> list[forms.BoundField]:
        return self.part("term")

    @property
    def how(self) -> list[forms.BoundField]:
        return self.part("how")

    @property
    def child(self) -> list[forms.BoundField]:
        return self.part("child")

    @property
    def proxy(self) -> list[forms.BoundField]:
        return self.part("proxy")

    def clean(self) -> dict[str, Any]:
        """代わりの記録は、四つがそろってはじめて意味をもつ。"""
        data = super().clean() or {}
        names = self.PARTS["proxy"]
        if any(data.get(name) for name in names):
            for name in names:
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, f"{self.fields[name].label}も書いてください。")
        return data

    def terms(self) -> dict[str, Any]:
        """``record`` に渡す欄。親権は一つにまとめる。"""
        data = {name: value for name, value in self.cleaned_data.items() if name not in self.CUSTODY}
        custody = {name: self.cleaned_data[name] for name in self.CUSTODY}
        custody["status"] = custody.pop("custody_status")
        return {**data, "custody": custody if custody["status"] else None}


class PhoneForm(PersonForm):
    """一分で書ける、電話での追加。"""

    agency = AgencyField(label="追加する機関")
    kinds = KindsField(error_messages={"required": "伝えてよい種類に、一つは印をつけてください。"})
    own_words = forms.CharField(label="本人の言葉", max_length=300)
    at = DateTimeField(label="日時", past=True, initial=clock.now)
    heard_by = forms.CharField(label="聞いた人", max_length=80)
