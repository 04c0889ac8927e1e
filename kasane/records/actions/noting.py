"""支援経過を書く・直す・追記する・伝える動詞。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kasane.access import Scope, ensure, require
from kasane.audit.action import action
from kasane.cases import grounds
from kasane.cases.holder import touch
from kasane.cases.models import Case, Circle, Person
from kasane.cases.rules import has_written_ground
from kasane.cases.sight import sight_of
from kasane.kernel import clock
from kasane.records import rules, tasks, telling
from kasane.records.models import Addition, Note, NotePerson, Told
from kasane.records.models.note import TEXTS
from kasane.records.telling import TellingLine

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment

EMPTY = "内容を書いてください（一つの欄だけでかまいません）。"
STALE = "ほかの人が、先にこの記録を直しました。両方の文を見くらべてください。打った文字は残っています。"


@action("経過を記録する", rule=rules.can_write, line=False, sees=Scope.PAPERS)
def write(
    case: Case,
    *,
    by: Assignment,
    happened_at: dt.datetime | None = None,
    circle: Circle | None = None,
    about: Iterable[Person] = (),
    told: Iterable[TellingLine] = (),
    next_on: dt.date | None = None,
    **fields: Any,
) -> Note:
    """支援経過を書く。``fields`` は Note の欄（body・facts・methods・reach・代行入力 など）。

    ``circle`` を渡せば会議限り。``next_on`` があれば、これからすることをその日のやることにする。
    """
    _may_write_here(by, case, circle)
    opened_from = fields.get("opened_from")
    ensure(require(opened_from is None or opened_from.agency_id == by.agency_id, rules.OURS))
    moment = happened_at or clock.now()
    ensure(_has_words(fields) & require(moment <= clock.now(), "対応した日時が、これから先になっています。"))
    note = Note(case=case, agency=by.agency, author=by, made_by=by, happened_at=moment, circle=circle)
    for name, value in fields.items():
        setattr(note, name, value)
    note.late = clock.local(moment).date() < clock.today()
    note.save()
    NotePerson.objects.bulk_create([NotePerson(note=note, person=p) for p in _others(case, about, by)])
    for line in told:
        telling.leave(case, line, by=by, note=note)
    _then(note, by, next_on)
    return note


def _may_write_here(by: Assignment, case: Case, circle: Circle | None) -> None:
    if circle is None:
        ensure(has_written_ground(by, case))
        return
    mine = {row.circle_id for row in sight_of(by, case).rows if row.writes}
    ensure(require(circle.pk in mine, "この会議の構成員だけが、会議限りの記録を書けます。"))


def _has_words(fields: dict[str, Any]) -> Any:
    return require(any(str(fields.get(name) or "").strip() for name in TEXTS), EMPTY)


def _others(case: Case, about: Iterable[Person], by: Assignment) -> list[Person]:
    """本人のほかに、だれについてか。この記録に登録のある、根拠のある人だけ。"""
    others = [person for person in about if person.pk != case.person_id]
    known = {person.pk for person in grounds.registered(case)} & sight_of(by, case).persons
    ensure(
        require(
            all(person.pk in known for person in others), "この記録に登録のある世帯員から選んでください。"
        )
    )
    return others


def _then(note: Note, by: Assignment, next_on: dt.date | None) -> None:
    """書いたあとのこと: 持ち続ける根拠、次の日のやること、連絡がついた日。"""
    if note.circle_id is None:
        grounds.keep_own(note.case, by.agency, by=by)
    if next_on:
        tasks.give(
            by.agency,
            by=by,
            what=(note.next.strip().splitlines() or ["次の連絡・訪問"])[0],
            due_on=next_on,
            case=note.case,
            circle=note.circle,
            worker=by,
            why="経過の「これからすること」から",
            source=note.uid,
        )
    touch(note.case, contact_on=clock.local(note.happened_at).date() if note.contact_made else None)


@action("経過を直す", rule=rules.can_revise, line=False)
def revise(
    note: Note, *, by: Assignment, version: int, about: Iterable[Person] | None = None, **fields: Any
) -> Note:
    """締めるまで直せる。``version`` が読んだときと違えば断り、どちらの文字も失わない。

    ``about`` を渡しても、自分に根拠のない人についての覆いは外れない。
    """
    ensure(require(version == note.version, STALE))
    words = {name: getattr(note, name) for name in TEXTS} | fields
    ensure(_has_words(words))
    for name, value in fields.items():
        setattr(note, name, value)
    note.late = clock.local(note.happened_at).date() < clock.local(note.made_at).date()
    note.version, note.revised_at, note.revised_by = note.version + 1, clock.now(), by
    note.save()
    if about is not None:
        others = _others(note.case, about, by)
        note.about.filter(person__in=list(sight_of(by, note.case).persons)).delete()
        NotePerson.objects.bulk_create([NotePerson(note=note, person=person) for person in others])
    return note


@action("経過を確定する", rule=rules.can_finalise, line=False)
def finalise(note: Note, *, by: Assignment) -> Note:
    """締めの日を待たずに確定する。"""
    note.final_at = clock.now()
    note.save(update_fields=["final_at"])
    return note


@action("追記する", rule=rules.can_add, line=False)
def add(note: Note, *, by: Assignment, body: str) -> Addition:
    ensure(require(body.strip(), "追記することを書いてください。"))
    touch(note.case)
    return Addition.objects.create(case=note.case, note=note, body=body.strip(), made_by=by)


@action("伝えた情報を記録する", rule=rules.can_tell, need=Scope.SHARED)
def tell(case: Case, *, by: Assignment, line: TellingLine) -> Told:
    """経過を書くほどではない電話でも、伝えたことは一行残す。"""
    return telling.leave(case, line, by=by)
