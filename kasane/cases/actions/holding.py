"""主担当・担当者・支援チーム・連絡の約束の動詞。"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kasane.access import Scope, ensure, require
from kasane.agencies.models import Agency
from kasane.audit.action import action
from kasane.cases import grounds, rules
from kasane.cases.holder import check_holder, hand_to
from kasane.cases.models import Case, Caseworker, Conflict, ContactPromise, TeamPart
from kasane.kernel import clock

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


@action("主担当を替える", rule=rules.can_change_holder, need=Scope.SHARED)
def change_holder(
    case: Case, *, by: Assignment, agency: Agency, worker_name: str = "", why: str = ""
) -> Case:
    """主担当を替える。新しい主担当には、見られる根拠があるか、画面を使わない機関であること。"""
    hand_to(case, agency, by=by, worker_name=worker_name, why=why)
    return case


@action("副担当を決める", rule=rules.can_change_deputy, need=Scope.SHARED)
def change_deputy(
    case: Case, *, by: Assignment, agency: Agency, worker: Assignment | None = None, worker_name: str = ""
) -> Case:
    check_holder(case, agency)
    case.deputy_agency, case.deputy = agency, worker
    case.deputy_name = worker.name if worker else worker_name
    case.save(update_fields=["deputy_agency", "deputy", "deputy_name"])
    return case


@action("担当者を決める", rule=rules.can_assign, need=Scope.OWN)
def assign(case: Case, *, by: Assignment, worker: Assignment, role: str = "main") -> Caseworker:
    """自分の機関の職員を担当者にする。利害関係のある職員は選べない。"""
    ensure(require(worker.agency_id == by.agency_id, "自分の機関の職員を選んでください。"))
    conflict = Conflict.objects.filter(
        account=worker.account, identity__persons__in=grounds.registered(case), until__gt=clock.now()
    )
    ensure(require(not conflict.exists(), "この職員は担当できません。ほかの職員を選んでください。"))
    if case.holder_agency_id == by.agency_id and role == "main":
        case.holder, case.holder_name = worker, worker.name
        case.save(update_fields=["holder", "holder_name"])
    return Caseworker.objects.create(case=case, assignment=worker, role=role, made_by=by)


@action("支援チームの役割を決める", rule=rules.can_invite_team, need=Scope.SHARED)
def invite_team(
    case: Case, *, by: Assignment, agency: Agency, part: str, worker_name: str = "", **proxy: Any
) -> TeamPart:
    """役割を書く。見られるようになるわけではない（見るには同意・委託などの根拠がいる）。"""
    TeamPart.objects.filter(case=case, agency=agency, until=clock.FOREVER).update(until=clock.now())
    return TeamPart.objects.create(
        case=case, agency=agency, part=part, worker_name=worker_name, made_by=by, **proxy
    )


@action("連絡の約束を記録する", rule=rules.can_promise_contact, need=Scope.SHARED)
def promise_contact(case: Case, *, by: Assignment, **promise: Any) -> ContactPromise:
    row, _ = ContactPromise.objects.update_or_create(
        case=case, defaults=promise, create_defaults={**promise, "made_by": by}
    )
    return row


@action("連絡の間隔を決める", rule=rules.can_change_holder, need=Scope.SHARED)
def agree_interval(case: Case, *, by: Assignment, days: int | None) -> Case:
    """本人と合意した連絡の間隔（日）。``None`` は「本人の希望で連絡しない」。"""
    case.contact_every_days = days
    case.reckon_contact()
    case.save(update_fields=["contact_every_days", "contact_due_on"])
    return case
