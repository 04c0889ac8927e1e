"""決まったことを、機関のやることにする。操作の中からだけ使う。"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kasane.access import ensure, require
from kasane.agencies.models import Agency
from kasane.conferences.models import Item, Resolution
from kasane.kernel import clock
from kasane.records import tasks

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


def decide(
    item: Item, *, by: Assignment, agency: Agency, what: str, due_on: dt.date, worker_name: str = ""
) -> Resolution:
    """だれが・何を・いつまで。席のある機関だけが引き受ける。"""
    ensure(require(what.strip(), "何をするかを書いてください。"))
    ensure(require(due_on >= clock.today(), "いつまでには、今日からあとの日を書いてください。"))
    seated = item.seats.inside().filter(agency=agency).exists()
    ensure(
        require(seated, f"{agency.name}は、この案件の席についていません。席のある機関から選んでください。")
    )
    row = Resolution.objects.create(
        item=item, agency=agency, what=what.strip(), due_on=due_on, worker_name=worker_name, made_by=by
    )
    row.task = tasks.give(
        agency,
        by=by,
        case=item.matter.case,
        circle=item.matter.circle,
        what=row.what,
        due_on=due_on,
        worker_name=worker_name,
        why=f"{item.part}で決まったこと",
        source=row.uid,
    )
    row.save(update_fields=["task"])
    return row
