"""支援フロー: 計画書の本文から抜け落ちていた図を、このケースの事実から描き直す。"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kasane.cases.models import Case
from kasane.conferences.stages import last_support_day
from kasane.consent.stages import consent_day
from kasane.coordination.stages import received_day
from kasane.desk.standing import Stage
from kasane.kernel.wareki import short
from kasane.plans.stages import milestones
from kasane.records.models import Assessment

if TYPE_CHECKING:
    from kasane.cases.sight import Sight


@dataclass(frozen=True)
class Step:
    """``state`` は done（済み）・now（いま）・todo（これから）・skipped（通らない）。"""

    label: str
    note: str
    state: str


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


def days_of(case: Case) -> dict[str, dt.date | None]:
    """段ごとの、いちばん新しい日。"""
    assessed = Assessment.objects.filter(case=case).order_by("id").last()
    plan = milestones(case)
    return {
        "相談": case.opened_on,
        "受付": received_day(case),
        "見立て": assessed.made_at.date() if assessed else None,
        "同意": consent_day(case),
        "支援会議": last_support_day(case),
        "会議・決定": plan.decided_on,
        "支援": plan.running_since,
        "評価・終結": case.closed_on or plan.evaluated_on,
    }


def steps(case: Case, stage: Stage, sight: Sight) -> list[Step]:
    """八つの段。支援会議は、開かなければ通らない。同意なしでも道は続く。"""
    days = days_of(case)
    now = NOW.get(stage.key, "")
    names = list(days)
    here = names.index(now) if now else -1
    return [_step(name, days[name], place, here) for place, name in enumerate(names)]


def _step(name: str, day: dt.date | None, place: int, here: int) -> Step:
    note = short(day) if day else ""
    if place == here:
        return Step(name, note, "now")
    if day:
        return Step(name, note, "done")
    if place > here:
        return Step(name, "", "todo")
    return Step(name, "まだ" if name == "同意" else "通りません", "skipped")
