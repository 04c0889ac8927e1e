"""一枚の同意を書く: そろっているかを確かめ、前の一枚に代え、開いた関わりを付け替える。操作の中からだけ使う。"""

from __future__ import annotations

import datetime as dt
import functools
import operator
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kasane.access import ensure, require
from kasane.agencies.models import Agency
from kasane.cases.grounds import registered
from kasane.cases.models import Case, Custody, Involvement, Person
from kasane.consent import cover, openings
from kasane.consent.models import Consent, ConsentEvent, ConsentRecipient
from kasane.kernel import clock, codes
from kasane.kernel.base import live
from kasane.kernel.codetable import setting

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment

COPIED = (
    "text_version", "explained_on", "explained_by", "method", "method_note", "signer", "signer_name",
    "other_parent", "judged_by", "child_told", "child_view", "purposes", "until",
    "entered_for", "told_by", "told_at", "told_how", "original_kept",
)  # fmt: skip


def check_person(case: Case, person: Person, by: Assignment) -> None:
    """この記録に登録のある人で、自分の機関に根拠のある人か。"""
    known = person.pk in {row.pk for row in registered(case)}
    mine = Involvement.objects.mine(by, 0).filter(case=case, person=person).exists()
    ensure(require(known and mine, "この記録に登録のある方を選んでください。"))


def check_recipients(recipients: Sequence[ConsentRecipient]) -> None:
    """宛先があり、外せない機関（窓口と受託者）を除いていないか。"""
    included = [row for row in recipients if row.mode == ConsentRecipient.INCLUDE]
    ensure(require(included, "伝えてよい機関に、一つは印をつけてください。"))
    fixed = [row.agency.name for row in recipients if _excludes_fixed(row) and row.agency]
    ensure(
        require(
            not fixed,
            f"{'、'.join(fixed)}は、同意ではなく市の仕事（委託）として見ています。同意からは外せません。",
        )
    )


def _excludes_fixed(row: ConsentRecipient) -> bool:
    excluded = row.mode == ConsentRecipient.EXCLUDE and row.agency is not None
    return excluded and cover.not_by_consent(row.agency)  # type: ignore[arg-type]


def check_terms(person: Person, terms: dict[str, Any]) -> None:
    """方法・代わりの人・期間。"""
    asks = codes.details("consent_method", terms["method"]).get("asks")
    label = "・".join(asks or [])
    ensure(require(not asks or terms.get("method_note"), f"{label}を書いてください。"))
    signer = terms.get("signer") or "self"
    ensure(require(signer == "self" or terms.get("signer_name"), "同意した人の氏名を書いてください。"))
    parent = signer == "parent"
    ensure(require(not parent or terms.get("other_parent"), "他方の親権者の扱いを選んでください。"))
    adult = cover.until_18(signer) and (person.age or 0) >= 18
    ensure(require(not adult, "18歳になっています。本人に説明し、本人の同意を得てください。"))
    until = terms.get("until")
    ensure(
        require(
            until is None or until >= clock.today(), "「いつまで」には、今日からあとの日を書いてください。"
        )
    )
    ensure(require(person.died_on is None, "亡くなった方の同意は記録できません。"))


def last_day(person: Person, until: dt.date | None, signer: str) -> dt.date:
    """同意の最後の日。書かれていなければ目安の月数、子どもの代わりなら 18 歳の誕生日の前の日まで。"""
    months = int(setting("consent_default_months") or 12)
    day = until or clock.today() + dt.timedelta(days=round(months * 30.4))
    birthday = person.eighteenth_birthday if cover.until_18(signer) else None
    return min(day, birthday - dt.timedelta(days=1)) if birthday else day


def write(
    case: Case,
    person: Person,
    recipients: Sequence[ConsentRecipient],
    *,
    by: Assignment,
    what: str,
    heard: dict[str, Any] | None = None,
    before: Consent | None = None,
    **terms: Any,
) -> tuple[Consent, list[Agency]]:
    """新しい一枚と、それで狭くなった機関。"""
    included = [row.kinds for row in recipients if row.mode == ConsentRecipient.INCLUDE]
    consent = Consent.objects.create(
        case=case,
        person=person,
        kinds=functools.reduce(operator.or_, included, 0),
        supersedes=before,
        made_by=by,
        **terms,
    )
    for row in recipients:
        row.pk, row.consent = None, consent
    ConsentRecipient.objects.bulk_create(recipients)
    ConsentEvent.objects.create(consent=consent, what=what, made_by=by, **(heard or {}))
    return consent, openings.carry(before, consent, by=by) if before else []


def lock_current(case: Case, person: Person) -> Consent | None:
    """いまの一枚に鍵をかけて取り直す（同時の取りやめと、行き違いにならないように）。"""
    found = cover.current(case, person)
    if found:
        Consent.objects.select_for_update(no_key=True, of=("self",)).filter(pk=found.pk).first()
        found = cover.current(case, person)
    return found


def copied(consent: Consent) -> dict[str, Any]:
    """前の一枚から引き継ぐ欄。"""
    return {name: getattr(consent, name) for name in COPIED}


def copies(consent: Consent) -> list[ConsentRecipient]:
    """前の一枚の宛先の写し。"""
    return [
        ConsentRecipient(category=row.category, agency=row.agency, mode=row.mode, kinds=row.kinds)
        for row in consent.recipients.all()
    ]


def note_custody(person: Person, custody: dict[str, Any] | None, *, by: Assignment) -> None:
    """親権の状況。前に聞いたところは終えて残す。"""
    if not custody:
        return
    now = clock.now()
    Custody.objects.filter(live(), person=person).update(until=now)
    Custody.objects.create(person=person, made_by=by, since=now, **custody)
