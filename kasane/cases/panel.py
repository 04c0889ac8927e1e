"""ケースの部屋が机（desk）に手渡すもの。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse

from kasane.access import Offer, Scope
from kasane.cases import rules
from kasane.cases.address import case_address
from kasane.cases.models import Case, CaseQuerySet, FollowUp, TeamPart
from kasane.cases.sight import Sight, viewers
from kasane.cases.states import CaseState
from kasane.kernel import clock
from kasane.kernel.base import live
from kasane.kernel.panel import Panel, Waiting

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment

LIMIT = 20


def show(case: Case, member: Assignment, sight: Sight) -> list[Panel]:
    """支援チームと、見られる理由。"""
    panels = []
    if sight.at_least(Scope.SHARED):
        parts = list(TeamPart.objects.filter(live(), case=case).select_related("agency").order_by("id"))
        ways = [row for row in viewers(sight) if row.person_id == case.person_id and row.circle_id is None]
        team = [
            (part, next((way for way in ways if way.agency_id == part.agency_id), None)) for part in parts
        ]
        panels.append(Panel("cases/_team.html", {"team": team}, place="side"))
    panels.append(Panel("cases/_why.html", {}, place="side"))
    if case.state == CaseState.CLOSED:
        follow_ups = list(FollowUp.objects.filter(case=case))
        panels.insert(0, Panel("cases/_closed.html", {"follow_ups": follow_ups}))
    return panels


def offers(case: Case, member: Assignment, sight: Sight) -> list[Offer]:
    """主担当にできる、暮らしの区切りの一手。"""

    def page(name: str) -> str:
        return reverse(f"cases:{name}", args=[case.uid])

    if case.state == CaseState.CLOSED or not sight.at_least(Scope.SHARED):
        return []
    pause = (
        Offer("再開する", page("resumption"), rules.can_resume(member, case))
        if case.state == CaseState.PAUSED
        else Offer("休止にする", page("pause"), rules.can_pause(member, case))
    )
    return [
        Offer("主担当を替える", page("holder"), rules.can_change_holder(member, case)),
        pause,
        Offer("終結の手続きへ", page("closure"), rules.can_close(member, case)),
    ]


def promise_passed(cases: CaseQuerySet) -> CaseQuerySet:
    """連絡の約束（合意した間隔）を過ぎた、支援中のケース。"""
    return cases.filter(state=CaseState.OPEN, contact_due_on__lt=clock.today())


def waiting(member: Assignment) -> list[Waiting]:
    """連絡の約束・再確認日・異動した担当者・フォローのうち、自分の機関の番のもの。"""
    now, soon = clock.now(), clock.today() + dt.timedelta(days=7)
    held = Case.objects.visible_to(member).filter(holder_agency=member.agency_id).under_way()
    mine = Q(state=CaseState.OPEN, contact_due_on__lt=clock.today())
    mine |= Q(state=CaseState.PAUSED, recheck_on__lte=soon) | Q(holder__until__lte=now)
    cases = held.filter(mine).select_related("person", "holder").order_by("contact_due_on", "id")[: LIMIT * 2]
    rows = [row for case in cases for row in _due(case, soon)]
    due = FollowUp.objects.visible_to(member).filter(
        agency=member.agency_id, done_on=None, due_on__lte=clock.today() + dt.timedelta(days=14)
    )
    return rows + [_follow_up(row) for row in due.select_related("case__person").order_by("due_on")[:LIMIT]]


def _due(case: Case, soon: dt.date) -> Iterator[Waiting]:
    """一つのケースについて、待っていること（二つ以上のこともある）。"""
    if case.state == CaseState.PAUSED and case.recheck_on and case.recheck_on <= soon:
        yield _recheck(case)
    if case.state == CaseState.OPEN and case.contact_due_on and case.contact_due_on < clock.today():
        yield _promise(case)
    if case.holder and case.holder.until <= clock.now():
        yield _left(case)


def _of(case: Case) -> dict[str, object]:
    return {
        "who": case.person.name,
        "who_note": f"{case.person.age}歳" if case.person.age is not None else "",
        "holder": case.holder_name,
        "case_uid": case.uid,
        "person_uid": case.person.uid,
    }


def _promise(case: Case) -> Waiting:
    return Waiting(
        verb="連絡をとる",
        reason=f"連絡の約束（{case.contact_every_days}日ごと）を過ぎています。",
        url=case_address(case),
        due_on=case.contact_due_on,
        button="ケースを開く",
        **_of(case),  # type: ignore[arg-type]
    )


def _recheck(case: Case) -> Waiting:
    return Waiting(
        verb="休止を再確認する",
        reason=f"{case.paused_why_label}のため休止しています。",
        url=reverse("cases:resumption", args=[case.uid]),
        due_on=case.recheck_on,
        button="再確認する",
        **_of(case),  # type: ignore[arg-type]
    )


def _follow_up(row: FollowUp) -> Waiting:
    return Waiting(
        verb="終結後のようすをたずねる",
        reason="終結のときに決めたフォローの日です。お変わりないかを確かめます。",
        url=reverse("cases:follow_up", args=[row.case.uid, row.uid]),
        due_on=row.due_on,
        button="記録する",
        **_of(row.case),  # type: ignore[arg-type]
    )


def _left(case: Case) -> Waiting:
    return Waiting(
        verb="担当者を決める",
        reason=f"主担当の{case.holder_name}さんが異動しました。次の担当者を決めてください。",
        url=reverse("cases:caseworkers", args=[case.uid]),
        due_on=clock.today(),
        button="決める",
        **_of(case),  # type: ignore[arg-type]
    )
