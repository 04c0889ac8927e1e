"""限られた職員だけにする・利害関係を申し出る動詞。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasane.access import ensure, require
from kasane.agencies.models import Agency
from kasane.audit.action import action
from kasane.cases import rules
from kasane.cases.models import Case, Caseworker, Conflict, Identity
from kasane.kernel import clock
from kasane.kernel.base import live

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


@action("限られた職員だけにする", rule=rules.can_restrict)
def restrict(case: Case, *, by: Assignment, workers: list[Assignment]) -> Case:
    """名指しした職員だけが見られるようにする。事務局も例外ではない。"""
    ensure(require(workers, "見られる職員を一人以上選んでください。"))
    ours = all(worker.agency_id == by.agency_id for worker in workers)
    ensure(require(ours, "自分の機関の職員を選んでください。"))
    named = set(Caseworker.objects.filter(live(), case=case).values_list("assignment", flat=True))
    case.restricted_at = clock.now()
    case.save(update_fields=["restricted_at"])
    for worker in workers:
        if worker.pk in named:
            continue
        Caseworker.objects.create(case=case, assignment=worker, made_by=by)
    return case


@action("利害関係を申し出る", rule=rules.can_declare_conflict)
def declare_conflict(
    agency: Agency, *, by: Assignment, identity: Identity, how: str, why: str = ""
) -> Conflict:
    """自分には担当できない人がいると申し出る。その場から、その人は自分に見えなくなる。"""
    return Conflict.objects.create(account=by.account, identity=identity, how=how, why=why, made_by=by)
