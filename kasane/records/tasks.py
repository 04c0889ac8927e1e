"""やることを置く。会議の決定・同意の取りやめなど、上の部屋の動詞の中からも使う。"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any
from uuid import UUID

from kasane.agencies.models import Agency
from kasane.cases.models import Case, Circle
from kasane.records.models import Task

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


def give(
    agency: Agency,
    *,
    by: Assignment,
    what: str,
    due_on: dt.date,
    case: Case | None = None,
    circle: Circle | None = None,
    worker: Assignment | None = None,
    worker_name: str = "",
    why: str = "",
    source: UUID | None = None,
    **proxy: Any,
) -> Task:
    """機関に、やることを一つ置く。``case`` がなければ、誰のことかは書かないこと。"""
    return Task.objects.create(
        agency=agency,
        case=case,
        circle=circle,
        assignment=worker,
        worker_name=worker_name or (worker.name if worker else ""),
        what=what[:200],
        why=why[:200],
        due_on=due_on,
        source=source,
        made_by=by,
        **proxy,
    )
