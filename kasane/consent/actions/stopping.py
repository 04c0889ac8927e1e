"""取りやめ（撤回）・そのあとを決める・利用の取下げ。三つは別のことで、混ぜない。"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from kasane.access import Scope, ensure, require
from kasane.agencies.models import Agency
from kasane.audit.action import action
from kasane.cases.models import Case, Person
from kasane.consent import cover, openings, rules, writing
from kasane.consent.models import Consent, ConsentEvent, ConsentRecipient, UseWithdrawal
from kasane.kernel import clock, codes
from kasane.records import tasks

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


@action("同意の取りやめ（撤回）を記録する", rule=rules.can_withdraw, need=Scope.FULL)
def withdraw(
    consent: Consent, *, by: Assignment, agency: Agency | None = None, kinds: int = 0, **heard: Any
) -> ConsentEvent:
    """全部・この機関だけ・この種類だけ。一つの取引で、開いたものを閉じ、主担当を移し、知らせる。

    各機関が自分で書いたもの（自機関分）と、同意のほかの根拠は残る。本人に条件をつけない。
    ``heard`` は受けた人・日時・方法・本人の言葉・説明したこと。
    """
    if agency is not None:
        fixed = f"{agency.name}は、同意ではなく市の仕事（委託）として見ています。同意では外せません。"
        ensure(require(not cover.not_by_consent(agency), fixed))
    left = _what_is_left(consent, agency, kinds)
    partial = {"agency": agency, "kinds": kinds} if left else {}
    heard["at"] = min(heard.get("at") or clock.now(), clock.now())
    event = ConsentEvent.objects.create(
        consent=consent, what=ConsentEvent.WITHDRAWN, made_by=by, **{**heard, **partial}
    )
    lost = _follow(consent, left, by) if left else _close_all(consent, by)
    openings.settle(consent, lost, by=by)
    return event


def _what_is_left(consent: Consent, agency: Agency | None, kinds: int) -> list[ConsentRecipient]:
    """一部の取りやめのあとに残る宛先。全部なら空。"""
    if agency is None and not kinds:
        return []
    rows = writing.copies(consent)
    if agency is not None:
        rows = [row for row in rows if row.agency_id != agency.pk or kinds]
        rows.append(ConsentRecipient(agency=agency, kinds=kinds or consent.kinds, mode="exclude"))
    else:
        for row in rows:
            row.kinds &= ~kinds
        rows = [row for row in rows if row.kinds]
    return rows if any(row.mode == ConsentRecipient.INCLUDE for row in rows) else []


def _follow(consent: Consent, left: list[ConsentRecipient], by: Assignment) -> list[Agency]:
    _, lost = writing.write(
        consent.case,
        consent.person,
        left,
        by=by,
        what=ConsentEvent.NARROWED,
        before=consent,
        obtained_on=clock.today(),
        obtained_at=clock.now(),
        **writing.copied(consent),
    )
    return lost


def _close_all(consent: Consent, by: Assignment) -> list[Agency]:
    rows = openings.resting(consent)
    openings.close(rows, by=by, why="本人が同意を取りやめたため")
    return [row.agency for row in rows]


@action("取りやめのあとを決める", rule=rules.can_decide_next, need=Scope.FULL)
def decide_next(
    consent: Consent, *, by: Assignment, next_step: str, next_on: dt.date, own_words: str = ""
) -> ConsentEvent:
    """範囲を狭めて続ける・支援会議の要件を考える・終結の手続きへ・取消しを後日確かめる、のどれか。"""
    label = codes.label("after_withdrawal", next_step)
    tasks.give(
        by.agency,
        by=by,
        what=f"{consent.case.number}：{label}",
        due_on=next_on,
        why="同意の取りやめのあと",
        source=consent.uid,
    )
    return ConsentEvent.objects.create(
        consent=consent,
        what=ConsentEvent.NOTED,
        next_step=next_step,
        next_on=next_on,
        own_words=own_words,
        made_by=by,
    )


@action("利用の取下げを記録する", rule=rules.can_withdraw_use, need=Scope.SHARED)
def withdraw_use(case: Case, *, by: Assignment, person: Person, **said: Any) -> UseWithdrawal:
    """支援の利用をやめる。情報を伝える同意は、本人が言わないかぎり変わらない。"""
    writing.check_person(case, person, by)
    return UseWithdrawal.objects.create(case=case, person=person, made_by=by, **said)
