"""支援経過の述語: でたらめな世界で、素朴な Python の答えと一行もちがわない。``in_sight`` も同じ。"""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import pytest

from kasane.access import ALL_KINDS, Scope
from kasane.cases import actions as cases
from kasane.cases.models import CasePerson, Caseworker, Circle, Conflict, Identity, Involvement, Person
from kasane.cases.registering import Told
from kasane.cases.sight import sight_of
from kasane.kernel import clock
from kasane.records.models import Note, NotePerson

LEVELS = [10, 20, 30, 40, 50]
MASKS = [ALL_KINDS, 64, 66, 72]


class World:
    """一つのケース、三人の世帯員、二つの輪、三つの機関の五人。"""

    def __init__(self, cast: Any, seed: int) -> None:
        self.dice = random.Random(seed)
        self.now = clock.now()
        self.members = [cast.kikan, cast.jiritsu, cast.csw, cast.kikan2, cast.csw2]
        told = Told(family="世界", given=str(seed))
        self.case = cases.open_case(cast.houkatsu.agency, by=cast.houkatsu, told=told)
        self.by = cast.houkatsu
        self.people = [self.case.person, *(self._relative() for _ in range(2))]
        self.circles = [
            Circle.objects.create(case=self.case, kind="matter", label=str(n), made_by=self.by)
            for n in range(2)
        ]
        self._ground_all()
        self.notes = [self._note() for _ in range(14)]
        self._bar()

    def _relative(self) -> Person:
        person = Person.objects.create(identity=Identity.objects.create(), made_by=self.by)
        CasePerson.objects.create(case=self.case, person=person, relation="child", made_by=self.by)
        return person

    def _when(self, days: int) -> dt.datetime:
        return self.now + dt.timedelta(days=days)

    def _ground_all(self) -> None:
        for _ in range(self.dice.randint(6, 16)):
            member, scope = self.dice.choice(self.members), self.dice.choice(LEVELS)
            since = self.dice.choice([-9, -9, -9, 3])
            Involvement.objects.create(
                case=self.case,
                person=self.dice.choice([self.case.person, self.case.person, *self.people]),
                agency=member.agency,
                assignment=self.dice.choice([None, None, member]),
                basis="consent",
                scope=scope,
                kinds=self.dice.choice(MASKS),
                circle=self.dice.choice([None, *self.circles]) if scope == Scope.PAPERS else None,
                since=self._when(since),
                until=self._when(self.dice.choice([9, 9, since])),
                sentence="試し",
                made_by=self.by,
            )

    def _note(self) -> Note:
        member, withdrawn = self.dice.choice([*self.members, self.by]), self.dice.random() < 0.1
        note = Note.objects.create(
            case=self.case,
            agency=member.agency,
            author=member,
            happened_at=self.now,
            body="" if withdrawn else "x",
            content_hash="h" if withdrawn else "",
            withdrawn_at=self.now if withdrawn else None,
            reach=self.dice.choice([10, 20, 20]),
            kinds=self.dice.choice([64, 66, 72, 2]),
            circle=self.dice.choice([None, None, *self.circles]),
            made_by=member,
        )
        for person in self.dice.sample(self.people[1:], self.dice.choice([0, 0, 1, 2])):
            NotePerson.objects.create(note=note, person=person)
        return note

    def _bar(self) -> None:
        """制限・担当者だけの機関・利害関係を、ときどき。"""
        if self.dice.random() < 0.25:
            self.case.restricted_at = self.now
            self.case.save()
        agency = self.members[0].agency
        agency.sight = self.dice.choice(["whole", "whole", "assigned"])
        agency.save()
        for member in self.members:
            member.agency.refresh_from_db()
            if self.dice.random() < 0.2:
                Caseworker.objects.create(case=self.case, assignment=member, made_by=self.by)
            if self.dice.random() < 0.15:
                self._conflict(member)

    def _conflict(self, member: Any) -> None:
        identity = self.dice.choice(self.people).identity
        Conflict.objects.create(
            account=member.account,
            identity=identity,
            how="relative",
            until=self._when(self.dice.choice([9, 0])),
            since=self._when(-1),
            made_by=self.by,
        )


class Oracle:
    """model.md の文を、そのまま素朴に読む。"""

    def __init__(self, world: World, member: Any) -> None:
        self.world, self.member, at = world, member, clock.now()
        rows = Involvement.objects.filter(case=world.case).select_related("agency")
        self.mine = [
            row
            for row in rows
            if row.agency_id == member.agency_id
            and row.assignment_id in (None, member.pk)
            and row.since <= at < row.until
        ]
        self.own = [row for row in self.mine if row.person_id == world.case.person_id]
        self.barred = self._barred(at)

    def _barred(self, at: dt.datetime) -> bool:
        named = any(row.assignment_id == self.member.pk for row in self.mine) or any(
            worker.assignment_id == self.member.pk
            for worker in Caseworker.objects.filter(case=self.world.case)
        )
        closed = self.world.case.restricted_at or self.member.agency.sight == "assigned"
        identities = {person.identity_id for person in self.world.people}
        conflict = any(
            row.identity_id in identities and row.since <= at < row.until
            for row in Conflict.objects.filter(account=self.member.account)
        )
        return conflict or bool(closed and not named)

    def sees(self, note: Note) -> bool:
        ours = note.agency_id == self.member.agency_id
        if self.barred or (note.withdrawn and not ours):
            return False
        about = {row.person_id for row in note.about.all()}
        known = {row.person_id for row in self.mine if row.scope >= 20}
        if not ours and about - known:
            return False
        if note.circle_id:
            return any(row.circle_id == note.circle_id for row in self.mine)
        if ours and any(row.scope >= 30 for row in self.own):
            return True
        return note.reach >= 20 and any(
            row.scope >= 40 and row.kinds & note.kinds == note.kinds for row in self.own
        )


@pytest.mark.parametrize("batch", range(4))
def test_the_predicate_equals_the_naive_reading(cast: Any, batch: int) -> None:
    cast.members["kikan2"] = cast.join("kikan2", "同僚", "kikan")
    cast.members["csw2"] = cast.join("csw2", "同僚", "shakyo-itaku")
    met = 0
    for seed in range(batch * 8, batch * 8 + 8):
        world = World(cast, seed)
        for member in world.members:
            oracle = Oracle(world, member)
            expected = {note.pk for note in world.notes if oracle.sees(note)}
            seen = Note.objects.filter(case=world.case).visible_to(member)
            assert {note.pk for note in seen} == expected, f"世界 {seed} {member}"
            sight = sight_of(member, world.case)
            assert {note.pk for note in Note.objects.in_sight(sight)} == expected, f"世界 {seed} {member}"
            met += len(expected)
    assert met > 20, "見えるものがある世界で確かめる"
