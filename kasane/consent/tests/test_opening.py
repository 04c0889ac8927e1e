"""開くのは別の一手。取りやめれば、同意で見えていたものだけが一度に閉じる。"""

from __future__ import annotations

from typing import Any

import pytest

from kasane.access import Kind, Refused, Scope
from kasane.audit.models import Event
from kasane.cases import actions as cases
from kasane.cases import grounds
from kasane.cases.models import Case, Involvement, Person
from kasane.cases.registering import Told
from kasane.consent import actions
from kasane.consent.models import Consent, Reliance
from kasane.consent.tests.conftest import to
from kasane.kernel import clock

pytestmark = pytest.mark.django_db


def sees(member: Any, case: Case) -> bool:
    return Case.objects.visible_to(member).filter(pk=case.pk).exists()


def test_a_consent_alone_opens_nothing(cast: Any, consent: Consent) -> None:
    assert not sees(cast.kikan, consent.case)
    assert not Consent.objects.visible_to(cast.kikan).exists()


def test_bringing_in_opens_the_shared_part_and_cites_the_consent(cast: Any, opened: Consent) -> None:
    row = Involvement.objects.live().get(agency=cast.kikan.agency)
    assert (row.scope, row.basis, row.source) == (Scope.SHARED, "consent", opened.uid)
    assert Reliance.objects.get(involvement=row).consent == opened
    assert sees(cast.kikan, opened.case)
    assert Consent.objects.visible_to(cast.kikan).get() == opened
    assert Event.objects.filter(verb="consent.bring_in").exists()


def test_an_agency_not_covered_cannot_be_brought_in(cast: Any, consent: Consent) -> None:
    with pytest.raises(Refused, match="宛先に入っていません"):
        actions.bring_in(consent, by=cast.houkatsu, agency=cast.agency("oyako-sukoyaka"), part="相談")


def test_only_the_holder_or_the_office_brings_in(cast: Any, consent: Consent) -> None:
    with pytest.raises(Refused, match="支援チームに入れるのは"):
        actions.bring_in(consent, by=cast.csw, agency=cast.agency("kikan"), part="相談")
    assert actions.bring_in(consent, by=cast.chosei, agency=cast.agency("kikan"), part="相談")


def test_an_outsider_meets_absence(cast: Any, consent: Consent) -> None:
    with pytest.raises(Consent.DoesNotExist):
        actions.withdraw(consent, by=cast.bugai)


def test_the_mother_consents_and_the_son_does_not(cast: Any, opened: Consent) -> None:
    case = opened.case
    told = Told(family="見本", given="進", family_kana="みほん", given_kana="すすむ")
    row = cases.register_person(case, by=cast.houkatsu, told=told, relation="child")
    assert row.person is not None
    assert not Person.objects.visible_to(cast.kikan).filter(pk=row.person.pk).exists()
    son = actions.record(
        case,
        by=cast.houkatsu,
        person=row.person,
        recipients=[to(cast.agency("kikan"))],
        method="oral",
        method_note="包括 さとる",
    )
    assert not Consent.objects.visible_to(cast.kikan).filter(pk=son.pk).exists()
    actions.bring_in(son, by=cast.houkatsu, agency=cast.agency("kikan"), part="相談")
    assert Person.objects.visible_to(cast.kikan).filter(pk=row.person.pk).exists()
    actions.withdraw(son, by=cast.houkatsu, heard_by="包括 さとる")
    assert sees(cast.kikan, case)
    assert not Person.objects.visible_to(cast.kikan).filter(pk=row.person.pk).exists()


def test_adding_by_phone_keeps_the_openings_and_waits_for_paper(cast: Any, opened: Consent) -> None:
    after = actions.add_by_phone(
        opened.case,
        by=cast.houkatsu,
        person=opened.person,
        agency=cast.agency("oyako-sukoyaka"),
        kinds=int(Kind.ATTRIBUTES),
        own_words="保育のことは早めに話してほしい",
        heard_by="包括 さとる",
        at=clock.now(),
    )
    assert after.supersedes == opened and after.paper_due
    assert Reliance.objects.filter(consent=after, involvement__agency=cast.kikan.agency).exists()
    assert actions.bring_in(after, by=cast.houkatsu, agency=cast.agency("oyako-sukoyaka"), part="保育")
    actions.withdraw(after, by=cast.houkatsu, heard_by="包括 さとる")
    assert not sees(cast.kikan, opened.case) and not sees(cast.kodomo, opened.case)


def test_excluding_an_agency_with_its_own_ground_leaves_only_what_it_wrote(cast: Any, case: Case) -> None:
    grounds.open_ground(case, cast.kikan.agency, "own", Scope.FULL, by=cast.kikan, sentence="自機関の相談")
    actions.record(
        case,
        by=cast.houkatsu,
        person=case.person,
        recipients=[to("livelihood"), to(cast.agency("kikan"), mode="exclude")],
        method="signed",
    )
    assert list(Involvement.objects.mine(cast.kikan, 0).values_list("scope", flat=True)) == [Scope.OWN]


def test_a_seat_that_rests_on_the_consent_never_widens(cast: Any, consent: Consent) -> None:
    case, kikan = consent.case, cast.kikan.agency
    circle = grounds.new_circle(case, "matter", "プランの協議", by=cast.chosei)
    seat = grounds.open_ground(
        case, kikan, "conference", Scope.PAPERS, by=cast.chosei, circle=circle, sentence="会議の席"
    )
    Reliance.objects.create(consent=consent, involvement=seat)
    actions.withdraw(consent, by=cast.houkatsu, kinds=int(Kind.MONEY), heard_by="包括 さとる")
    row = Involvement.objects.live().get(agency=kikan)
    assert (row.scope, row.circle, row.basis) == (Scope.PAPERS, circle, "conference")
    assert not sees(cast.kikan, case)


def test_what_was_opened_under_an_older_sheet_is_found_too(cast: Any, consent: Consent) -> None:
    rows = [to(cast.agency("kikan"))]
    newer = actions.record(
        consent.case, by=cast.houkatsu, person=consent.person, recipients=rows, method="signed"
    )
    late = grounds.open_ground(
        consent.case, cast.kikan.agency, "consent", Scope.SHARED, by=cast.houkatsu, sentence="つなぎ"
    )
    Reliance.objects.create(consent=consent, involvement=late)
    actions.withdraw(newer, by=cast.houkatsu, heard_by="包括 さとる")
    assert not sees(cast.kikan, consent.case)


def test_narrowing_cannot_widen(cast: Any, consent: Consent) -> None:
    with pytest.raises(Refused, match="広く"):
        actions.narrow(consent, by=cast.houkatsu, recipients=[to("school")])
