"""版のちがい。二つの版を並べ、変わったところに印をつける（計算はここで終え、画面は描くだけ）。"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from kasane.kernel import wareki
from kasane.plans.marks import Mark, alike, count, marks, now, was, whole
from kasane.plans.models import Goal, Measure, Plan, PlanMember
from kasane.plans.writing import PlanText

ALIKE = 0.5


@dataclass
class Row:
    """並べる一組。``before`` は前の版の側、``after`` は新しい版の側、``changes`` は変わった数。"""

    label: str
    before: list[Mark]
    after: list[Mark]
    changes: int


def row(label: str, before: str | None, after: str) -> Row:
    """一つの欄。``before`` が ``None`` なら、くらべる相手がない。"""
    if before is None:
        return Row(label, [], [("same", after)] if after else [], 0)
    found = marks(before, after)
    return Row(label, was(found), now(found), count(found))


@dataclass
class MeasureRow:
    """支援内容の一行。それぞれの欄が印の並び。"""

    measure: Measure
    who: list[Mark]
    what: list[Mark]
    frequency: list[Mark]
    term: list[Mark]
    heed: list[Mark]

    @property
    def cells(self) -> tuple[list[Mark], ...]:
        return (self.who, self.what, self.frequency, self.term, self.heed)


@dataclass
class GoalRow:
    """目標と、その支援内容。"""

    goal: Goal
    text: list[Mark]
    due: list[Mark]
    measures: list[MeasureRow] = field(default_factory=list)

    @property
    def changes(self) -> int:
        cells = [cell for one in self.measures for cell in one.cells]
        return count(self.text, self.due, *cells)


def members(plan: Plan) -> list[Row]:
    """第一の項目: 一人ずつの意向と課題。"""
    before = {one.case_id: one for one in plan.previous.members.all()} if plan.previous else {}
    found = []
    for member in plan.members.select_related("case__person"):
        old: PlanMember | None = before.get(member.case_id)
        lost = "" if plan.previous else None
        found.append(row(f"{member}さんの意向", old.wishes if old else lost, member.wishes))
        found.append(row(f"{member}さんの課題", old.issues if old else lost, member.issues))
    return found


TOGETHER = (
    ("方策", "integration"),
    ("連絡のしかた", "contact_rule"),
    ("急なとき", "emergency"),
    ("次の会議", "next_meeting"),
)


def together(plan: Plan) -> list[Row]:
    """第五の項目: 一体的に提供するための方策。"""
    old = plan.previous
    lead = f"{plan.lead_agency.name}　{plan.lead_name}".strip()
    before = f"{old.lead_agency.name}　{old.lead_name}".strip() if old else None
    texts = [row(label, getattr(old, name) if old else None, getattr(plan, name)) for label, name in TOGETHER]
    return [row("主担当", before, lead), *texts]


def between(saved: PlanText, typed: PlanText, people: dict[str, str]) -> list[Row]:
    """保存されている文と、いま打った文のちがい（二人が同時に書いたとき）。ちがうところだけ。"""
    rows = [row(label, saved.plan[name], typed.plan[name]) for label, name in TOGETHER]
    for uid, values in typed.members.items():
        old = saved.members.get(uid, {})
        for label, name in (("意向", "wishes"), ("課題", "issues")):
            rows.append(row(f"{people.get(str(uid), '')}の{label}", old.get(name, ""), values[name]))
    rows.append(row("目標と支援内容", _as_lines(saved), _as_lines(typed)))
    return [one for one in rows if one.changes]


def _as_lines(text: PlanText) -> str:
    lines = []
    for goal in text.goals:
        lines.append(f"{goal.text}　{_until(goal.due_on)}")
        lines += [f"・{one.what}　{one.frequency}　{one.heed}" for one in goal.measures]
    return "\n".join(lines)


def goals(plan: Plan) -> list[GoalRow]:
    """第二・三・四の項目: 目標ごとに。前の版にだけあった目標は、消えたものとして最後に。"""
    olds = _goals(plan.previous) if plan.previous else []
    found = []
    for goal in _goals(plan):
        old = _take(olds, goal.text, "text")
        found.append(_goal(goal, old, plan.previous is not None))
    return found + [_lost_goal(goal) for goal in olds]


def _goals(plan: Plan) -> list[Goal]:
    return list(plan.goals.select_related("member__case__person").prefetch_related("measures__agency"))


def _take(rows: list[Any], text: str, name: str) -> Any:
    """似た行を一つ取り出す（取り出したものは残りから消える）。"""
    best = max(rows, key=lambda one: alike(getattr(one, name), text), default=None)
    if best is None or alike(getattr(best, name), text) < ALIKE:
        return None
    rows.remove(best)
    return best


def _goal(goal: Goal, old: Goal | None, compared: bool) -> GoalRow:
    if not compared:
        return GoalRow(goal, [("same", goal.text)], whole(None, _until(goal.due_on)), _measures(goal, None))
    text: list[Mark] = marks(old.text, goal.text) if old else [("add", goal.text)]
    due = whole(_until(old.due_on) if old else None, _until(goal.due_on))
    return GoalRow(goal, text, due, _measures(goal, list(old.measures.all()) if old else []))


def _lost_goal(goal: Goal) -> GoalRow:
    return GoalRow(goal, [("del", goal.text)], [])


def _measures(goal: Goal, olds: list[Measure] | None) -> list[MeasureRow]:
    found = []
    for measure in goal.measures.all():
        old = _take(olds, measure.what, "what") if olds else None
        found.append(_measure(measure, old, olds is not None))
    return found + [_lost_measure(one) for one in olds or []]


def _lost_measure(measure: Measure) -> MeasureRow:
    return MeasureRow(measure, whole(None, measure.doer), [("del", measure.what)], [], [], [])


def _measure(measure: Measure, old: Measure | None, compared: bool) -> MeasureRow:
    what: list[Mark] = [("add" if compared else "same", measure.what)]
    return MeasureRow(
        measure,
        who=whole(old.doer if old else None, measure.doer),
        what=marks(old.what, measure.what) if old else what,
        frequency=whole(old.frequency if old else None, measure.frequency),
        term=whole(_term(old) if old else None, _term(measure)),
        heed=whole(old.heed if old else None, measure.heed),
    )


def _until(day: dt.date | None) -> str:
    return f"{wareki.long(day)}まで" if day else ""


def _term(measure: Measure) -> str:
    ends = [f"{day.month}/{day.day}" if day else "" for day in (measure.begins_on, measure.ends_on)]
    return "–".join(ends) if any(ends) else ""
