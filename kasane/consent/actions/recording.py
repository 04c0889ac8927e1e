"""説明する・同意を記録する・電話で追加する・範囲を変える・得られないときの判断を残す。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kasane.access import Scope, ensure, require
from kasane.agencies.models import Agency
from kasane.audit.action import action
from kasane.cases.models import Case, Person
from kasane.consent import cover, openings, rules, writing
from kasane.consent.models import Consent, ConsentEvent, ConsentRecipient, Explanation, NoConsent
from kasane.consent.texts import current_text
from kasane.kernel import clock

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


@action("同意の説明をする", rule=rules.can_explain, need=Scope.FULL)
def explain(case: Case, *, by: Assignment, person: Person, **said: Any) -> Explanation:
    """説明した。返事はまだ（説明中）。"""
    writing.check_person(case, person, by)
    return Explanation.objects.create(case=case, person=person, made_by=by, **said)


@action("同意の内容を記録する", rule=rules.can_record, need=Scope.FULL)
def record(
    case: Case,
    *,
    by: Assignment,
    person: Person,
    recipients: Sequence[ConsentRecipient],
    obtained_at: dt.datetime | None = None,
    custody: dict[str, Any] | None = None,
    **terms: Any,
) -> Consent:
    """同意を一枚書く。いまの同意があれば、これに代わる（期限の延長・広げるときも）。

    ``recipients`` は保存前の :class:`ConsentRecipient` の並び。``terms`` は Consent の欄
    （``method`` は要る。``proxy`` の欄も）。書いただけでは誰にも開かない: 開くのは :func:`bring_in`。
    """
    writing.check_person(case, person, by)
    writing.check_recipients(recipients)
    writing.check_terms(person, terms)
    writing.note_custody(person, custody, by=by)
    at = min(obtained_at or clock.now(), clock.now())
    terms["until"] = writing.last_day(person, terms.get("until"), terms.get("signer") or "self")
    terms = {**_explained(by, at), **terms}
    heard = {"at": at, "own_words": terms.get("own_words", ""), "heard_by": terms.get("heard_by", "")}
    consent, lost = writing.write(
        case,
        person,
        recipients,
        by=by,
        what=ConsentEvent.GIVEN,
        heard=heard,
        before=writing.lock_current(case, person),
        obtained_on=clock.local(at).date(),
        obtained_at=at,
        **terms,
    )
    openings.settle(consent, lost + openings.shut_out(consent, by=by), by=by)
    return consent


def _explained(by: Assignment, at: dt.datetime) -> dict[str, Any]:
    day = clock.local(at).date()
    return {"text_version": current_text(day).key, "explained_on": day, "explained_by": by.name}


@action("電話で同意を追加する", rule=rules.can_add_by_phone, need=Scope.FULL)
def add_by_phone(
    case: Case,
    *,
    by: Assignment,
    person: Person,
    agency: Agency,
    kinds: int,
    own_words: str,
    heard_by: str,
    at: dt.datetime,
) -> Consent:
    """機関を一つ、電話で加える。書面は後日。除くと言われていた機関なら、その除外を外す。"""
    writing.check_person(case, person, by)
    before = writing.lock_current(case, person)
    ensure(require(before and not cover.ended_why(before), "いまの同意がありません。先に記録してください。"))
    assert before is not None
    named = require(
        not cover.not_by_consent(agency), f"{agency.name}は、同意の宛先に加える必要がありません。"
    )
    ensure(named & require(kinds, "伝えてよい情報の種類に、一つは印をつけてください。"))
    rows = [row for row in writing.copies(before) if not _excluded(row, agency)]
    terms = {**writing.copied(before), "method": "phone", "method_note": "", "original_kept": ""}
    at = min(at, clock.now())
    consent, lost = writing.write(
        case,
        person,
        [*rows, ConsentRecipient(agency=agency, kinds=kinds)],
        by=by,
        what=ConsentEvent.GIVEN,
        heard={"at": at, "heard_by": heard_by, "own_words": own_words, "how": "phone", "agency": agency},
        before=before,
        obtained_on=clock.local(at).date(),
        obtained_at=at,
        own_words=own_words,
        heard_by=heard_by,
        **terms,
    )
    openings.settle(consent, lost, by=by)
    return consent


def _excluded(row: ConsentRecipient, agency: Agency) -> bool:
    return row.mode == ConsentRecipient.EXCLUDE and row.agency_id == agency.pk


@action("同意の範囲を変える", rule=rules.can_narrow, need=Scope.FULL)
def narrow(
    consent: Consent,
    *,
    by: Assignment,
    recipients: Sequence[ConsentRecipient],
    until: dt.date | None = None,
    **heard: Any,
) -> Consent:
    """範囲を狭める（前の一枚は変えず、新しい一枚になる）。広げるときは :func:`record`。

    ``heard`` は受けた人・方法・本人の言葉・説明したこと（ConsentEvent の欄）。
    """
    writing.check_recipients(recipients)
    _check_narrower(consent, recipients, until)
    now = clock.now()
    after, lost = writing.write(
        consent.case,
        consent.person,
        recipients,
        by=by,
        what=ConsentEvent.NARROWED,
        heard=heard,
        before=consent,
        obtained_on=clock.today(),
        obtained_at=now,
        **{**writing.copied(consent), "until": until or consent.until},
    )
    openings.settle(after, lost + openings.shut_out(after, by=by), by=by)
    return after


def _check_narrower(consent: Consent, recipients: Sequence[ConsentRecipient], until: dt.date | None) -> None:
    held = {(row.agency_id, row.category, row.mode): row.kinds for row in consent.recipients.all()}
    wider = [
        str(row)
        for row in recipients
        if row.mode == ConsentRecipient.INCLUDE
        and row.kinds & ~held.get((row.agency_id, row.category, row.mode), 0)
    ]
    ensure(
        require(not wider, f"{'、'.join(wider)}は広くなっています。広げるときは「同意の内容を記録する」で。")
    )
    longer = until and consent.until and until > consent.until
    ensure(require(not longer, "期間をのばすときは「同意の内容を記録する」で記録してください。"))


@action("同意のない間の判断を記録する", rule=rules.can_note_impossible, need=Scope.FULL)
def note_impossible(case: Case, *, by: Assignment, person: Person, **judged: Any) -> NoConsent:
    """同意がない・本人からは得られないとき、だれが・なぜ・次にいつ確かめるか。"""
    writing.check_person(case, person, by)
    return NoConsent.objects.create(case=case, person=person, made_by=by, **judged)
