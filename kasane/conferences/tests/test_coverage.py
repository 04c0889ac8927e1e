"""同意の宛先にない機関は、その議題の席につけない。案件は議題に残る。"""

from __future__ import annotations

import pytest

from kasane.access import ALL_KINDS, Refused
from kasane.cases.models import Involvement
from kasane.conferences import actions
from kasane.conferences.coverage import WAYS_ON, coverage
from kasane.conferences.models import Item
from kasane.consent import actions as consents
from kasane.kernel import clock


def test_an_uncovered_agency_is_left_out_with_the_reason_and_three_ways_on(cast, plan_item):
    with pytest.raises(Refused) as refused:
        actions.seat(plan_item, by=cast.chosei, agency=cast.jiritsu.agency)
    reason = refused.value.decision.reason
    assert "生活自立相談センター" in reason and "案件は議題に残ります" in reason and WAYS_ON in reason
    assert Item.objects.visible_to(cast.chosei).filter(pk=plan_item.pk).exists()
    assert not plan_item.seats.filter(agency=cast.jiritsu.agency).exists()


def test_way_one_consent_by_telephone_opens_the_seat(cast, case, plan_item):
    consents.add_by_phone(
        case,
        by=cast.chosei,
        person=case.person,
        agency=cast.jiritsu.agency,
        kinds=ALL_KINDS,
        own_words="いいですよ",
        heard_by=cast.chosei.name,
        at=clock.now(),
    )
    seat = actions.seat(plan_item, by=cast.chosei, agency=cast.jiritsu.agency)
    assert seat.covered_by is not None and seat.involvement.basis == "consent"


def test_way_two_the_agency_steps_out_and_knows_nothing(cast, plan_item):
    seat = actions.leave_out(plan_item, by=cast.chosei, agency=cast.jiritsu.agency)
    assert seat.involvement is None and not seat.is_inside
    assert not Item.objects.visible_to(cast.jiritsu).exists()


def test_way_three_an_opinion_without_a_name(cast, plan_item):
    seat = actions.leave_out(plan_item, by=cast.chosei, agency=cast.jiritsu.agency, unnamed=True)
    assert seat.get_kind_display() == "名前を伏せて意見だけ"
    assert not Involvement.objects.filter(agency=cast.jiritsu.agency).exists()


def test_withdrawing_the_consent_closes_the_seat_of_the_plan_conference(cast, consent, plan_item):
    actions.seat(plan_item, by=cast.chosei, agency=cast.kikan.agency)
    assert Item.objects.visible_to(cast.kikan).exists()
    consents.withdraw(consent, by=cast.chosei, own_words="やめたい", heard_by=cast.chosei.name, how="phone")
    assert not Item.objects.visible_to(cast.kikan).exists()


def test_widening_the_consent_never_widens_a_seat(cast, case, consent, plan_item):
    actions.seat(plan_item, by=cast.chosei, agency=cast.kikan.agency)
    consents.add_by_phone(
        case,
        by=cast.chosei,
        person=case.person,
        agency=cast.jiritsu.agency,
        kinds=ALL_KINDS,
        own_words="はい",
        heard_by=cast.chosei.name,
        at=clock.now(),
    )
    rows = Involvement.objects.live().filter(agency=cast.kikan.agency)
    assert {row.scope for row in rows} == {20}


def test_office_and_contractor_sit_by_the_citys_work(cast, plan_item):
    assert coverage(plan_item, cast.csw.agency)
    seat = actions.seat(plan_item, by=cast.chosei, agency=cast.csw.agency)
    assert seat.involvement.basis == "contract"
