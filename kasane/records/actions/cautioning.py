"""安全情報・避けてほしいこと・世帯の年表の動詞。"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from kasane.access import Scope, ensure, require
from kasane.agencies.models import Agency
from kasane.audit.action import action
from kasane.cases.grounds import registered
from kasane.cases.models import Case, Person
from kasane.cases.sight import sight_of
from kasane.kernel import clock
from kasane.records import rules
from kasane.records.models import AvoidNote, HouseholdEvent, SafetyNote

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


@action("安全情報を記録する", rule=rules.can_add_safety, need=Scope.SHARED)
def add_safety(
    case: Case, *, by: Assignment, item: str, fact: str, ground: str, review_on: dt.date
) -> SafetyNote:
    """事実と根拠だけを書く。見直す日を過ぎると「要再確認」になる。"""
    ensure(require(fact.strip() and ground.strip(), "あった事実と、その根拠の両方を書いてください。"))
    ensure(require(review_on > clock.today(), "見直す日には、明日からあとの日を書いてください。"))
    return SafetyNote.objects.create(
        case=case, item=item, fact=fact.strip(), ground=ground.strip(), review_on=review_on, made_by=by
    )


@action("安全情報を確かめる", rule=rules.can_approve_safety, need=Scope.SHARED)
def approve_safety(safety: SafetyNote, *, by: Assignment) -> SafetyNote:
    """書いた人とは別の職員が、事実と根拠を確かめる。"""
    safety.approved_by = by
    safety.save(update_fields=["approved_by"])
    return safety


@action("安全情報を見直す", rule=rules.can_review_safety, need=Scope.SHARED)
def review_safety(safety: SafetyNote, *, by: Assignment, review_on: dt.date) -> SafetyNote:
    ensure(require(review_on > clock.today(), "次に見直す日には、明日からあとの日を書いてください。"))
    safety.review_on = review_on
    safety.save(update_fields=["review_on"])
    return safety


@action("安全情報を終える", rule=rules.can_review_safety, need=Scope.SHARED)
def end_safety(safety: SafetyNote, *, by: Assignment, why: str) -> SafetyNote:
    ensure(require(why.strip(), "いまは当てはまらないわけを書いてください。"))
    safety.until, safety.ended_why = clock.now(), why.strip()
    safety.save(update_fields=["until", "ended_why"])
    return safety


@action("避けてほしいこと・安心できることを記録する", rule=rules.can_add_avoid, need=Scope.SHARED)
def add_avoid(case: Case, *, by: Assignment, mood: str, what: str, told_by: str = "") -> AvoidNote:
    ensure(require(what.strip(), "ことがらを書いてください。"))
    return AvoidNote.objects.create(case=case, mood=mood, what=what.strip(), told_by=told_by, made_by=by)


@action("避けてほしいこと・安心できることを外す", rule=rules.can_end_avoid, need=Scope.SHARED)
def end_avoid(avoid: AvoidNote, *, by: Assignment) -> AvoidNote:
    avoid.until = clock.now()
    avoid.save(update_fields=["until"])
    return avoid


@action("年表に書く", rule=rules.can_note_event, need=Scope.SHARED)
def note_event(
    case: Case,
    *,
    by: Assignment,
    on: dt.date,
    what: str,
    person: Person | None = None,
    source: Agency | None = None,
    **details: Any,
) -> HouseholdEvent:
    """世帯にあったこと。``precision``（日・月・年）と ``kinds`` を添えられる。"""
    ensure(require(what.strip(), "あったことを書いてください。"))
    if person is not None:
        known = {one.pk for one in registered(case)} & sight_of(by, case).persons
        ensure(require(person.pk in known, "この記録に登録のある方から選んでください。"))
    return HouseholdEvent.objects.create(
        case=case,
        agency=by.agency,
        person=person,
        on=on,
        what=what.strip(),
        source=source or by.agency,
        made_by=by,
        **details,
    )
