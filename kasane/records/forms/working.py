"""やること・課題・通報・気になる情報・安全情報・年表の用紙。"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from kasane.agencies.fields import AgencyField
from kasane.cases.models import Case, CasePerson, Person
from kasane.kernel import clock, codes
from kasane.kernel.codes import CodeChoiceField
from kasane.kernel.datefield import DateField, DateTimeField
from kasane.kernel.forms import Form, Hinted
from kasane.records.forms.noting import PeopleField, offer_people

if TYPE_CHECKING:
    from kasane.cases.sight import Sight


class TaskForm(Form):
    what = forms.CharField(label="すること", max_length=200)
    due_on = DateField(label="いつまでに", future=True, help_text="例：12月25日")
    agency = AgencyField(label="する機関")
    worker_name = forms.CharField(label="担当する人", max_length=80, required=False)
    why = forms.CharField(label="もとになったこと", max_length=200, required=False)


class DoneForm(Form):
    result = forms.CharField(label="どうなったか", required=False, widget=forms.Textarea(attrs={"rows": "3"}))


class WhoseField(forms.ModelChoiceField):
    """本人か、登録のある世帯員の一人。"""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("empty_label", None)
        super().__init__(queryset=Person.objects.none(), to_field_name="uid", **kwargs)

    def of(self, case: Case, persons: set[int]) -> None:
        known = CasePerson.objects.filter(case=case, person__in=list(persons)).values("person")
        self.queryset = Person.objects.filter(pk__in=known).order_by("id")
        self.initial = case.person.uid if self.required else None


class WhoseForm(Form):
    """だれのことかを選ぶ用紙。"""

    def __init__(self, case: Case, sight: Sight, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        whose: Any = self.fields["person"]
        whose.of(case, sight.persons)


class IssueForm(WhoseForm):
    person = WhoseField(label="だれの課題か")
    code = CodeChoiceField("issue", label="課題と特性")
    strength = CodeChoiceField("issue_strength", label="確かさ", widget="radio", initial="suspected")
    detail = forms.CharField(label="ようす", max_length=300, required=False)


class SettleForm(Form):
    why = forms.CharField(label="どうしてなくなったか", max_length=200)


class AssessedForm(Form):
    """見立ての、四枚とは別の欄。"""

    assessed_on = DateField(label="見立てた日", past=True, initial=clock.today)
    urgency = CodeChoiceField("urgency", label="緊急度", required=False, widget="radio")
    after = forms.IntegerField(widget=forms.HiddenInput, required=False)


class KindForm(Form):
    """はじめに種類。種類で、義務があるか・どこへ伝えるかが決まる。"""

    kind = forms.ChoiceField(label="何についてか", widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds: Any = self.fields["kind"]
        kinds.choices = [(key, Hinted(label, _law(key))) for key, label in codes.choices("notification_kind")]


def _law(kind: str) -> str:
    details = codes.details("notification_kind", kind)
    duty = {"義務": "通報・通告の義務", "努力義務": "努力義務"}.get(details["duty"], "義務なし")
    return f"{duty}　伝える先：{details['to_whom']}"


class NotificationForm(Form):
    """だれに・いつ・どう伝えたか。"""

    what = forms.CharField(label="何が起きているか", widget=forms.Textarea(attrs={"rows": "4"}))
    judgement = forms.ChoiceField(label="いまの判断", required=False, widget=forms.RadioSelect)
    to_agency = AgencyField(label="伝えた機関（一覧にあるとき）", required=False)
    to_whom = forms.CharField(label="伝えた先", max_length=120, required=False)
    name = forms.CharField(label="相手の氏名", max_length=80)
    method = CodeChoiceField("notification_method", label="方法", widget="radio")
    at = DateTimeField(label="伝えた時刻", past=True)
    number = forms.CharField(label="受付番号", max_length=60, required=False)
    instruction = forms.CharField(
        label="その場の指示", required=False, widget=forms.Textarea(attrs={"rows": "2"})
    )
    about = PeopleField(label="本人のほかに、心配な世帯員")

    def __init__(self, kind: str, case: Case, sight: Sight, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_people(self, case, sight)
        details = codes.details("notification_kind", kind)
        judgements = details.get("judgement", [])
        judgement: Any = self.fields["judgement"]
        judgement.choices = [(text, text) for text in judgements]
        judgement.required = bool(judgements)
        self.fields["to_whom"].help_text = f"例：{details.get('to_whom', '')}"
        if not judgements:
            del self.fields["judgement"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not data.get("to_agency") and not data.get("to_whom"):
            self.add_error("to_whom", "伝えた機関を選ぶか、伝えた先を書いてください。")
        return data


class SafetyCheckForm(Form):
    who = forms.CharField(label="安全を確認した人（氏名・所属）", max_length=80)
    at = DateTimeField(label="確認した時刻", past=True)
    note = forms.CharField(label="確認したようす", max_length=300, required=False)


class ConcernForm(Form):
    worry = forms.CharField(
        label="気になること",
        widget=forms.Textarea(attrs={"rows": "4"}),
        help_text="氏名は書かないでください。見たこと・聞いたことだけで残せます。",
    )
    area = CodeChoiceField("area", label="圏域", required=False)
    place_text = forms.CharField(
        label="場所の手がかり", max_length=200, required=False, help_text="例：公園の北、青い屋根の家"
    )
    heard_from = forms.CharField(
        label="どこから聞いたか", max_length=120, required=False, help_text="例：通いの場の担い手"
    )


class PassForm(Form):
    to = AgencyField(label="伝える機関")
    note = forms.CharField(label="伝えるときの一言", max_length=200, required=False)


class ConcernEndForm(Form):
    why = forms.CharField(label="どうなったか", max_length=200)
