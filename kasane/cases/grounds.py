"""根拠を書く・終える。操作（actions）の中からだけ使う: ここを通らない関わりはない。"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from kasane.access import ALL_KINDS, Scope
from kasane.cases.models import Case, CasePerson, Circle, Involvement, Person
from kasane.kernel import clock

if TYPE_CHECKING:
    from kasane.agencies.models import Agency, Assignment


def open_ground(
    case: Case,
    agency: Agency,
    basis: str,
    scope: Scope,
    *,
    by: Assignment,
    sentence: str,
    person: Person | None = None,
    kinds: int = ALL_KINDS,
    circle: Circle | None = None,
    assignment: Assignment | None = None,
    writes: bool = True,
    since: dt.datetime | None = None,
    until: dt.datetime | None = None,
    source: UUID | None = None,
) -> Involvement:
    """関わりを一行書く。``person`` を省けば本人について。``sentence`` は見られる理由（画面に出る）。"""
    return Involvement.objects.create(
        case=case,
        person=person or case.person,
        agency=agency,
        basis=basis,
        scope=scope,
        kinds=kinds,
        circle=circle,
        assignment=assignment,
        writes=writes,
        since=since or clock.now(),
        until=until or clock.FOREVER,
        sentence=sentence,
        source=source,
        made_by=by,
    )


def open_for_household(
    case: Case,
    agency: Agency,
    basis: str,
    scope: Scope,
    *,
    by: Assignment,
    sentence: str,
    source: UUID | None = None,
) -> list[Involvement]:
    """本人と、この記録に登録のある世帯員のすべてについて、同じ根拠を書く。"""
    return [
        open_ground(case, agency, basis, scope, by=by, sentence=sentence, person=person, source=source)
        for person in registered(case)
    ]


def registered(case: Case) -> list[Person]:
    """この記録に登録のある人（本人を先に）。"""
    rows = CasePerson.objects.filter(case=case, person__isnull=False).select_related("person").order_by("id")
    people = [row.person for row in rows if row.person is not None]
    return sorted(people, key=lambda person: person.pk != case.person_id) or [case.person]


def end_grounds(rows: QuerySet[Involvement], *, by: Assignment, why: str) -> int:
    """関わりを終える（消さない）。まだ始まっていない行は、始まらないまま終わる。"""
    at = clock.now()
    future = rows.filter(since__gt=at)
    ended = future.update(since=at, until=at, ended_by=by, ended_why=why)
    return ended + rows.live(at).update(until=at, ended_by=by, ended_why=why)  # type: ignore[attr-defined]


def keep_own(case: Case, agency: Agency, *, by: Assignment) -> None:
    """機関がはじめて自分の記録を書いたとき、書いたものを持ち続ける根拠（自機関分）を書く。"""
    held = Involvement.objects.live().filter(case=case, person=case.person, agency=agency, basis="own")
    if not held.filter(assignment=None, until=clock.FOREVER, scope__gte=Scope.OWN).exists():
        open_ground(case, agency, "own", Scope.OWN, by=by, sentence="自機関で書いた記録があるため")


def new_circle(case: Case, kind: str, label: str, *, by: Assignment) -> Circle:
    """共有の輪をつくる。``kind`` は ``handoff`` か ``matter``。"""
    return Circle.objects.create(case=case, kind=kind, label=label, made_by=by)


def close_circle(circle: Circle, *, by: Assignment, why: str) -> None:
    """輪を閉じ、輪で見えていた人の根拠を終える。"""
    circle.closed_at = clock.now()
    circle.save(update_fields=["closed_at"])
    end_grounds(Involvement.objects.filter(circle=circle), by=by, why=why)


def holds_ground(case: Case, agency: Agency, level: Scope = Scope.OWN) -> bool:
    """その機関に、本人についての生きた根拠があるか（紙・電話の機関も台帳として行をもつ）。

    一人の職員だけの行（緊急時の閲覧・引継ぎ）は、機関が担える根拠ではないので数えない。
    """
    rows = Involvement.objects.live().filter(case=case, person=case.person, agency=agency, assignment=None)
    return rows.filter(scope__gte=level).exists()
