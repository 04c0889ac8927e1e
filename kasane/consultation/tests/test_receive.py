"""相談を受ける: 話だけで受けられ、名も気づきシートも条件にならない。"""

from __future__ import annotations

from typing import Any

import pytest

from kasane.access import Refused
from kasane.cases.models import CasePerson, ContactPromise, Person
from kasane.consultation import actions
from kasane.consultation.models import Consultation
from kasane.consultation.talk import Talk, is_emergency, suggestion

pytestmark = pytest.mark.django_db


def talk(**more: Any) -> Talk:
    fields = {
        "about": "other",
        "channel": "phone",
        "complaint": "「息子が部屋から出てこないんです」",
        **more.pop("fields", {}),
    }
    return Talk(fields=fields, **more)


@pytest.fixture
def received(cast: Any) -> Consultation:
    told = {
        "family": "見本",
        "given": "健一",
        "family_kana": "みほん",
        "given_kana": "けんいち",
        "age_told": 54,
    }
    promise = {"knows": "promised", "must_not_know": "本人", "voicemail": "", "envelope": "", "sms": ""}
    given = talk(
        fields={"told": told, "promise": promise},
        topics=["withdrawal", "care"],
        main_topic="withdrawal",
        members=[{"name": "見本 ハル", "relation": "mother", "age": 82, "lives_with": True, "note": ""}],
        screening={"q1": "yes", "q2": "yes"},
    )
    return actions.receive(cast.sogo.agency, by=cast.sogo, talk=given)


def test_only_the_talk_is_needed(cast: Any) -> None:
    row = actions.receive(cast.sogo.agency, by=cast.sogo, talk=talk())
    assert row.state == "received" and row.subject == "氏名不明の方"
    assert Person.objects.count() == 0


def test_without_words_it_says_what_to_do(cast: Any) -> None:
    with pytest.raises(Refused, match="そのままの言葉"):
        actions.receive(cast.sogo.agency, by=cast.sogo, talk=talk(fields={"complaint": ""}))


def test_the_main_topic_must_be_among_the_topics(cast: Any) -> None:
    with pytest.raises(Refused, match="◎"):
        actions.receive(cast.sogo.agency, by=cast.sogo, talk=talk(topics=["care"], main_topic="debt"))


def test_supporting_opens_a_case_without_typing_twice(cast: Any, received: Consultation) -> None:
    actions.open_case_from(received, by=cast.sogo)
    case = received.case
    assert case is not None and case.person.name == "見本 健一" and case.person.age == 54
    assert CasePerson.objects.filter(case=case, told_name="見本 ハル").exists()
    assert ContactPromise.objects.get(case=case).must_not_know == "本人"
    assert case.holder_agency == cast.sogo.agency


def test_informing_needs_what_was_told(cast: Any, received: Consultation) -> None:
    with pytest.raises(Refused, match="お伝えした情報"):
        actions.inform(received, by=cast.sogo, answer="")
    actions.inform(received, by=cast.sogo, answer="包括の電話番号")
    assert received.state_label == "情報提供で終了"


@pytest.mark.parametrize("login", ["bugai", "admin", "chosei", "houkatsu"])
def test_other_agencies_do_not_see_a_talk(cast: Any, received: Consultation, login: str) -> None:
    member = getattr(cast, login)
    assert not Consultation.objects.visible_to(member).exists()
    with pytest.raises(Consultation.DoesNotExist):
        actions.inform(received, by=member, answer="x")


def test_suggestions_state_their_rule_and_never_a_score() -> None:
    assert "問1と問2" in suggestion({"q1": "yes", "q2": "yes"})
    assert "いくつもの" in suggestion({"q3": "yes", "q4": "yes", "q5": "yes"})
    assert suggestion({"q1": "yes", "q3": "yes"}) == ""
    assert is_emergency({"q12": "yes"}) and not is_emergency({"q12": "unknown"})


def test_advice_knows_no_person_and_is_seen_by_both(cast: Any) -> None:
    row = actions.ask_advice(
        cast.chosei.agency, by=cast.houkatsu, asker=cast.houkatsu.agency, trouble="ごみの多い家"
    )
    actions.answer_advice(row, by=cast.chosei, kind="assessment", answer="まず関係づくりを", minutes=15)
    seen = [
        m
        for m in (cast.houkatsu, cast.chosei, cast.bugai, cast.csw)
        if type(row).objects.visible_to(m).exists()
    ]
    assert seen == [cast.houkatsu, cast.chosei]


def test_advice_by_telephone_needs_who_and_how(cast: Any) -> None:
    outside = cast.agency("minsei-iin")
    with pytest.raises(Refused, match="誰から"):
        actions.ask_advice(cast.chosei.agency, by=cast.chosei, asker=outside, trouble="一人暮らしの方")


def test_only_the_asked_agency_answers(cast: Any) -> None:
    row = actions.ask_advice(
        cast.chosei.agency, by=cast.houkatsu, asker=cast.houkatsu.agency, trouble="困った"
    )
    with pytest.raises(Refused, match="求められた機関"):
        actions.answer_advice(row, by=cast.houkatsu, kind="assessment", answer="自分で")
