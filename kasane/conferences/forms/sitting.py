"""会議を開く・議題にする・会議全体の記録の用紙。"""

from __future__ import annotations

from typing import Any

from django import forms

from kasane.access import Scope
from kasane.agencies.fields import AgencyField
from kasane.agencies.models import Agency, Assignment, Duty
from kasane.cases import grounds
from kasane.cases.models import Case, Person
from kasane.conferences.models import Part
from kasane.kernel.codes import CodeChoiceField
from kasane.kernel.datefield import DateField, TimeField
from kasane.kernel.forms import Form, Hinted

KINDS = [
    (
        "support",
        Hinted("支援会議を招集する", "市だけができます。本人の同意がなくても開け、守秘義務があります。"),
    ),
    ("plan", Hinted("重層的支援会議を開く", "本人の同意にもとづき、支援プランを話し合います。")),
    ("both", Hinted("支援会議に続けて、重層的支援会議を開く（併催）", "記録も資料も、部ごとに分かれます。")),
]


class OrganiserField(AgencyField):
    """重層的支援会議を開ける機関（市の定め）。"""

    def __deepcopy__(self, memo: dict[int, Any]) -> OrganiserField:
        copied: Any = super().__deepcopy__(memo)
        desks = [agency.pk for agency in Agency.objects.with_duty(Duty.PLAN_ORGANISER)]
        copied.queryset = Agency.objects.filter(pk__in=desks)
        return copied  # type: ignore[no-any-return]


class SittingForm(Form):
    kind = forms.ChoiceField(label="どの会議か", choices=KINDS, widget=forms.RadioSelect)
    plan_organiser = OrganiserField(
        label="重層的支援会議を開く機関", required=False, help_text="併催のときだけ選びます。"
    )
    held_on = DateField(label="開く日", future=True)
    starts = TimeField(label="始まり")
    ends = TimeField(label="終わり", required=False)
    place = forms.CharField(label="場所", max_length=120)
    online = forms.BooleanField(label="オンラインでも出られる（画面で見るだけ）", required=False)
    chair = forms.CharField(label="議長", max_length=80, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("kind") == "both" and not data.get("plan_organiser"):
            self.add_error("plan_organiser", "続けて開く重層的支援会議を、どの機関が開くかを選んでください。")
        return data

    def place_words(self) -> dict[str, Any]:
        names = ("held_on", "starts", "ends", "place", "online", "chair")
        return {name: self.cleaned_data[name] for name in names}


class PlanPartForm(Form):
    organiser = OrganiserField(label="重層的支援会議を開く機関")


class ItemForm(Form):
    """ケースは番号で選ぶ。見える番号だけが通り、見えない番号は「見つかりません」と同じ。"""

    number = forms.CharField(label="ケースの番号", max_length=40, required=False, help_text="例：R08-福-001")
    title = forms.CharField(
        label="ケースのない議題の題",
        max_length=120,
        required=False,
        help_text="体制の検討、地域の気になる状況など。お名前・住所は書かないでください。",
    )
    topic = CodeChoiceField("item_topic", label="議題の種別", widget="radio")
    purpose = CodeChoiceField("matter_purpose", label="案件の目的")
    why = forms.CharField(label="取り上げる理由", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    people = forms.MultipleChoiceField(
        label="本人のほかに、名を挙げる世帯員", widget=forms.CheckboxSelectMultiple, required=False
    )
    starts = TimeField(label="始まり", required=False)

    def __init__(self, *args: Any, member: Assignment, part: Part, case: Case | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.member, self.part, self.case = member, part, case
        self.persons: list[Person] = []
        if case is not None:
            self.fields["number"].initial = case.number
            self.persons = [p for p in grounds.registered(case) if p.pk != case.person_id]
        choices = [(str(person.uid), person.name) for person in self.persons]
        self.fields["people"].choices = choices  # type: ignore[attr-defined]
        if not choices:
            del self.fields["people"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        number, title = data.get("number", "").strip(), data.get("title", "").strip()
        if bool(number) == bool(title):
            self.add_error("number", "ケースの番号か、ケースのない議題の題の、どちらか一つを書いてください。")
        data["case"] = self._case(number) if number else None
        chosen = data.get("people") or []
        data["people"] = [person for person in self.persons if str(person.uid) in chosen]
        return data

    def _case(self, number: str) -> Case | None:
        found = Case.objects.reached_by(self.member, Scope.PAPERS).filter(number=number).first()
        if found is None:
            self.add_error("number", "この番号のケースは見つかりません。番号を確かめてください。")
        return found

    def words(self) -> dict[str, Any]:
        data = {name: self.cleaned_data[name] for name in ("case", "title", "topic", "purpose", "why")}
        data |= {"people": self.cleaned_data.get("people", []), "starts": self.cleaned_data["starts"]}
        data["with_plan"] = not self.part.is_support and self.cleaned_data["topic"] == "plan"
        return data


class MinuteForm(Form):
    general = forms.CharField(
        label="会議全体のこと（開会・守秘の確認・次回）",
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="案件の中身は、案件ごとの「話したこと」「検討したこと」に書きます。",
    )
    next_on = DateField(label="次回の日", required=False)


class PledgeForm(Form):
    agency = AgencyField(label="機関")
    name = forms.CharField(label="誓約した人の氏名", max_length=80)
    on = DateField(label="誓約の日", past=True)
