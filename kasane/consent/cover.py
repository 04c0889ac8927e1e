"""同意はどこまで及ぶか: 状態・機関ごとの可否・ほんとうの終わり。どれも事実から導き、どこにも持たない。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import Prefetch

from kasane.access import ALL_KINDS, Decision, deny, kind_labels, require
from kasane.agencies.models import Duty
from kasane.cases.once import once
from kasane.consent.models import Consent, ConsentEvent, ConsentRecipient
from kasane.kernel import clock, codes

if TYPE_CHECKING:
    from kasane.agencies.models import Agency
    from kasane.cases.models import Case, Person

OUTSIDE_CONSENT = (Duty.OFFICE, Duty.CONTRACTED)


def not_by_consent(agency: Agency) -> bool:
    """多機関協働の窓口と受託者か。同意ではなく、市の担当業務と委託で見るので、同意からは外せない。"""
    return any(agency.has_duty(duty) for duty in OUTSIDE_CONSENT)


def until_18(signer: str) -> bool:
    """子どもの代わりにした同意か（18 歳の誕生日で終わる）。"""
    return bool(codes.details("signer", signer).get("until_18"))


def end_of_consent(until: dt.date | None, signer: str, person: Person) -> dt.datetime:
    """``until`` の日の終わりと、代わりにした同意なら 18 歳の誕生日の 0 時の、早いほう（日本時間）。"""
    end = clock.end_of(until) if until else clock.FOREVER
    birthday = person.eighteenth_birthday if until_18(signer) else None
    return min(end, clock.start_of(birthday)) if birthday else end


def effective_until(consent: Consent) -> dt.datetime:
    """この同意のほんとうの終わり。開いた関わりの終わりは、これより後にならない。"""
    return end_of_consent(consent.until, consent.signer, consent.person)


def current(case: Case, person: Person, at: dt.datetime | None = None) -> Consent | None:
    """その時点でいちばん新しい一枚（取りやめ・期限切れも含む）。宛先と経過を一緒に取る。"""
    if at is None:
        return once(case, ("consent", person.pk), lambda: _newest(case, person, clock.now()))
    return _newest(case, person, at)


def _newest(case: Case, person: Person, at: dt.datetime) -> Consent | None:
    rows = Consent.objects.filter(case=case, person=person, obtained_at__lte=at)
    found = list(
        rows.select_related("made_by__account").prefetch_related(
            Prefetch("recipients", ConsentRecipient.objects.select_related("agency")),
            Prefetch("events", ConsentEvent.objects.select_related("agency")),
        )
    )
    for row in found:
        row.case, row.person = case, person
    followed = {row.supersedes_id for row in found}
    left = [row for row in found if row.pk not in followed]
    return max(left, key=lambda row: row.pk, default=None)


def withdrawal_of(consent: Consent, at: dt.datetime | None = None) -> ConsentEvent | None:
    """全部の取りやめ。"""
    at = at or clock.now()
    return next((event for event in consent.events.all() if event.whole and event.at <= at), None)


def ended_why(consent: Consent, at: dt.datetime | None = None) -> str:
    """この同意がもう効かない理由（効いていれば空）。"""
    at = at or clock.now()
    died_on = consent.person.died_on
    if withdrawal_of(consent, at):
        return "同意は取りやめ（撤回）になっています。"
    if died_on and clock.local(at).date() >= died_on:
        return "本人が亡くなっているため、同意にもとづく共有はできません。"
    if at >= effective_until(consent):
        return "同意の期限が切れています。もう一度説明し、同意の内容を記録してください。"
    return ""


def live_consent(case: Case, person: Person, at: dt.datetime | None = None) -> Consent | None:
    """その時点で効いている同意。"""
    consent = current(case, person, at)
    return consent if consent and not ended_why(consent, at) else None


def allowed_kinds(recipients: Iterable[ConsentRecipient], agency: Agency) -> int:
    """宛先の表から、この機関に伝えてよい種類。区分＋名指し－除外。"""
    included = excluded = 0
    for row in recipients:
        if row.agency_id != agency.pk and (not row.category or row.category != agency.category):
            continue
        if row.mode == ConsentRecipient.EXCLUDE:
            excluded |= row.kinds
        else:
            included |= row.kinds
    return included & ~excluded


def kinds_for(consent: Consent, agency: Agency) -> int:
    """この同意で、この機関に伝えてよい種類（窓口と受託者は同意の外なので、すべて）。"""
    if not_by_consent(agency):
        return ALL_KINDS
    return allowed_kinds(consent.recipients.all(), agency) & consent.kinds


def covers(
    case: Case, person: Person, agency: Agency, *, kinds: int = 0, at: dt.datetime | None = None
) -> Decision:
    """この人のことを、この機関に伝えてよいか。``kinds`` を渡せば、その種類のすべてについて。

    断る理由は、どうすればよいか（電話で追加の同意を得る など）まで言う。
    """
    consent = current(case, person, at)
    if consent is None:
        return deny(
            f"{person.name}さんの同意がまだありません。先に「同意の内容を記録する」で記録してください。"
        )
    return covered_by(consent, agency, kinds=kinds, at=at)


def covered_by(
    consent: Consent, agency: Agency, *, kinds: int = 0, at: dt.datetime | None = None
) -> Decision:
    """一枚の同意についての :func:`covers`。"""
    if why := ended_why(consent, at):
        return deny(why)
    allowed = kinds_for(consent, agency)
    if not allowed:
        return deny(_why_not(consent, agency))
    missing = kind_labels(kinds & ~allowed)
    return require(
        not missing,
        f"{'、'.join(missing)}は、{agency.name}に伝えてよいと言われていません。"
        "外すか、電話で追加の同意を得てください。",
    )


def _why_not(consent: Consent, agency: Agency) -> str:
    rows = [row for row in consent.recipients.all() if row.mode == ConsentRecipient.EXCLUDE]
    if any(row.agency_id == agency.pk or row.category == agency.category for row in rows):
        return f"本人が、{agency.name}には伝えないでほしいと言っています。"
    return f"{agency.name}は同意の宛先に入っていません。電話で追加の同意を得られます。"
