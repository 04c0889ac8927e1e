"""規則の定める五つの項目が、書けているか。一つずつが自分の文で言う。"""

from __future__ import annotations

from dataclasses import dataclass

from kasane.plans.models import Goal, Measure, Plan, PlanMember


@dataclass(frozen=True)
class Item:
    """五つの項目の一つ。``reason`` は、書けていないときに「何を・どこに」書けばよいか。"""

    number: int
    label: str
    reason: str = ""

    @property
    def ok(self) -> bool:
        return not self.reason


def five_items(plan: Plan) -> list[Item]:
    """規則の条の号の順に、五つ。``ok`` でないものは ``reason`` をもつ。"""
    members = list(plan.members.select_related("case__person"))
    goals = list(plan.goals.prefetch_related("measures__agency"))
    measures = [measure for goal in goals for measure in goal.measures.all()]
    return [
        Item(1, "意向と課題", _wishes(members)),
        Item(2, "目標と達成時期", _goals(goals)),
        Item(3, "支援の内容と留意事項", _contents(goals, measures)),
        Item(4, "役割の分担", _roles(measures)),
        Item(5, "一体的に提供する方策", _integration(plan)),
    ]


def _wishes(members: list[PlanMember]) -> str:
    for member in members:
        if not member.wishes.strip():
            return f"{member}さんの、生活についての意向がまだです。"
        if not member.issues.strip():
            return f"{member}さんの、解決すべき課題がまだです。"
    return ""


def _goals(goals: list[Goal]) -> str:
    if not goals:
        return "目標がまだです。一つから書けます。"
    undated = next((goal for goal in goals if goal.due_on is None), None)
    return f"目標「{undated}」の達成時期がまだです。" if undated else ""


def _contents(goals: list[Goal], measures: list[Measure]) -> str:
    for goal in goals:
        if not goal.measures.all():
            return f"目標「{goal}」の支援内容がまだです。"
    if not measures:
        return "支援内容がまだです。"
    if not any(measure.heed.strip() for measure in measures):
        return "留意することがまだです。なければ「特になし」と、一つの支援内容に書いてください。"
    return ""


def _roles(measures: list[Measure]) -> str:
    if not measures:
        return "だれが何をするかが、まだです。"
    if not any(measure.agency_id for measure in measures):
        return "支援にあたる機関が、一つもありません。"
    for measure in measures:
        if measure.actor == "agency" and measure.agency_id is None:
            return f"「{measure}」をする機関がまだです。"
        if not measure.frequency.strip():
            return f"「{measure}」の頻度がまだです。"
        if measure.ends_on is None:
            return f"「{measure}」の期間の終わりがまだです。"
    return ""


def _integration(plan: Plan) -> str:
    if not plan.integration.strip():
        return "一体的に提供するための方策がまだです。情報の伝えあいかたと、急なときの動きから書けます。"
    return ""
