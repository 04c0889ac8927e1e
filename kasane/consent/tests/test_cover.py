"""同意の及ぶところ: 区分＋名指し－除外、種類、終わり。"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kasane.access import Kind, Refused
from kasane.cases.models import Case
from kasane.consent import actions, condition, cover
from kasane.consent.condition import ConsentState
from kasane.consent.models import Consent
from kasane.consent.tests.conftest import to
from kasane.kernel import clock

pytestmark = pytest.mark.django_db


def record(cast: Any, case: Case, *rows: Any, **terms: Any) -> Consent:
    terms.setdefault("method", "signed")
    return actions.record(case, by=cast.houkatsu, person=case.person, recipients=list(rows), **terms)


def covered(cast: Any, case: Case, key: str, **more: Any) -> Any:
    return cover.covers(case, case.person, cast.agency(key), **more)


def test_without_a_consent_nobody_is_covered(cast: Any, case: Case) -> None:
    decision = covered(cast, case, "kikan")
    assert not decision and "まだありません" in decision.reason
    assert condition.state(case, case.person) == ConsentState.NONE


def test_a_category_covers_its_agencies_but_not_the_one_excluded(cast: Any, case: Case) -> None:
    record(cast, case, to("disability"), to(cast.agency("itaku-soudan-1"), mode="exclude"))
    assert covered(cast, case, "kikan")
    decision = covered(cast, case, "itaku-soudan-1")
    assert not decision and "伝えないでほしい" in decision.reason
    assert not covered(cast, case, "jiritsu")
    assert condition.state(case, case.person) == ConsentState.PARTIAL


def test_a_kind_not_ticked_is_named_in_the_reason(cast: Any, case: Case) -> None:
    record(cast, case, to(cast.agency("kikan"), Kind.HEALTH))
    assert covered(cast, case, "kikan", kinds=Kind.HEALTH)
    decision = covered(cast, case, "kikan", kinds=Kind.HEALTH | Kind.MONEY)
    assert not decision and "経済" in decision.reason and "健康" not in decision.reason


def test_the_office_and_its_contractor_cannot_be_excluded(cast: Any, case: Case) -> None:
    for key in ("chiiki-fukushi", "shakyo-itaku"):
        with pytest.raises(Refused, match="外せません"):
            record(cast, case, to("disability"), to(cast.agency(key), mode="exclude"))
    record(cast, case, to("disability"))
    assert covered(cast, case, "shakyo-itaku")


def test_a_consent_lasts_until_midnight_japan_time(cast: Any, case: Case) -> None:
    until = clock.today() + dt.timedelta(days=10)
    record(cast, case, to(cast.agency("kikan")), until=until)
    end = clock.end_of(until)
    assert clock.local(end).hour == 0
    assert covered(cast, case, "kikan", at=end - dt.timedelta(seconds=1))
    assert not covered(cast, case, "kikan", at=end)
    with clock.at(end):
        assert condition.state(case, case.person) == ConsentState.EXPIRED


@pytest.mark.parametrize(
    ("born", "birthday"), [((2, 29), (3, 1)), ((11, 30), (11, 30))], ids=["うるう日", "ふつうの日"]
)
def test_a_parents_consent_ends_on_the_18th_birthday(
    cast: Any, case: Case, born: tuple[int, int], birthday: tuple[int, int]
) -> None:
    year = 2012 if born == (2, 29) else clock.today().year - 17
    case.person.birth_on = dt.date(year, *born)
    case.person.save()
    ends = clock.start_of(dt.date(year + 18, *birthday))
    far = ends.date() + dt.timedelta(days=900)
    consent = record(
        cast,
        case,
        to(cast.agency("kikan")),
        until=far,
        signer="parent",
        signer_name="見本 花子",
        other_parent="urgent",
    )
    assert cover.effective_until(consent) == ends
    assert consent.until == clock.local(ends).date() - dt.timedelta(days=1)
    actions.bring_in(consent, by=cast.houkatsu, agency=cast.agency("kikan"), part="相談")
    with clock.at(ends - dt.timedelta(minutes=1)):
        assert Case.objects.visible_to(cast.kikan).filter(pk=case.pk).exists()
    with clock.at(ends):
        assert not Case.objects.visible_to(cast.kikan).filter(pk=case.pk).exists()
        assert not covered(cast, case, "kikan")


def test_a_parents_consent_needs_the_other_parent_answered(cast: Any, case: Case) -> None:
    with pytest.raises(Refused, match="他方の親権者"):
        record(cast, case, to("disability"), signer="parent", signer_name="見本 花子")


def test_nothing_is_covered_after_death(cast: Any, case: Case, consent: Consent) -> None:
    case.person.died_on = clock.today()
    case.person.save()
    assert not covered(cast, case, "kikan")


def test_the_words_of_each_state(cast: Any, case: Case) -> None:
    person = case.person
    actions.note_impossible(
        case,
        by=cast.houkatsu,
        person=person,
        reason="judgement",
        decided_by="所長",
        source="面談",
        outlook="医師にきく",
    )
    assert condition.state(case, person) == ConsentState.UNOBTAINABLE
    day = clock.today()
    actions.explain(
        case, by=cast.houkatsu, person=person, text_version="r8", explained_on=day, explained_by="包括 さとる"
    )
    assert condition.state(case, person) == ConsentState.EXPLAINING
    consent = record(cast, case, to("disability"))
    assert condition.state(case, person) == ConsentState.GIVEN
    actions.withdraw(consent, by=cast.houkatsu, kinds=int(Kind.MONEY), heard_by="包括 さとる")
    assert condition.state(case, person) == ConsentState.CHANGED
    latest = cover.current(case, person)
    assert latest is not None and not latest.kinds & Kind.MONEY
    actions.withdraw(latest, by=cast.houkatsu, heard_by="包括 さとる")
    assert condition.state(case, person) == ConsentState.WITHDRAWN
    actions.note_impossible(
        case,
        by=cast.houkatsu,
        person=person,
        reason="declined",
        decided_by="所長",
        source="電話",
        outlook="待つ",
    )
    assert condition.state(case, person) == ConsentState.NONE


def test_a_proxy_signature_names_who_and_why(cast: Any, case: Case) -> None:
    with pytest.raises(Refused, match="代筆者"):
        record(cast, case, to("disability"), method="by_proxy")
    consent = record(
        cast, case, to("disability"), method="by_proxy", method_note="長女・手のふるえ・立会い民生委員"
    )
    assert consent.method_note


def test_a_paper_consent_of_last_year_comes_in_as_it_is(cast: Any, case: Case) -> None:
    day = dt.date(2026, 1, 20)
    consent = record(
        cast,
        case,
        to("disability"),
        text_version="r7",
        explained_on=day,
        explained_by="包括 さとる",
        obtained_at=clock.start_of(day),
        original_kept="包括中央 第3キャビネット",
    )
    assert (consent.text_version, consent.obtained_on) == ("r7", day)
    assert cover.live_consent(case, case.person) == consent
