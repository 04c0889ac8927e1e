"""プランの案の用紙一式: 五つの部分を一つの頁で受け、一つの中身（PlanText）にまとめる。"""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict

from kasane.agencies.fields import AgencyField
from kasane.agencies.models import Agency
from kasane.kernel.codes import CodeChoiceField, CodeMultipleField
from kasane.kernel.datefield import DateField
from kasane.kernel.forms import Form
from kasane.plans.forms.fields import area
from kasane.plans.forms.rows import GoalForm, MeasureForm, count_rows, hush
from kasane.plans.models import Plan
from kasane.plans.writing import GoalText, MeasureText, PlanText, text_of


class WholeForm(Form):
    """プランの全体の欄。"""

    lead_agency = AgencyField(label="主担当機関")
    lead_name = forms.CharField(label="主担当の人", max_length=80, required=False)
    integration = area(
        "一体的に提供するための方策", help_text="機関どうしが、どう足並みをそろえるか。だれが全体を見るか。"
    )
    contact_rule = area(
        "連絡のしかた・情報の共有", help_text="例：訪問の翌日までに経過を記録する。急ぎは電話。"
    )
    emergency = area("急なとき", help_text="例：母の救急搬送は地域包括へ。夜間は…")
    next_meeting = forms.CharField(label="次の会議", max_length=120, required=False)
    begins_on = DateField(label="プランの始まり", required=False)
    ends_on = DateField(label="プランの終わり", required=False)
    next_review_on = DateField(label="次の見直し（モニタリング）", required=False)
    other_services = CodeMultipleField("other_service", label="併用する制度", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    unmarked = True

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        begins, ends = data.get("begins_on"), data.get("ends_on")
        if begins and ends and ends < begins:
            self.add_error("ends_on", "終わりが、始まりより前です。")
        return data


class MemberForm(Form):
    """一人の意向・課題・利用の申込み。"""

    wishes = area("生活についての意向", help_text="本人の言葉で。")
    issues = area("解決すべき課題", help_text="一行に一つ。大切なものから。")
    uses_coordination = forms.BooleanField(label="多機関協働を申し込む", required=False)
    uses_outreach = forms.BooleanField(label="アウトリーチ等を申し込む", required=False)
    uses_participation = forms.BooleanField(label="参加支援を申し込む", required=False)
    agreed = forms.TypedChoiceField(
        label="プランへの合意",
        choices=[("", "まだ聞いていない"), ("True", "合意した"), ("False", "合意していない")],
        coerce=lambda value: value == "True",
        empty_value=None,
        required=False,
    )
    signed_how = CodeChoiceField("consent_method", label="申込みの署名", required=False)
    signed_on = DateField(label="署名の日", past=True, required=False)

    unmarked = True

    def __init__(self, *args: Any, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.name = name

    @property
    def uses(self) -> list[forms.BoundField]:
        """利用の申込みの三つの印。"""
        return [self[name] for name in ("uses_coordination", "uses_outreach", "uses_participation")]


class PlanSheet:
    """``data`` があれば打たれたもの、なければ保存されている中身から開く。

    ``add`` は「行を足す」の値（``goal`` か ``goal-0``）。``quiet`` なら、まだ誤りを言わない。
    """

    def __init__(
        self, plan: Plan, data: QueryDict | None = None, *, add: str = "", quiet: bool = False
    ) -> None:
        data = None if data is None else data.copy()
        members = list(plan.members.select_related("case__person"))
        saved = text_of(plan)
        self.people = [(str(one.uid), f"{one}さん") for one in members]
        whole = {**saved.plan, "other_services": list(saved.other_services), "version": plan.version}
        whole["lead_agency"] = plan.lead_agency.uid
        self.whole = WholeForm(data, initial=whole)
        self.members = [
            MemberForm(data, prefix=f"member-{one.uid}", initial=saved.members[one.uid], name=str(one))
            for one in members
        ]
        self._uids = [one.uid for one in members]
        self.goals = self._typed(data, add) if data is not None else self._saved(saved.goals)
        self._share_agencies()
        if quiet or add:
            for form in self.all_forms:
                hush(form)

    def _typed(self, data: QueryDict, add: str) -> list[GoalForm]:
        goals = count_rows(data, "goal", "text") + (add == "goal")
        return [
            self._goal(
                number, data, count_rows(data, f"goal-{number}-measure", "what") + (add == f"goal-{number}")
            )
            for number in range(goals)
        ]

    def _goal(self, number: int, data: QueryDict, rows: int) -> GoalForm:
        measures = [_measure(data, number, row) for row in range(rows or 1)]
        return GoalForm(data, prefix=f"goal-{number}", people=self.people, rows=measures)

    def _saved(self, goals: tuple[GoalText, ...]) -> list[GoalForm]:
        return [self._shown(number, goal) for number, goal in enumerate(goals or (GoalText(""),))]

    def _shown(self, number: int, goal: GoalText) -> GoalForm:
        rows = [
            _measure(None, number, row, measure)
            for row, measure in enumerate(goal.measures or (MeasureText(""),))
        ]
        initial = {name: getattr(goal, name) for name in ("text", "due_on", "long_term", "member")}
        return GoalForm(prefix=f"goal-{number}", initial=initial, people=self.people, rows=rows)

    def _share_agencies(self) -> None:
        """どの行も同じ一覧なので、機関は一度だけ数える。"""
        agencies = [("", "選んでください"), *((one.uid, one.name) for one in Agency.objects.live())]
        for goal in self.goals:
            for row in goal.rows:
                row.fields["agency"].widget.choices = agencies  # type: ignore[attr-defined]

    @property
    def together(self) -> list[forms.BoundField]:
        """第五の部分の欄。"""
        names = ("lead_agency", "lead_name", "integration", "contact_rule", "emergency", "next_meeting")
        return [self.whole[name] for name in names]

    @property
    def kept(self) -> list[GoalForm]:
        """書かれている目標。"""
        return [goal for goal in self.goals if not goal.blank]

    @property
    def all_forms(self) -> list[forms.BaseForm]:
        rows = [row for goal in self.goals for row in goal.rows]
        return [self.whole, *self.members, *self.goals, *rows]

    def valid(self) -> bool:
        """すべての部分を確かめる（一つ目の誤りで止まらない）。空の行は、誤りにしない。"""
        for goal in self.goals:
            for form in [goal, *goal.rows] if goal.blank else set(goal.rows) - set(goal.written):
                hush(form)
        return all([self.whole.is_valid(), *[one.is_valid() for one in self.members], *self._goals_valid()])

    def _goals_valid(self) -> list[bool]:
        return [goal.valid() for goal in self.kept]

    def take_version(self, version: int) -> None:
        """いまの版とくらべたうえで、次の保存は、その版への上書きになる。"""
        self.whole.data["version"] = str(version)  # type: ignore[index]

    def text(self) -> PlanText:
        data = dict(self.whole.cleaned_data)
        services, _ = data.pop("other_services"), data.pop("version")
        return PlanText(
            plan=data,
            members={uid: one.cleaned_data for uid, one in zip(self._uids, self.members, strict=True)},
            goals=tuple(goal.goal() for goal in self.kept),
            other_services=tuple(services),
        )


def _measure(data: QueryDict | None, goal: int, row: int, measure: MeasureText | None = None) -> MeasureForm:
    initial: dict[str, Any] = {"actor": "agency"}
    if measure is not None:
        initial = {**measure.__dict__, "agency": measure.agency.uid if measure.agency else None}
    return MeasureForm(data, prefix=f"goal-{goal}-measure-{row}", initial=initial)
