"""やることを決める・終える動詞。"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from kasane.access import Scope, ensure, require
from kasane.agencies.models import Agency
from kasane.audit.action import action
from kasane.cases.models import Case, Circle
from kasane.cases.rules import has_written_ground
from kasane.cases.sight import sight_of
from kasane.kernel import clock
from kasane.records import rules, tasks
from kasane.records.models import Task

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


@action("やることを決める", rule=rules.can_assign_task, need=Scope.SHARED, sees=Scope.PAPERS)
def assign_task(
    case: Case,
    *,
    by: Assignment,
    what: str,
    due_on: dt.date,
    agency: Agency | None = None,
    worker: Assignment | None = None,
    circle: Circle | None = None,
    **details: Any,
) -> Task:
    """だれが・何を・いつまでに。ほかの機関に頼むには、共有分の根拠がいる。"""
    target = agency or by.agency
    ensure(require(what.strip(), "することを書いてください。"))
    if circle is not None:
        member = circle.pk in sight_of(by, case).circles
        ensure(require(member, "この会議の構成員だけが決められます。"))
    else:
        ensure(has_written_ground(by, case, Scope.OWN if target.pk == by.agency_id else Scope.SHARED))
    ensure(require(worker is None or worker.agency_id == target.pk, "その機関の職員を選んでください。"))
    return tasks.give(
        target, by=by, case=case, circle=circle, what=what.strip(), due_on=due_on, worker=worker, **details
    )


@action("やることを終える", rule=rules.can_finish, need=Scope.SHARED)
def done(task: Task, *, by: Assignment, result: str = "", **proxy: Any) -> Task:
    """終えたことを記録する。画面を使わない機関の分は、だれから・いつ・どの方法で聞いたかを添える。"""
    stands_in = task.agency_id != by.agency_id
    ensure(
        require(
            not stands_in or proxy.get("entered_for"), "だれから・いつ・どの方法で聞いたかを書いてください。"
        )
    )
    task.done_at, task.done_by, task.result = clock.now(), by, result.strip()
    for name, value in proxy.items():
        setattr(task, name, value)
    task.save()
    return task
