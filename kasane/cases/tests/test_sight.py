"""見える根拠: 行がすべて、期間はたずねた瞬間に効き、利害関係がすべてに勝つ。"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kasane.access import Kind, Scope
from kasane.cases import actions, grounds
from kasane.cases.models import Case, Household, Involvement, Person
from kasane.cases.registering import Told
from kasane.cases.sight import sight_of
from kasane.kernel import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast: Any) -> Case:
    told = Told(family="見本", given="健一", family_kana="みほん", given_kana="けんいち")
    return actions.open_case(cast.houkatsu.agency, by=cast.houkatsu, told=told)


def sees(member: Any, case: Case) -> bool:
    return Case.objects.visible_to(member).filter(pk=case.pk).exists()


def test_the_desk_that_took_the_talk_sees_it(cast: Any, case: Case) -> None:
    assert sees(cast.houkatsu, case)


@pytest.mark.parametrize("login", ["bugai", "admin", "chosei", "csw", "houkatsu2", "kansa", "shocho"])
def test_nobody_else_sees_it(cast: Any, case: Case, login: str) -> None:
    member = getattr(cast, login)
    assert not sees(member, case)
    assert not Case.objects.known_to(member).filter(pk=case.pk).exists()
    assert not Person.objects.visible_to(member).filter(pk=case.person_id).exists()
    assert not Household.objects.visible_to(member).filter(pk=case.household_id).exists()


def give(cast: Any, case: Case, who: Any, scope: Scope, **more: Any) -> Involvement:
    more.setdefault("sentence", "試しの根拠")
    basis = more.pop("basis", "consent")
    return grounds.open_ground(case, who.agency, basis, scope, by=cast.houkatsu, **more)


def test_papers_and_existence_never_open_the_case(cast: Any, case: Case) -> None:
    circle = grounds.new_circle(case, "matter", "第1回", by=cast.houkatsu)
    give(cast, case, cast.kikan, Scope.PAPERS, basis="conference", circle=circle)
    give(cast, case, cast.jiritsu, Scope.EXISTENCE)
    for member in (cast.kikan, cast.jiritsu):
        assert not sees(member, case)
        assert Case.objects.known_to(member).filter(pk=case.pk).exists()


def test_a_ground_ends_the_moment_it_says(cast: Any, case: Case) -> None:
    until = clock.now() + dt.timedelta(hours=1)
    give(cast, case, cast.kikan, Scope.SHARED, until=until)
    assert sees(cast.kikan, case)
    with clock.at(until):
        assert not sees(cast.kikan, case)


def test_a_ground_in_the_future_shows_nothing_yet(cast: Any, case: Case) -> None:
    since = clock.now() + dt.timedelta(days=3)
    give(cast, case, cast.kikan, Scope.SHARED, since=since)
    assert not sees(cast.kikan, case)
    with clock.at(since + dt.timedelta(minutes=1)):
        assert sees(cast.kikan, case)


def test_a_ground_for_one_worker_is_not_for_the_agency(cast: Any, case: Case) -> None:
    give(cast, case, cast.chosei, Scope.FULL, basis="glass", assignment=cast.chosei)
    assert sees(cast.chosei, case)
    assert not sees(cast.shocho, case)


def test_reading_only_grounds_do_not_write(cast: Any, case: Case) -> None:
    give(cast, case, cast.kikan, Scope.FULL, basis="handover", writes=False)
    assert sees(cast.kikan, case)
    assert not Case.objects.visible_to(cast.kikan, writing=True).filter(pk=case.pk).exists()


def test_conflict_beats_every_ground_and_hides_existence(cast: Any, case: Case) -> None:
    actions.declare_conflict(
        cast.houkatsu.agency, by=cast.houkatsu, identity=case.person.identity, how="relative"
    )
    assert not sees(cast.houkatsu, case)
    assert not Case.objects.known_to(cast.houkatsu).filter(pk=case.pk).exists()
    assert not Person.objects.visible_to(cast.houkatsu).filter(pk=case.person_id).exists()


def test_restricted_cases_are_for_named_workers(cast: Any, case: Case) -> None:
    give(cast, case, cast.chosei, Scope.FULL, basis="city")
    Case.objects.filter(pk=case.pk).update(restricted_at=clock.now())
    assert sees(cast.houkatsu, case)  # はじめた人は担当者
    assert not sees(cast.chosei, case)


def test_assigned_sight_is_for_caseworkers(cast: Any, case: Case) -> None:
    give(cast, case, cast.kikan, Scope.FULL, basis="city")
    agency = cast.kikan.agency
    agency.sight = "assigned"
    agency.save()
    assert not sees(cast.kikan, case)
    actions.assign(case, by=cast.houkatsu, worker=cast.houkatsu)
    from kasane.cases.models import Caseworker

    Caseworker.objects.create(case=case, assignment=cast.kikan, made_by=cast.houkatsu)
    assert sees(cast.kikan, case)


def test_kinds_are_not_added_up_across_rows(cast: Any, case: Case) -> None:
    give(cast, case, cast.kikan, Scope.SHARED, kinds=int(Kind.HEALTH))
    give(cast, case, cast.kikan, Scope.SHARED, kinds=int(Kind.MONEY))
    sight = sight_of(cast.kikan, case)
    assert sight.sees(Scope.SHARED, Kind.HEALTH) and sight.sees(Scope.SHARED, Kind.MONEY)
    assert not sight.sees(Scope.SHARED, Kind.HEALTH | Kind.MONEY)
    both = Kind.HEALTH | Kind.MONEY
    assert not Case.objects.reached_by(cast.kikan, Scope.SHARED, kinds=int(both)).filter(pk=case.pk).exists()


def test_ending_a_ground_keeps_the_row(cast: Any, case: Case) -> None:
    row = give(cast, case, cast.kikan, Scope.SHARED)
    grounds.end_grounds(Involvement.objects.filter(pk=row.pk), by=cast.houkatsu, why="同意の取りやめ")
    row.refresh_from_db()
    assert not sees(cast.kikan, case)
    assert row.ended_why == "同意の取りやめ"


def test_a_page_counts_the_same_sight_as_the_predicate(cast: Any, case: Case) -> None:
    from kasane.cases.sight import look_over

    circle = grounds.new_circle(case, "matter", "第1回", by=cast.houkatsu)
    give(cast, case, cast.kikan, Scope.PAPERS, basis="conference", circle=circle)
    give(cast, case, cast.kikan, Scope.SHARED)
    give(cast, case, cast.chosei, Scope.FULL, basis="glass", assignment=cast.chosei)
    give(cast, case, cast.jiritsu, Scope.SHARED, since=clock.now() + dt.timedelta(days=1))
    for member in (cast.houkatsu, cast.kikan, cast.chosei, cast.shocho, cast.jiritsu, cast.bugai):
        assert look_over(member, case).rows == sight_of(member, case).rows
    actions.declare_conflict(cast.kikan.agency, by=cast.kikan, identity=case.person.identity, how="relative")
    assert look_over(cast.kikan, case).rows == sight_of(cast.kikan, case).rows == ()
