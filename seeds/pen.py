"""話を短く書くための言いかた。どれも、画面から人がするのと同じ動詞を一つか二つ呼ぶだけである。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from kasane.agencies.models import Agency, Assignment
from kasane.cases import actions as cases
from kasane.cases.models import Case, CasePerson, Person
from kasane.cases.registering import Told
from kasane.consent import actions as consents
from kasane.consent.models import Consent, ConsentRecipient
from kasane.consultation import actions as talks
from kasane.consultation.models import Consultation
from kasane.consultation.talk import Talk
from kasane.coordination import actions as coordination
from kasane.coordination.models import Engagement
from kasane.coordination.reception import Reception
from kasane.handoffs import actions as handoffs
from kasane.handoffs.letter import Words
from kasane.handoffs.models import Handoff
from kasane.handoffs.sending import Sending
from kasane.kernel import clock
from kasane.records import actions as records
from kasane.records.models import Note

OFFICE = "chiiki-fukushi"


def told(name: str, kana: str, **more: Any) -> dict[str, Any]:
    """``told("見本 健一", "みほん けんいち", sex="male")``: 相談で聞いた本人のこと。"""
    family, _, given = name.partition(" ")
    family_kana, _, given_kana = kana.partition(" ")
    row = {"family": family, "given": given, "family_kana": family_kana, "given_kana": given_kana, **more}
    if isinstance(row.get("birth_on"), dt.date):
        row |= {"birth_on": row["birth_on"].isoformat(), "birth_precision": "day"}
    return row


def person(row: dict[str, Any]) -> Told:
    """聞いたことを、登録できる形に。"""
    birth = row.get("birth_on")
    return Told(**{**row, "birth_on": dt.date.fromisoformat(birth) if birth else None})


def hear(
    by: Assignment,
    complaint: str,
    *,
    about: str = "self",
    channel: str = "phone",
    topics: Sequence[str] = ("other",),
    members: Sequence[dict[str, Any]] = (),
    screening: dict[str, str] | None = None,
    **fields: Any,
) -> Consultation:
    """相談を受ける。◎は、はじめの一つ。"""
    talk = Talk(
        fields={"about": about, "channel": channel, "complaint": complaint, **fields},
        topics=list(topics),
        main_topic=topics[0],
        members=[{"lives_with": True, "age": None, "note": "", **row} for row in members],
        screening=screening or {},
    )
    return talks.receive(by.agency, by=by, talk=talk)


def take_up(heard: Consultation, *, by: Assignment, every: int = 30) -> Case:
    """相談からケースをはじめ、連絡の間隔を決める。"""
    talks.open_case_from(heard, by=by)
    case = heard.case
    assert case is not None
    cases.agree_interval(case, by=by, days=every)
    return case


def begin(by: Assignment, row: dict[str, Any], *, every: int = 30, **more: Any) -> Case:
    """相談の用紙によらず、ケースをはじめる。"""
    case = cases.open_case(by.agency, by=by, told=person(row), **more)
    cases.agree_interval(case, by=by, days=every)
    return case


def family(
    case: Case, row: dict[str, Any], relation: str, *, by: Assignment, lives_with: bool = True
) -> Person:
    """世帯員を登録する。"""
    told_row: CasePerson = cases.register_person(
        case, by=by, told=person(row), relation=relation, lives_with=lives_with
    )
    assert told_row.person is not None
    return told_row.person


def note(
    case: Case, by: Assignment, body: str = "", *, how: str = "phone", who: str = "self", **fields: Any
) -> Note:
    """支援経過。``how`` と ``who`` は方法と相手（空白で区切れば、いくつでも）。"""
    partners = who.split()
    met = fields.pop("met", "self" in partners or "family" in partners)
    return records.write(
        case, by=by, body=body, methods=how.split(), partners=partners, contact_made=met, **fields
    )


def visit(case: Case, by: Assignment, response: str, **fields: Any) -> Note:
    """訪問。``response`` は会えたかどうか。"""
    met = response in ("met_inside", "met_door", "intercom", "family")
    return note(case, by, fields.pop("body", ""), how="visit", response=response, met=met, **fields)


def careful(case: Case, by: Assignment, *, avoid: Sequence[str] = (), reassure: Sequence[str] = ()) -> None:
    """避けてほしいこと・安心できること。"""
    for mood, rows in (("avoid", avoid), ("reassure", reassure)):
        for what in rows:
            records.add_avoid(case, by=by, mood=mood, what=what)


def issues(case: Case, by: Assignment, *rows: tuple[str, str, str]) -> None:
    """課題（符号・確かさ・ようす）。"""
    for code, strength, detail in rows:
        records.raise_issue(case, by=by, code=code, strength=strength, detail=detail)


def send(
    case: Case,
    by: Assignment,
    to: Agency,
    why: str,
    *,
    basis: str = "city",
    wishes: Sequence[str] = ("take",),
    words: Words | None = None,
    **more: Any,
) -> Handoff:
    """つなぐ。"""
    sending = Sending(
        to_agency=to, why=why, basis=basis, wishes=tuple(wishes), words=words or Words(), **more
    )
    return handoffs.send(case, by=by, sending=sending)


def receive(handoff: Handoff, by: Assignment, reason: str, **more: Any) -> Engagement:
    """多機関協働で受け付け、送った人が返事を確かめる。``refusal`` があれば、本人同意なしの様式。"""
    variant = "unconsented" if "refusal" in more else "consented"
    basis = "city" if "refusal" in more else ""
    reception = Reception(variant=variant, reason=reason, basis=basis, **more)
    engagement: Engagement = coordination.receive(handoff, by=by, reception=reception)
    handoffs.read_reply(handoff, by=handoff.made_by)
    return engagement


def lead(case: Case, by: Assignment, worker: Assignment, why: str) -> None:
    """主担当を受託者に替え、その職員が担当者になる。"""
    cases.change_holder(case, by=by, agency=worker.agency, worker_name=worker.name, why=why)
    cases.assign(case, by=worker, worker=worker)


def consent(
    case: Case,
    by: Assignment,
    recipients: Sequence[tuple[Agency | str, int]],
    *,
    who: Person | None = None,
    words: str = "",
    **terms: Any,
) -> Consent:
    """同意を一枚。宛先は（機関か区分・種類）。"""
    rows = [
        ConsentRecipient(category=to, kinds=kinds)
        if isinstance(to, str)
        else ConsentRecipient(agency=to, kinds=kinds)
        for to, kinds in recipients
    ]
    return consents.record(
        case,
        by=by,
        person=who or case.person,
        recipients=rows,
        own_words=words,
        heard_by=by.name,
        **{
            "method": "signed",
            "purposes": ["consult", "coordinate"],
            "original_kept": by.agency.name,
            **terms,
        },
    )


def proxied(agency: Agency, told_by: str, how: str = "fax", kept: str = "受信文書つづり") -> dict[str, Any]:
    """代行入力の欄。"""
    return {
        "entered_for": agency,
        "told_by": told_by,
        "told_at": clock.now(),
        "told_how": how,
        "original_kept": kept,
    }
