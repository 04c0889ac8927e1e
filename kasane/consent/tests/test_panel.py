"""ケース画面の一片と次の一手、期限の前の知らせ。"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.template.loader import render_to_string

from kasane.cases.sight import sight_of
from kasane.consent import actions, panel
from kasane.consent.models import Consent
from kasane.kernel import clock

pytestmark = pytest.mark.django_db


def test_the_side_and_the_offers(cast: Any, opened: Consent) -> None:
    case = opened.case
    assert panel.show(case, cast.houkatsu, sight_of(cast.houkatsu, case))
    labels = [offer.label for offer in panel.offers(case, cast.houkatsu, sight_of(cast.houkatsu, case))]
    assert "支援チームに入れる" in labels and "同意の取りやめ（撤回）を記録する" in labels
    assert panel.offers(case, cast.kikan, sight_of(cast.kikan, case)) == []


def test_the_end_is_told_before_it_comes(
    cast: Any, opened: Consent, django_assert_max_num_queries: Any
) -> None:
    assert panel.waiting(cast.houkatsu) == []
    with clock.at(clock.start_of(opened.until - dt.timedelta(days=29))), django_assert_max_num_queries(8):
        rows = panel.waiting(cast.houkatsu)
    assert [row.due_on for row in rows] == [opened.until]
    assert panel.waiting(cast.bugai) == []
    actions.withdraw(opened, by=cast.houkatsu, heard_by="包括 さとる")
    assert panel.waiting(cast.houkatsu) == []


def test_a_telephone_consent_waits_for_its_paper(cast: Any, opened: Consent) -> None:
    kikan = cast.agency("kikan")
    told = {"own_words": "いいですよ", "heard_by": "包括 さとる", "at": clock.now()}
    person = opened.person
    actions.add_by_phone(opened.case, by=cast.houkatsu, person=person, agency=kikan, kinds=1, **told)
    with clock.at(clock.now() + dt.timedelta(days=8)):
        assert [row.verb for row in panel.waiting(cast.houkatsu)] == ["同意の書面をもらう"]


def test_the_sharing_after_a_death_is_asked_to_end(cast: Any, opened: Consent) -> None:
    opened.person.died_on = clock.today()
    opened.person.save()
    assert [row.verb for row in panel.waiting(cast.houkatsu)] == ["同意にもとづく共有を終える"]


def test_the_side_says_the_state_and_the_end(cast: Any, opened: Consent) -> None:
    case = opened.case
    side = panel.show(case, cast.houkatsu, sight_of(cast.houkatsu, case))[0]
    text = render_to_string(side.template, {"panel": side.context, "case": case})
    assert "同意あり" in text and "すべて" in text
