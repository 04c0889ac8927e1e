"""招集する・求める・議題にする。"""

from __future__ import annotations

import datetime as dt

import pytest

from kasane.access import Refused, Scope
from kasane.audit.models import Event
from kasane.cases.models import Involvement
from kasane.conferences import actions, rules
from kasane.conferences.models import ConveningRequest, Item, Matter, Part, Sitting
from kasane.kernel import clock
from kasane.kernel.statutes import cite

AT = dt.time(14, 0)


def test_only_the_city_calls_the_support_conference_and_others_read_who_to_ask(cast):
    decision = rules.can_convene_support(cast.csw, cast.csw.agency)
    assert not decision
    assert "市だけ" in decision.reason and "支援会議の開催を求める" in decision.reason
    assert cite("support_conference.organise") in decision.reason
    with pytest.raises(Refused):
        actions.convene_support(
            cast.csw.agency, by=cast.csw, held_on=clock.today(), starts=AT, place="会議室"
        )


def test_a_worker_cannot_call_in_the_name_of_the_city(cast):
    with pytest.raises(Refused):
        actions.convene_support(
            cast.chosei.agency, by=cast.csw, held_on=clock.today(), starts=AT, place="会議室"
        )


def test_the_contractor_may_open_the_plan_conference(cast):
    sitting = actions.open_plan(cast.csw.agency, by=cast.csw, held_on=clock.today(), starts=AT, place="社協")
    assert str(sitting.parts.get()) == "第1回 重層的支援会議"
    assert not rules.can_open_plan(cast.kikan, cast.kikan.agency)


def test_numbers_go_on_by_kind_and_year(cast, sitting):
    second = actions.convene_support(
        cast.chosei.agency,
        by=cast.chosei,
        held_on=clock.today(),
        starts=AT,
        place="会議室",
        then_plan=cast.csw.agency,
    )
    assert [str(part) for part in second.parts.all()] == ["第2回 支援会議", "第1回 重層的支援会議"]


def test_csw_asks_and_the_city_answers_within_the_open_days(cast, case):
    asked = actions.ask_convening(case, by=cast.csw, why="三つの機関にまたがるため")
    assert asked.waiting and asked.answer_by > clock.today()
    assert ConveningRequest.objects.visible_to(cast.chosei).get() == asked
    assert not ConveningRequest.objects.visible_to(cast.bugai).exists()
    with pytest.raises(Refused, match="招集した|答えます"):
        actions.answer_convening(asked, by=cast.csw, opens=True, reply="開きます")
    actions.answer_convening(asked, by=cast.chosei, opens=True, reply="12月の会議で取り上げます")
    assert asked.state_label == "開く"


def test_an_agency_with_its_own_case_asks_and_the_city_sees_only_the_request(cast):
    from kasane.cases import actions as cases
    from kasane.cases.models import Case
    from kasane.cases.registering import Told

    own = cases.open_case(cast.kikan.agency, by=cast.kikan, told=Told(family="見本", given="二郎"))
    asked = actions.ask_convening(own, by=cast.kikan, why="一機関では見込みがない")
    assert not Case.objects.visible_to(cast.chosei).filter(pk=own.pk).exists()
    assert ConveningRequest.objects.visible_to(cast.chosei).filter(pk=asked.pk).exists()
    actions.answer_convening(asked, by=cast.chosei, opens=False, reply="助言でお応えします")
    actions.read_answer(asked, by=cast.kikan)
    assert not ConveningRequest.objects.visible_to(cast.chosei).filter(pk=asked.pk).exists()
    assert ConveningRequest.objects.visible_to(cast.kikan).filter(pk=asked.pk).exists()


def test_the_one_who_may_call_is_told_to_call(cast, case):
    assert "招集できます" in rules.can_ask_convening(cast.chosei, case).reason


def test_a_case_is_taken_up_without_consent_and_each_seat_gets_papers_only(cast, case, item):
    actions.seat(item, by=cast.chosei, agency=cast.gakko.agency)
    row = Involvement.objects.get(circle=item.matter.circle, agency=cast.gakko.agency)
    assert (row.scope, row.basis, row.person) == (Scope.PAPERS, "conference", case.person)
    assert Item.objects.visible_to(cast.gakko).exists()
    assert not Item.objects.visible_to(cast.hoken).exists()


def test_the_same_case_goes_on_as_the_same_matter_with_its_members(cast, case, held):
    actions.close_item(held, by=cast.chosei)
    later = actions.convene_support(
        cast.chosei.agency, by=cast.chosei, held_on=clock.today(), starts=AT, place="会議室"
    )
    again = actions.put_on_agenda(
        later.parts.get(), by=cast.chosei, case=case, topic="monitoring", purpose="share"
    )
    assert again.matter == held.matter
    assert again.seats.filter(agency=cast.gakko.agency).exists()


def test_an_item_without_a_case_is_seen_by_its_seats_only(cast, sitting):
    free = actions.put_on_agenda(
        sitting.parts.get(), by=cast.chosei, title="見守りの体制", topic="system", purpose="system"
    )
    actions.seat(free, by=cast.chosei, agency=cast.gakko.agency)
    assert Matter.objects.visible_to(cast.gakko).get() == free.matter
    assert not Matter.objects.visible_to(cast.hoken).exists()


def test_a_case_without_consent_cannot_go_to_the_plan_conference(cast, case):
    sitting = actions.open_plan(
        cast.chosei.agency, by=cast.chosei, held_on=clock.today(), starts=AT, place="会議室"
    )
    with pytest.raises(Refused, match="同意の要らない支援会議"):
        actions.put_on_agenda(
            sitting.parts.get(), by=cast.chosei, case=case, topic="monitoring", purpose="progress"
        )
    assert not Matter.objects.exists()


def test_a_plan_that_is_not_there_cannot_be_discussed(cast, case, plan_item):
    part = plan_item.part
    with pytest.raises(Refused):
        actions.put_on_agenda(part, by=cast.chosei, case=case, topic="plan", purpose="plan", with_plan=True)


def test_outsiders_meet_no_sitting(cast, held):
    for member in (cast.bugai, cast.admin, cast.kansa):
        for model in (Sitting, Part, Item, Matter):
            assert not model.objects.visible_to(member).exists()


def test_calling_and_seating_leave_events(cast, held):
    verbs = set(Event.objects.values_list("verb", flat=True))
    assert {"conferences.convene_support", "conferences.put_on_agenda", "conferences.seat"} <= verbs
