"""ケースの用紙。"""

from __future__ import annotations

import datetime as dt
from typing import Any, cast

from django import forms

from kasane.agencies.fields import AgencyField, WorkerField, WorkersField
from kasane.agencies.models import Agency
from kasane.cases.closing import Closing
from kasane.cases.models import ContactPromise, Person
from kasane.cases.registering import Told
from kasane.kernel import clock
from kasane.kernel.base import live
from kasane.kernel.birth import UNKNOWN, Birth
from kasane.kernel.codes import CodeChoiceField
from kasane.kernel.datefield import BirthField, DateField
from kasane.kernel.forms import Form, ModelForm


class HolderForm(Form):
    agency = AgencyField(label="新しい主担当の機関")
    worker_name = forms.CharField(label="担当する人", max_length=80, required=False)
    why = forms.CharField(label="替える理由", max_length=200)


class DeputyForm(Form):
    agency = AgencyField(label="副担当の機関")
    worker_name = forms.CharField(label="副担当の人", max_length=80, required=False)


class CaseworkerForm(Form):
    worker = WorkerField(label="担当する職員")
    role = forms.ChoiceField(
        label="役", choices=[("main", "担当"), ("sub", "副担当")], widget=forms.RadioSelect, initial="main"
    )

    def offer(self, agency: Agency) -> None:
        cast(WorkerField, self.fields["worker"]).of(agency)


class TeamForm(Form):
    agency = AgencyField(label="機関")
    part = forms.CharField(label="役割", max_length=200, help_text="例：母の介護サービスの調整")
    worker_name = forms.CharField(label="担当する人", max_length=80, required=False)


class PromiseForm(ModelForm):
    class Meta:
        model = ContactPromise
        fields = ("knows", "must_not_know", "voicemail", "envelope", "sms")
        widgets = {"knows": forms.RadioSelect}


class IntervalForm(Form):
    days = forms.IntegerField(
        label="連絡の間隔（日）",
        min_value=1,
        max_value=366,
        required=False,
        help_text="本人と合意した間隔。空にすると「本人の希望で連絡しない」になります。",
    )


class PauseForm(Form):
    why = CodeChoiceField("case_pause", label="休止の理由", widget="radio")
    recheck_on = DateField(label="再確認日", help_text="この日に、ようすを確かめます。例：12月25日")


class ResumeForm(Form):
    why = forms.CharField(label="再開のきっかけ", max_length=200, required=False)


class ClosureForm(Form):
    """終結。3・6・12か月の日を、たたき台として入れておく。"""

    why = CodeChoiceField("closure_reason", label="終結の理由", widget="radio")
    holder = AgencyField(
        label="終結後の主担当の機関", help_text="多機関協働が終わっても、かかわり続ける機関です。"
    )
    holder_name = forms.CharField(label="終結後の担当者", max_length=80, required=False)
    note = forms.CharField(label="引き継いだこと", widget=forms.Textarea, required=False)
    return_hint = forms.CharField(
        label="再相談の目安",
        widget=forms.Textarea,
        required=False,
        help_text="どうなったら、どこへ連絡すればよいか。本人に伝えた言葉で。",
    )
    follow_3 = DateField(label="フォロー 1回目", required=False)
    follow_6 = DateField(label="フォロー 2回目", required=False)
    follow_12 = DateField(label="フォロー 3回目", required=False)

    def closing(self) -> Closing:
        data: dict[str, Any] = self.cleaned_data
        days = [data[name] for name in ("follow_3", "follow_6", "follow_12") if data[name]]
        names = ("why", "holder", "holder_name", "note", "return_hint")
        return Closing(follow_ups=sorted(days), **{name: data[name] for name in names})


def follow_up_days(today: dt.date | None = None) -> dict[str, dt.date]:
    """3・6・12か月あとの日（開庁日へは、たずねる人がずらす）。"""
    day = today or clock.today()
    return {f"follow_{months}": day + dt.timedelta(days=round(months * 30.4)) for months in (3, 6, 12)}


class FollowUpForm(Form):
    result = forms.CharField(label="ようす", widget=forms.Textarea)


class RestrictionForm(Form):
    workers = WorkersField(label="見られる職員")

    def offer(self, agency: Agency) -> None:
        cast(WorkersField, self.fields["workers"]).of(agency)


class ConflictForm(Form):
    how = CodeChoiceField("conflict_how", label="間柄", widget="radio")
    why = forms.CharField(label="事情", max_length=200, required=False)


class MemberForm(Form):
    """聞いたままの世帯員。"""

    name = forms.CharField(
        label="氏名", max_length=80, required=False, help_text="分からなければ空のままで構いません。"
    )
    relation = CodeChoiceField("relation_kind", label="本人から見た続柄")
    age = forms.IntegerField(label="年齢", min_value=0, max_value=130, required=False)
    lives_with = forms.BooleanField(label="同居している", required=False, initial=True)
    note = forms.CharField(label="ようす", max_length=200, required=False)


class PersonForm(Form):
    """登録。分かるところだけでよい。"""

    family = forms.CharField(label="姓", max_length=60, required=False)
    given = forms.CharField(label="名", max_length=60, required=False)
    family_kana = forms.CharField(label="せい（ふりがな）", max_length=80, required=False)
    given_kana = forms.CharField(label="めい（ふりがな）", max_length=80, required=False)
    label = forms.CharField(
        label="呼び方（氏名が分からないとき）",
        max_length=80,
        required=False,
        help_text="例：新曽・青い屋根の家の方",
    )
    birth = BirthField(
        label="生年月日", required=False, help_text="例：昭和47年4月2日、S47.4.2、1972/4/2、50歳くらい"
    )
    sex = CodeChoiceField("sex", label="性別", widget="radio", required=False)
    town = forms.CharField(label="町名", max_length=40, required=False)
    address = forms.CharField(label="住所・居所", max_length=200, required=False)
    area = CodeChoiceField("area", label="圏域", required=False)
    phone = forms.CharField(label="電話", max_length=30, required=False)
    phone_hours = forms.CharField(label="つながる時間", max_length=80, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not any(data.get(name) for name in ("family", "given", "family_kana", "given_kana", "label")):
            self.add_error(
                "label", "氏名が分からないときは、呼び方を書いてください（例：新曽・青い屋根の家の方）。"
            )
        return data

    @staticmethod
    def initial_of(person: Person) -> dict[str, Any]:
        """いまの登録から、用紙のはじめの値をつくる。"""
        name = person.names.order_by("id").last()
        home = person.residences.filter(live()).order_by("id").last()
        phone = person.phones.order_by("id").last()
        parts = ("family", "given", "family_kana", "given_kana")
        return {
            **({part: getattr(name, part) for part in parts} if name else {}),
            **({"town": home.town, "address": home.text, "area": home.area} if home else {}),
            **({"phone": phone.number, "phone_hours": phone.hours} if phone else {}),
            "label": person.label,
            "sex": person.sex,
            "birth": Birth(person.birth_on, person.birth_precision or UNKNOWN, person.age_told),
        }

    def told(self) -> Told:
        """:class:`Told` に直す。"""
        data = dict(self.cleaned_data)
        birth = data.pop("birth", None)
        known = {name: data[name] for name in Told.__dataclass_fields__ if data.get(name)}
        return Told(**known, **born(birth))


def born(birth: Birth | None) -> dict[str, Any]:
    """生年月日の聞きとりを :class:`Told` の欄に直す。"""
    if birth is None:
        return {}
    return {"birth_on": birth.on, "birth_precision": birth.precision, "age_told": birth.age}


class RegistrationForm(PersonForm):
    relation = CodeChoiceField("relation_kind", label="本人から見た続柄")
    lives_with = forms.BooleanField(label="同居している", required=False, initial=True)
