"""案件ごとの用紙: 席・当日の追加・守秘・資料・話したこと・決まったこと。"""

from __future__ import annotations

from typing import Any

from django import forms

from kasane.agencies.fields import AgencyField, WorkerField
from kasane.agencies.models import Agency, Assignment
from kasane.conferences.models import Item, Seat
from kasane.kernel import clock
from kasane.kernel.codes import CodeChoiceField, CodeMultipleField
from kasane.kernel.datefield import DateField, DateTimeField
from kasane.kernel.forms import Form


def text(label: str, rows: int = 3, **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


class AnyWorkerField(WorkerField):
    """どの機関の職員からでも選ぶ。"""

    def __deepcopy__(self, memo: dict[int, Any]) -> AnyWorkerField:
        copied = super().__deepcopy__(memo)
        copied.queryset = Assignment.objects.live().order_by("post__agency__sort", "account__kana")
        return copied

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.post.agency.short}　{super().label_from_instance(obj)}"


class SeatForm(Form):
    agency = AgencyField(label="招く機関", required=False)
    worker = AnyWorkerField(
        label="出る職員を決めて招く",
        required=False,
        help_text="選ぶと、その人だけの席になります。選ばなければ、機関の席になります。",
    )
    name = forms.CharField(
        label="出る人の氏名", max_length=80, required=False, help_text="画面を使わない機関のときに書きます。"
    )
    title = forms.CharField(label="職", max_length=80, required=False)
    online = forms.BooleanField(label="オンラインで出る", required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        worker, agency = data.get("worker"), data.get("agency")
        if worker is None and agency is None:
            self.add_error("agency", "招く機関か、出る職員を選んでください。")
        elif worker is not None:
            data["agency"] = agency or worker.agency
        return data


class GuestForm(Form):
    name = forms.CharField(label="氏名", max_length=80, required=False)
    title = forms.CharField(label="職", max_length=80, required=False)
    worker = AnyWorkerField(
        label="画面を使う職員なら、その人",
        required=False,
        help_text="選ぶと、その人だけが資料を画面で見られます。",
    )
    agency = AgencyField(label="機関", required=False)
    affiliation = forms.CharField(
        label="所属（機関の一覧にないとき）",
        max_length=120,
        required=False,
        help_text="例：家主、主治医の病院",
    )
    stand_in_for = forms.ModelChoiceField(
        label="だれの代理か",
        queryset=Seat.objects.none(),
        required=False,
        to_field_name="uid",
        empty_label="代理ではない",
    )
    online = forms.BooleanField(label="オンラインで出る", required=False)
    secrecy_at = DateTimeField(
        label="守秘を口頭で確かめた時刻",
        past=True,
        help_text="会議で知ったことを外で話さないことを、入ってもらう前に口で確かめます。",
    )

    def __init__(self, *args: Any, item: Item, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stand_in_for"].queryset = item.seats.inside().select_related("agency")  # type: ignore[attr-defined]
        self.fields["secrecy_at"].initial = clock.now()


class SecrecyForm(Form):
    how = CodeChoiceField("secrecy_how", label="確かめた方法", widget="radio")
    at = DateTimeField(label="確かめた日時", past=True, initial=clock.now)


class ReasonForm(Form):
    why = forms.CharField(label="理由", max_length=200)


class PrepForm(Form):
    picture = text("把握している世帯のようす", required=False)
    doing = text("現在の取り組み", required=False)
    wanted = text("どの機関に関わってほしいか", rows=2, required=False)
    asks = text("ほかの機関へのお願い・自分の役割と考え", required=False)


class PaperForm(Form):
    """一つの席に渡すもの。"""

    unmarked = True
    parts = CodeMultipleField("paper_part", label="渡すもの", required=False)


class SourceField(forms.ModelChoiceField):
    """この案件の席のある機関から選ぶ。"""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Agency.objects.none(), to_field_name="uid", empty_label="選んでください", **kwargs
        )

    def of(self, item: Item, *, only: Agency | None = None, spoke: bool = False) -> None:
        seats = item.seats.exclude(kind="away") if spoke else item.seats.inside()
        ids: Any = [only.pk] if only else seats.filter(agency__isnull=False).values("agency")
        self.queryset = Agency.objects.filter(pk__in=ids)

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


class SaidForm(Form):
    agency = SourceField(label="話した機関")
    speaker = forms.CharField(label="話した人", max_length=80, required=False)
    body = text("話したこと", rows=4, help_text="話した機関の記録になります。会議の外には出ません。")

    def __init__(self, *args: Any, item: Item, only: Agency | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].of(item, only=only, spoke=True)  # type: ignore[attr-defined]
        if only is not None:
            self.fields["agency"].initial = only.uid


class SummaryForm(Form):
    summary = text("検討したこと", rows=4, required=False)


class ResolutionForm(Form):
    agency = SourceField(label="だれが")
    worker_name = forms.CharField(label="担当する人", max_length=80, required=False)
    what = forms.CharField(label="何を", max_length=200)
    due_on = DateField(label="いつまで", future=True)

    def __init__(self, *args: Any, item: Item, **kwargs: Any) -> None:
        # 同じ頁の「話した機関」と、id が重ならないように
        super().__init__(*args, auto_id="decided_%s", **kwargs)
        self.fields["agency"].of(item)  # type: ignore[attr-defined]


class PersonHeardForm(Form):
    attendance = CodeChoiceField("person_attendance", label="本人・家族の参加", widget="radio")
    own_words = text("本人の意見（言い換えずに）", required=False)


class ExplanationForm(Form):
    agency = SourceField(label="だれが説明するか")
    worker_name = forms.CharField(label="担当する人", max_length=80, required=False)
    due_on = DateField(label="いつまで", future=True)
    unsaid = forms.CharField(label="本人に伝えないこと", max_length=120, required=False)

    def __init__(self, *args: Any, item: Item, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].of(item)  # type: ignore[attr-defined]


class OpinionForm(Form):
    opinion = CodeChoiceField("plan_opinion", label="協議の結果", widget="radio")
    note = text("会議の意見・直すところ", required=False)
