"""支援フロー: 計画書の本文から抜け落ちていた図を、このケースの事実から描き直す。"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, QuerySet, Subquery

from kasane.access import Scope
from kasane.cases.models import Case
from kasane.conferences.models import Item
from kasane.consent.models import Consent
from kasane.coordination.models import Engagement
from kasane.desk.standing import Stage, stage_of, with_stage
from kasane.kernel import clock
from kasane.kernel.wareki import short
from kasane.plans.models import PlanMove
from kasane.records.models import Assessment

if TYPE_CHECKING:
    from kasane.cases.sight import Sight


@dataclass(frozen=True)
class Step:
    """``state`` は done（済み）・now（いま）・todo（これから）・skipped（通らない）。"""

    label: str
    note: str
    state: str


@dataclass(frozen=True)
class Road:
    """いまの段階と、八つの段。"""

    stage: Stage
    steps: list[Step]


NOW = {
    "own": "相談",
    "handoff": "相談",
    "received": "受付",
    "assess": "見立て",
    "consent": "同意",
    "support": "支援会議",
    "draft": "会議・決定",
    "sitting": "会議・決定",
    "agreed": "会議・決定",
    "ringi": "会議・決定",
    "deliver": "支援",
    "running": "支援",
    "review": "支援",
    "evaluate": "評価・終結",
    "follow": "評価・終結",
    "closed": "評価・終結",
}


def road_of(case: Case, sight: Sight) -> Road:
    """段階と日付を、一度の問い合わせで取る。支援会議の段は、全体が見える人にだけある。"""
    facts: Any = with_stage(Case.objects.filter(pk=case.pk), sight.member).annotate(**_days()).get()
    stage = stage_of(facts.stage)
    days: dict[str, Any] = {
        "相談": case.opened_on,
        "受付": facts.day_received,
        "見立て": facts.day_assessed,
        "同意": facts.day_consented,
        "支援会議": facts.day_support,
        "会議・決定": facts.day_decide,
        "支援": facts.day_deliver,
        "評価・終結": case.closed_on or facts.day_evaluate,
    }
    if not sight.at_least(Scope.FULL):
        del days["支援会議"]
    names = list(days)
    now = NOW.get(stage.key, "")
    if now == "相談" and (days["支援"] or days["評価・終結"]):
        now = "支援"  # 多機関協働やプランを終えたあと、主担当の機関で支援が続いている
    here = names.index(now) if now in names else -1
    return Road(stage, [_step(name, _date(days[name]), place, here) for place, name in enumerate(names)])


def _days() -> dict[str, Subquery]:
    case = OuterRef("pk")
    moves = PlanMove.objects.filter(record__members__case=case)
    return {
        "day_received": _last(Engagement.objects.filter(case=case), "received_on"),
        "day_assessed": _last(Assessment.objects.filter(case=case), "made_at"),
        "day_consented": _last(Consent.objects.filter(case=case, person=OuterRef("person")), "obtained_on"),
        "day_support": _last(_held(case), "part__sitting__held_on"),
        **{
            f"day_{step}": _last(moves.filter(step=step), "made_at")
            for step in ("decide", "deliver", "evaluate")
        },
    }


def _held(case: OuterRef) -> QuerySet[Item]:
    """もう開いた支援会議の議題。"""
    return Item.objects.filter(
        matter__case=case, part__kind="support", part__sitting__held_on__lte=clock.today()
    )


def _last(rows: QuerySet[Any], column: str) -> Subquery:
    return Subquery(rows.order_by("-id").values(column)[:1])


def _date(value: dt.date | dt.datetime | None) -> dt.date | None:
    return clock.local(value).date() if isinstance(value, dt.datetime) else value


def _step(name: str, day: dt.date | None, place: int, here: int) -> Step:
    note = short(day) if day else ""
    if place == here:
        return Step(name, note, "now")
    if day:
        return Step(name, note, "done")
    if place > here:
        return Step(name, "", "todo")
    return Step(name, "まだ" if name == "同意" else "通りません", "skipped")
