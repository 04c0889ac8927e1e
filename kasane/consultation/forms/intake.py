"""相談の用紙。分かるところだけで受けられる。"""

from __future__ import annotations

from typing import Any

from django import forms

from kasane.cases.models import ContactPromise
from kasane.consultation.models import Consultation
from kasane.kernel import clock
from kasane.kernel.birth import Birth
from kasane.kernel.codes import CodeChoiceField, CodeMultipleField
from kasane.kernel.datefield import BirthField, DateTimeField
from kasane.kernel.forms import Form

SUBJECT = (
    "family",
    "given",
    "family_kana",
    "given_kana",
    "label",
    "sex",
    "town",
    "address",
    "area",
    "phone",
    "phone_hours",
)
PROMISE = ("knows", "must_not_know", "voicemail", "envelope", "sms")
PLAIN = (
    "about",
    "channel",
    "received_at",
    "visitor_name",
    "visitor_relation",
    "visitor_note",
    "visitor_phone",
    "complaint",
    "wish",
    "note",
    "route",
    "urgency",
)


class FromForm(Form):
    """1 だれから。"""

    unmarked = True
    pairs = True

    about = forms.ChoiceField(
        label="だれから", choices=Consultation.ABOUT, widget=forms.RadioSelect, initial="self"
    )
    channel = CodeChoiceField("channel", label="方法", widget="radio", initial="visit")
    received_at = DateTimeField(label="受けた日時", initial=clock.now)
    visitor_name = forms.CharField(label="来談者の氏名（本人以外のとき）", max_length=80, required=False)
    visitor_relation = CodeChoiceField("visitor_relation", label="本人との関係", required=False)
    visitor_note = forms.CharField(label="続柄・所属など", max_length=80, required=False)
    visitor_phone = forms.CharField(label="来談者の電話", max_length=30, required=False)
    route = CodeChoiceField("route", label="把握経路", required=False)


class SubjectForm(Form):
    """2 だれのこと。氏名が分からなければ呼び方だけでよい。"""

    unmarked = True
    pairs = True

    family = forms.CharField(label="姓", max_length=60, required=False)
    given = forms.CharField(label="名", max_length=60, required=False)
    family_kana = forms.CharField(label="せい", max_length=80, required=False)
    given_kana = forms.CharField(label="めい", max_length=80, required=False)
    label = forms.CharField(
        label="呼び方（氏名が分からないとき）",
        max_length=80,
        required=False,
        help_text="例：新曽・青い屋根の家の方",
    )
    birth = BirthField(label="生年月日", required=False)
    sex = CodeChoiceField("sex", label="性別", widget="radio", required=False)
    town = forms.CharField(label="町名", max_length=40, required=False)
    address = forms.CharField(label="住所・居所", max_length=200, required=False)
    area = CodeChoiceField("area", label="圏域", required=False)
    phone = forms.CharField(label="電話", max_length=30, required=False)
    phone_hours = forms.CharField(label="つながる時間", max_length=80, required=False)

    def told(self) -> dict[str, Any]:
        """JSON に入る形。空の欄は持たない。"""
        told: dict[str, Any] = {
            name: self.cleaned_data[name] for name in SUBJECT if self.cleaned_data.get(name)
        }
        birth: Birth | None = self.cleaned_data.get("birth")
        if birth:
            parts = {"birth_precision": birth.precision, "age_told": birth.age}
            told |= {name: value for name, value in parts.items() if value is not None}
            told |= {"birth_on": birth.on.isoformat()} if birth.on else {}
        return told


class PromiseForm(Form):
    """連絡してよいか。電話をかける前に、いつも出る。"""

    unmarked = True
    pairs = True

    knows = forms.ChoiceField(
        label="本人は相談を知っているか",
        choices=ContactPromise.KNOWS,
        widget=forms.RadioSelect,
        initial="unknown",
    )
    must_not_know = forms.CharField(label="知らせてはいけない人", max_length=200, required=False)
    voicemail = CodeChoiceField("contact_rule", label="留守電など", required=False)
    envelope = forms.CharField(label="封筒の約束", max_length=120, required=False)
    sms = forms.CharField(label="SMS・メールの約束", max_length=120, required=False)

    def promise(self) -> dict[str, Any]:
        """何も約束がなければ空。"""
        given = {name: self.cleaned_data.get(name) or "" for name in PROMISE}
        return given if given != {name: "" for name in PROMISE} | {"knows": "unknown"} else {}


class TalkForm(Form):
    """3 相談の内容。"""

    unmarked = True

    complaint = forms.CharField(
        label="本人や家族の言葉",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="言い換えずに、そのまま書きます。",
        error_messages={"required": "聞いた話を、そのままの言葉で書いてください。"},
    )
    wish = forms.CharField(
        label="相談したいこと・希望", widget=forms.Textarea(attrs={"rows": 2}), required=False
    )
    topics = CodeMultipleField(
        "consultation_topic", label="相談内容（あてはまるものに○）", widget="checkbox", required=False
    )
    main_topic = CodeChoiceField("consultation_topic", label="一番困っていること（◎）", required=False)
    urgency = CodeChoiceField("urgency", label="緊急度", widget="radio", required=False)
    note = forms.CharField(label="受けた人の覚え", widget=forms.Textarea(attrs={"rows": 2}), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("main_topic") and data["main_topic"] not in (data.get("topics") or []):
            self.add_error("main_topic", "一番困っていること（◎）は、○をつけた中から選んでください。")
        return data


class MemberForm(Form):
    """世帯の一行。空の行は数えない。"""

    unmarked = True

    name = forms.CharField(label="氏名", max_length=80, required=False)
    relation = CodeChoiceField("relation_kind", label="続柄", required=False)
    age = forms.IntegerField(label="年齢", min_value=0, max_value=130, required=False)
    lives_with = forms.BooleanField(label="同居", required=False, initial=True)
    note = forms.CharField(label="ようす", max_length=200, required=False)


class MemberFormSet(forms.BaseFormSet):
    def rows(self) -> list[dict[str, Any]]:
        """何か書かれた行だけ。"""
        filled = [form.cleaned_data for form in self.forms if form.has_changed()]
        return [row for row in filled if row.get("name") or row.get("relation") or row.get("note")]


Members = forms.formset_factory(MemberForm, formset=MemberFormSet, extra=3, max_num=14, absolute_max=20)


class NextForm(Form):
    """5 これからどうするか。"""

    unmarked = True

    outcome = CodeChoiceField(
        "consultation_outcome", label="これからどうするか", widget="radio", initial="own"
    )
    answer = forms.CharField(
        label="お伝えした情報（情報提供で終えるとき）",
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("outcome") == "information" and not data.get("answer"):
            self.add_error("answer", "お伝えした情報を書いてください。")
        return data


class ConclusionForm(NextForm):
    """受けたままの相談の、これから。"""
