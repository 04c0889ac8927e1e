"""同意にもとづく開示を、開く・付け替える・閉じる。操作（actions）の中からだけ使う。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import Q

from kasane.access import Scope
from kasane.cases import grounds, holder
from kasane.cases.models import Involvement
from kasane.consent import cover, notices
from kasane.consent.models import Consent, ConsentRecipient, Reliance
from kasane.kernel import clock, wareki
from kasane.kernel.base import live

if TYPE_CHECKING:
    from kasane.agencies.models import Agency, Assignment

ENDED = "同意の範囲が変わったため"
OWN_GROUNDS = ("own", "joint")


def resting(consent: Consent) -> list[Involvement]:
    """いまこの同意に拠っている関わり。

    つなぎや席が前の一枚に拠って開いたものも、同じ人の同意の続きなので、ここで見つける。
    """
    chain = Q(consent__case=consent.case_id, consent__person=consent.person_id)
    rows = Reliance.objects.filter(chain, live("involvement__")).select_related(
        "involvement__agency", "involvement__person", "involvement__case", "involvement__circle"
    )
    return list({row.involvement_id: row.involvement for row in rows}.values())


def open_under(
    consent: Consent,
    agency: Agency,
    kinds: int,
    *,
    by: Assignment,
    until: dt.datetime | None = None,
) -> Involvement:
    """同意の終わりまでの「共有分」を、同意した人についてだけ開き、どの同意によるかを残す。"""
    day = wareki.long(consent.obtained_on)
    row = grounds.open_ground(
        consent.case,
        agency,
        "consent",
        Scope.SHARED,
        by=by,
        person=consent.person,
        kinds=kinds,
        until=until or cover.effective_until(consent),
        sentence=f"{consent.person.name}さんの同意（{day}）により支援チームに入ったため",
        source=consent.uid,
    )
    Reliance.objects.create(consent=consent, involvement=row)
    return row


def close(rows: Iterable[Involvement], *, by: Assignment, why: str) -> None:
    """関わりをいま終える。書いたものは、機関ごとの「自機関分」の根拠で持ち続ける。"""
    ids = [row.pk for row in rows]
    grounds.end_grounds(Involvement.objects.filter(pk__in=ids), by=by, why=why)


def carry(before: Consent, after: Consent, *, by: Assignment) -> list[Agency]:
    """前の同意に拠っていた関わりを、新しい同意に付け替える。狭くなった機関を返す。"""
    changed = []
    end, end_before = cover.effective_until(after), cover.effective_until(before)
    for row in resting(before):
        kinds = row.kinds & cover.kinds_for(after, row.agency)
        longer = row.until >= end_before and row.circle_id is None
        until = end if longer else min(row.until, end)
        if (kinds, until) == (row.kinds, row.until):
            Reliance.objects.get_or_create(consent=after, involvement=row)
            continue
        close([row], by=by, why=ENDED)
        if kinds and until > clock.now():
            _reopen(row, after, kinds, until, by)
        if kinds != row.kinds:
            changed.append(row.agency)
    return changed


def _reopen(row: Involvement, after: Consent, kinds: int, until: dt.datetime, by: Assignment) -> None:
    """同じ範囲・同じ輪のまま、種類と終わりだけを改めて開き直す（会議の席が「共有分」に広がらない）。"""
    same = {name: getattr(row, name) for name in ("circle", "assignment", "writes", "sentence", "source")}
    scope = Scope(row.scope)
    again = grounds.open_ground(
        row.case, row.agency, row.basis, scope, by=by, person=row.person, kinds=kinds, until=until, **same
    )
    Reliance.objects.create(consent=after, involvement=again)


def shut_out(consent: Consent, *, by: Assignment) -> list[Agency]:
    """除くと言われた機関が自分の根拠で見ていたら、その「全体・共有分」を終え、書いたものだけ残す。

    法令・委託・市の担当業務による根拠は、同意とは別なので終えない。
    """
    shut = []
    for row in excluded_grounds(consent, consent.recipients.all()):
        close([row], by=by, why="本人が、この機関には伝えないと言ったため")
        if consent.person_id == consent.case.person_id:
            grounds.keep_own(consent.case, row.agency, by=by)
        shut.append(row.agency)
    return shut


def excluded_grounds(consent: Consent, recipients: Iterable[ConsentRecipient]) -> list[Involvement]:
    """除く機関がいま自分の根拠で見ている行（一部の種類だけを除くときは含まない）。"""
    rows = [row for row in recipients if row.mode == ConsentRecipient.EXCLUDE]
    names = {row.agency_id for row in rows if row.agency_id and row.kinds & consent.kinds == consent.kinds}
    held = Involvement.objects.live().filter(
        case=consent.case,
        person=consent.person,
        agency__in=names,
        basis__in=OWN_GROUNDS,
        scope__gte=Scope.SHARED,
    )
    return [row for row in held.select_related("agency") if not cover.not_by_consent(row.agency)]


def settle(consent: Consent, lost: list[Agency], *, by: Assignment) -> None:
    """閉じたあと: 主担当が見えなくなっていれば窓口に移し、中立の知らせを届ける。"""
    if not lost:
        return
    case = consent.case
    if consent.person_id == case.person_id and case.holder_agency_id in {agency.pk for agency in lost}:
        why = "本人の同意の範囲が変わり、主担当の機関の根拠が終わったため"
        holder.fall_back(case, notices.office(), by=by, why=why, level=Scope.SHARED)
    notices.notify(consent, [agency for agency in lost if agency.pk != by.agency_id], by=by)
