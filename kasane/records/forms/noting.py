"""支援経過の用紙。はじめの一つの箱だけで書ける。"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from kasane.access import KIND_LABELS, Kind, Reach
from kasane.agencies.fields import AgencyField
from kasane.cases.models import Case, CasePerson, Circle, Person
from kasane.kernel import clock
from kasane.kernel.codes import CodeChoiceField, CodeMultipleField
from kasane.kernel.datefield import DateField, DateTimeField
from kasane.kernel.forms import Form, Hinted
from kasane.records.models.note import TEXTS
from kasane.records.telling import TellingLine

if TYPE_CHECKING:
    from kasane.cases.sight import Sight

PLAIN = (
    "minutes",
    "methods",
    "partners",
    "partner_names",
    "contact_made",
    "response",
    "observations",
    "source_told",
    "happened_at",
    *TEXTS,
)


def box(label: str, rows: int = 3, hint: str = "") -> forms.CharField:
    """書くところ。"""
    return forms.CharField(
        label=label, required=False, help_text=hint, widget=forms.Textarea(attrs={"rows": str(rows)})
    )


class KindsField(forms.TypedMultipleChoiceField):
    """情報の種類。答えは足し合わせた数。"""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", "情報の種類")
        choices = [(int(kind), label) for kind, label in KIND_LABELS.items()]
        super().__init__(choices=choices, coerce=int, widget=forms.CheckboxSelectMultiple, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            return [int(kind) for kind in KIND_LABELS if value & kind]
        return value

    def clean(self, value: Any) -> int:
        return sum(super().clean(value)) or int(Kind.SUPPORT)


class PeopleField(forms.ModelMultipleChoiceField):
    """本人のほかに、だれについてか。"""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple)
        super().__init__(queryset=Person.objects.none(), to_field_name="uid", required=False, **kwargs)

    def of(self, case: Case, sight: Sight) -> None:
        """この記録に登録のある、根拠のある世帯員（本人を除く）。"""
        known = CasePerson.objects.filter(case=case, person__in=list(sight.persons)).exclude(
            person=case.person
        )
        self.queryset = Person.objects.filter(pk__in=known.values("person")).order_by("id")


def offer_people(form: Form, case: Case, sight: Sight) -> None:
    """選べる世帯員を ``about`` の欄に並べる。一人もいなければ、欄を出さない。"""
    about: Any = form.fields["about"]
    about.of(case, sight)
    if not about.queryset.exists():
        del form.fields["about"]


class NoteForm(Form):
    """いつ・どうやって・だれに・なにを。書かなければならないのは、日時と、どれか一つの箱だけ。"""

    unmarked = True
    happened_at = DateTimeField(label="対応した日時", past=True, initial=clock.now)
    minutes = forms.IntegerField(label="かかった時間（分）", required=False, min_value=1, max_value=1440)
    methods = CodeMultipleField("note_method", label="方法（いくつでも）", required=False)
    partners = CodeMultipleField("note_partner", label="相手（いくつでも）", required=False)
    partner_names = forms.CharField(label="相手の名・機関", required=False, max_length=200)
    contact_made = forms.BooleanField(label="本人・家族に連絡がついた", required=False)
    body = box("内容", 8, "この一つの箱だけで記録できます。")
    facts = box("事実")
    own_words = box("本人の言葉")
    did = box("対応したこと・伝えたこと")
    view = box("支援者の見立て")
    next = box("これからすること")
    source_told = forms.CharField(label="出所（だれから聞いたか）", required=False, max_length=200)
    response = CodeChoiceField("visit_response", label="訪問したときのようす", required=False)
    observations = CodeMultipleField("observation", label="訪問で見えたこと", required=False)
    about = PeopleField(
        label="本人のほかに、だれについて書いたか",
        help_text="選んだ方の根拠がない機関には、この記録は見えません。",
    )
    destination = forms.ChoiceField(label="届く範囲", widget=forms.RadioSelect, initial="20")
    kinds = KindsField(initial=[int(Kind.SUPPORT)], required=False)

    def __init__(
        self, case: Case, sight: Sight, *args: Any, circles: list[Circle] | None = None, **kwargs: Any
    ):
        super().__init__(*args, **kwargs)
        self.circles = {str(circle.uid): circle for circle in circles or []}
        offer_people(self, case, sight)
        place: Any = self.fields["destination"]
        place.choices = [
            (str(int(Reach.TEAM)), Hinted("支援チーム", "共有分の根拠のある機関に見えます。")),
            (str(int(Reach.OWN)), Hinted("自機関のみ", "自分の機関の人だけに見えます。")),
            *(
                (uid, Hinted(f"会議限り（{circle.label}）", "この会議の構成員だけに見えます。"))
                for uid, circle in self.circles.items()
            ),
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not any(str(data.get(name) or "").strip() for name in TEXTS) and "body" not in self.errors:
            self.add_error("body", "内容を書いてください（一つの欄だけでかまいません）。")
        return data

    def details(self) -> dict[str, Any]:
        """``records.write`` に渡す言葉。"""
        data = self.cleaned_data
        chosen = data["destination"]
        place = {"circle": self.circles[chosen]} if chosen in self.circles else {"reach": int(chosen)}
        about = list(data.get("about") or [])
        return {name: data[name] for name in PLAIN} | place | {"kinds": data["kinds"], "about": about}


class NextForm(Form):
    """次の日を決めると、自分のやることになる。"""

    unmarked = True
    next_on = DateField(
        label="次に連絡・訪問する日",
        required=False,
        future=True,
        help_text="書くと「やること」になります。例：12月25日",
    )


class TellingForm(Form):
    """伝えた情報の一行。空なら何もしない。"""

    unmarked = True
    what = forms.CharField(label="伝えたこと", required=False, max_length=300)
    to_agency = AgencyField(label="伝えた機関", required=False)
    to_name = forms.CharField(label="伝えた人（名・職）", required=False, max_length=120)
    how = CodeChoiceField("told_how", label="方法", required=False)
    basis = CodeChoiceField(
        "ground",
        label="根拠",
        required=False,
        help_text="空にすると、その機関のいまの根拠が入ります。",
    )
    kinds = KindsField(label="伝えた情報の種類", initial=[int(Kind.SUPPORT)], required=False)

    @property
    def used(self) -> bool:
        data = self.cleaned_data
        return any(data.get(name) for name in ("what", "to_agency", "to_name"))

    def line(self) -> TellingLine:
        return TellingLine(**self.cleaned_data)


class AdditionForm(Form):
    body = forms.CharField(label="追記", widget=forms.Textarea(attrs={"rows": "4"}))


class WithdrawalForm(Form):
    why = forms.CharField(
        label="取り下げるわけ", max_length=300, help_text="例：隣の方の記録に書くはずだった"
    )
    number = forms.CharField(
        label="移す先のケースの番号",
        required=False,
        max_length=40,
        help_text="本来の方の記録へ移すとき。空なら、移さずに取り下げます。",
    )
