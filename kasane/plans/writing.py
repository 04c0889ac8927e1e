"""案の中身を、用紙の形から行へ、前の版から次の版へ写す。操作（actions）の中からだけ使う。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any
from uuid import UUID

from kasane.cases.models import Case
from kasane.consent import cover
from kasane.kernel import clock
from kasane.kernel.base import Record
from kasane.kernel.models import Setting
from kasane.plans.models import Goal, Measure, OtherService, Plan, PlanMember
from kasane.records.models import Issue

if TYPE_CHECKING:
    from kasane.agencies.models import Agency, Assignment


@dataclass(frozen=True)
class MeasureText:
    """支援内容の一行。"""

    what: str
    actor: str = "agency"
    agency: Agency | None = None
    worker_name: str = ""
    frequency: str = ""
    begins_on: dt.date | None = None
    ends_on: dt.date | None = None
    heed: str = ""


@dataclass(frozen=True)
class GoalText:
    """目標の一つ。``member`` はだれの目標か（PlanMember の uid。なければ世帯）。"""

    text: str
    due_on: dt.date | None = None
    long_term: bool = False
    member: UUID | None = None
    measures: tuple[MeasureText, ...] = ()


@dataclass(frozen=True)
class PlanText:
    """用紙の全体。``plan`` はプランの欄、``members`` は一人（uid）ごとの欄。"""

    plan: dict[str, Any] = field(default_factory=dict)
    members: dict[UUID, dict[str, Any]] = field(default_factory=dict)
    goals: tuple[GoalText, ...] = ()
    other_services: tuple[str, ...] = ()


def name_member(plan: Plan, case: Case, *, by: Assignment, before: PlanMember | None = None) -> PlanMember:
    """プランに一人の名を足す。いま効いている同意に拠り、課題は見立てからの下書き。"""
    carried = {} if before is None else _values(before, MEMBER_FIELDS)
    carried.setdefault("issues", _issues(case, by))
    return PlanMember.objects.create(
        plan=plan, case=case, consent=cover.live_consent(case, case.person), made_by=by, **carried
    )


MEMBER_FIELDS = ("wishes", "issues", "uses_coordination", "uses_outreach", "uses_participation")
SIGNED_FIELDS = ("agreed", "signed_how", "signed_on")  # 版ごとに新しく聞く
PERIOD_FIELDS = ("begins_on", "ends_on", "next_review_on")
PLAN_FIELDS = ("lead_agency", "lead_name", "integration", "contact_rule", "emergency", "next_meeting")


def _issues(case: Case, by: Assignment) -> str:
    """見てよい、いまある課題を、一行ずつ。"""
    rows = Issue.objects.visible_to(by).filter(case=case, person=case.person).standing().order_by("id")
    return "\n".join(f"{row.code_label}　{row.detail}".strip() for row in rows)


def next_version(plan: Plan) -> Plan:
    """版番号を一つ進める。開いたままの用紙は、保存のときに気づく。"""
    plan.version += 1
    plan.save(update_fields=["version"])
    return plan


def usual_period(start: dt.date | None = None) -> dict[str, dt.date]:
    """期間と次の見直しの、めやすの日（設定の月数から。案の間に書き直せる）。"""
    day = start or clock.today()
    months = {"ends_on": "plan_months", "next_review_on": "monitoring_months_max"}
    return {"begins_on": day} | {
        name: day + dt.timedelta(days=round(Setting.number(key) * 30.4)) for name, key in months.items()
    }


def text_of(plan: Plan) -> PlanText:
    """いま保存されている中身を、用紙の形で。"""
    goals = plan.goals.select_related("member").prefetch_related("measures__agency")
    return PlanText(
        plan=_values(plan, (*PLAN_FIELDS, *PERIOD_FIELDS)),
        members={
            member.uid: _values(member, (*MEMBER_FIELDS, *SIGNED_FIELDS)) for member in plan.members.all()
        },
        goals=tuple(_goal_text(goal) for goal in goals),
        other_services=tuple(plan.other_services.values_list("service", flat=True)),
    )


def _goal_text(goal: Goal) -> GoalText:
    names = [one.name for one in fields(MeasureText)]
    return GoalText(
        text=goal.text,
        due_on=goal.due_on,
        long_term=goal.long_term,
        member=goal.member.uid if goal.member else None,
        measures=tuple(MeasureText(**_values(measure, names)) for measure in goal.measures.all()),
    )


def write_all(plan: Plan, text: PlanText) -> None:
    """用紙の全体で書きかえる。案の間は、目標と支援内容の行は、用紙のとおりに入れかわる。"""
    for name, value in text.plan.items():
        setattr(plan, name, value)
    members = {member.uid: member for member in plan.members.all()}
    for uid, values in text.members.items():
        PlanMember.objects.filter(pk=members[uid].pk).update(**values)
    _clear(plan)
    for order, goal in enumerate(text.goals):
        _write_goal(plan, goal, order, members)
    OtherService.objects.bulk_create(OtherService(plan=plan, service=key) for key in text.other_services)


def _clear(plan: Plan) -> None:
    Measure.objects.filter(goal__plan=plan).delete()
    plan.goals.all().delete()
    plan.other_services.all().delete()


def _write_goal(plan: Plan, text: GoalText, order: int, members: dict[UUID, PlanMember]) -> None:
    member = members[text.member] if text.member else None
    goal = Goal.objects.create(
        plan=plan, order=order, text=text.text, due_on=text.due_on, long_term=text.long_term, member=member
    )
    Measure.objects.bulk_create(
        Measure(goal=goal, order=place, **_as_dict(measure)) for place, measure in enumerate(text.measures)
    )


def copy_content(source: Plan, target: Plan) -> None:
    """前の版の目標・支援内容・制度を、新しい版に写す。名のなくなった人の目標は写さない。"""
    members = {member.case_id: member for member in target.members.all()}
    for goal in source.goals.select_related("member").prefetch_related("measures"):
        if goal.member and goal.member.case_id not in members:
            continue
        member = members[goal.member.case_id] if goal.member else None
        new = Goal.objects.create(plan=target, member=member, **_values(goal, GOAL_FIELDS))
        Measure.objects.bulk_create(
            Measure(goal=new, **_values(measure, MEASURE_FIELDS)) for measure in goal.measures.all()
        )
    services: Iterable[str] = source.other_services.values_list("service", flat=True)
    OtherService.objects.bulk_create(OtherService(plan=target, service=key) for key in services)


GOAL_FIELDS = ("order", "text", "long_term", "due_on")
MEASURE_FIELDS = ("order", *(one.name for one in fields(MeasureText)))


def _values(record: Record, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names}


def _as_dict(measure: MeasureText) -> dict[str, Any]:
    return {one.name: getattr(measure, one.name) for one in fields(measure)}
