"""休止・再開・終結・フォローの動詞。"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kasane.access import Scope, ensure, require
from kasane.audit.action import action
from kasane.cases import rules
from kasane.cases.closing import Closing, settle_sight
from kasane.cases.holder import hand_to
from kasane.cases.models import Case, FollowUp
from kasane.kernel import clock

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


@action("休止にする", rule=rules.can_pause, need=Scope.SHARED)
def pause(case: Case, *, by: Assignment, why: str, recheck_on: dt.date) -> Case:
    ensure(rules.recheck_in_future(recheck_on))
    case.paused_why, case.recheck_on = why, recheck_on
    case.move("pause", by=by, why=why)
    return case


@action("再開する", rule=rules.can_resume, need=Scope.SHARED)
def resume(case: Case, *, by: Assignment, why: str = "") -> Case:
    case.paused_why, case.recheck_on = "", None
    case.move("resume", by=by, why=why)
    return case


@action("終結を記録する", rule=rules.can_close, need=Scope.OWN)
def close(case: Case, *, by: Assignment, closing: Closing) -> Case:
    """終結する。理由・終結後の主担当・フォローの日・再相談の目安がそろわなければできない。"""
    ensure(closing.complete())
    if closing.holder.pk != case.holder_agency_id:
        hand_to(case, closing.holder, by=by, worker_name=closing.holder_name, why="終結後の主担当")
    for due_on in closing.follow_ups:
        FollowUp.objects.create(case=case, due_on=due_on, agency=closing.holder, made_by=by)
    case.closed_on, case.closed_why = clock.today(), closing.why
    case.closing_note, case.return_hint = closing.note, closing.return_hint
    case.paused_why, case.recheck_on = "", None
    case.move("close", by=by, why=closing.why)
    settle_sight(case, by=by)
    return case


@action("フォローを記録する", rule=rules.can_follow_up, need=Scope.OWN)
def follow_up(case: Case, *, by: Assignment, due: FollowUp, result: str) -> FollowUp:
    due = FollowUp.objects.get(pk=due.pk, case=case)  # 鍵をかけたケースの、いまの行
    ensure(require(due.done_on is None, "このフォローは、もう記録されています。"))
    due.done_on, due.result = clock.today(), result
    due.save(update_fields=["done_on", "result"])
    return due
