"""同意の状態（画面の言葉）。どれも事実から導き、どこにも持たない。"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

from kasane.access import ALL_KINDS
from kasane.consent import cover
from kasane.consent.models import Consent, ConsentEvent, ConsentRecipient, Explanation, NoConsent
from kasane.kernel import clock, codes

if TYPE_CHECKING:
    from kasane.cases.models import Case, Person


class ConsentState(StrEnum):
    """画面の言葉がそのまま値（practice.md 5.2）。"""

    NONE = "同意なし"
    EXPLAINING = "説明中"
    GIVEN = "同意あり"
    PARTIAL = "一部同意"
    CHANGED = "範囲変更"
    WITHDRAWN = "撤回"
    EXPIRED = "期限切れ"
    UNOBTAINABLE = "本人からは得られない"

    @property
    def live(self) -> bool:
        return self in (ConsentState.GIVEN, ConsentState.PARTIAL, ConsentState.CHANGED)


def state(case: Case, person: Person, at: dt.datetime | None = None) -> ConsentState:
    """この人の同意がいまどうなっているか。"""
    return state_of(cover.current(case, person, at), absence(case, person, at), at)


def absence(case: Case, person: Person, at: dt.datetime | None = None) -> Explanation | NoConsent | None:
    """いちばん新しい、説明か「同意のない間の判断」。"""
    until = {"case": case, "person": person, "made_at__lte": at or clock.now()}
    rows: list[Explanation | NoConsent | None] = [
        Explanation.objects.filter(**until).order_by("-id").first(),
        NoConsent.objects.filter(**until).order_by("-id").first(),
    ]
    return max((row for row in rows if row), key=lambda row: row.made_at, default=None)


def state_of(
    consent: Consent | None, without: Explanation | NoConsent | None, at: dt.datetime | None = None
) -> ConsentState:
    """同意と、同意のない間の記録から、状態を決める。"""
    if consent and not cover.ended_why(consent, at):
        return _live_state(consent)
    if without and (consent is None or without.made_at > _last_moment(consent)):
        if isinstance(without, Explanation):
            return ConsentState.EXPLAINING
        impossible = codes.details("no_consent_reason", without.reason).get("unobtainable")
        return ConsentState.UNOBTAINABLE if impossible else ConsentState.NONE
    if consent is None:
        return ConsentState.NONE
    return ConsentState.WITHDRAWN if cover.withdrawal_of(consent, at) else ConsentState.EXPIRED


def _last_moment(consent: Consent) -> dt.datetime:
    return max([consent.made_at, *(event.made_at for event in consent.events.all() if event.whole)])


def _live_state(consent: Consent) -> ConsentState:
    if any(event.what == ConsentEvent.NARROWED for event in consent.events.all()):
        return ConsentState.CHANGED
    excludes = any(row.mode == ConsentRecipient.EXCLUDE for row in consent.recipients.all())
    return ConsentState.PARTIAL if excludes or consent.kinds != ALL_KINDS else ConsentState.GIVEN
