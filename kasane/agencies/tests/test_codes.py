"""選択肢の設定: だれでも読め、直せるのはシステム管理者だけ。直しは日付で、前の記録に響かない。"""

from __future__ import annotations

import datetime as dt

import pytest

from kasane.access import Refused
from kasane.agencies import actions, rules
from kasane.audit.models import Event
from kasane.kernel import clock, codes
from kasane.kernel.models import Code

pytestmark = pytest.mark.django_db
SET = "/settings/codes/delivery_form/"


def test_the_keeper_revises_a_label_from_a_day(cast, client_for):
    day = clock.today() + dt.timedelta(days=10)
    answer = client_for(cast.admin).post(
        f"{SET}subsidised/", {"label": "補助金", "valid_from": day.isoformat(), "short": "", "meaning": ""}
    )
    assert answer.status_code == 302
    assert codes.label("delivery_form", "subsidised") == "補助"
    assert codes.label("delivery_form", "subsidised", on=day) == "補助金"


def test_the_keeper_adds_a_choice_of_the_city(cast, client_for):
    answer = client_for(cast.admin).post(f"{SET}new/", {"label": "共催", "valid_from": "令和8年4月1日"})
    assert answer.status_code == 302
    assert ("city_1", "共催") in codes.choices("delivery_form")


def test_an_ended_choice_is_no_longer_offered_but_keeps_its_name(cast, client_for):
    yesterday = clock.today() - dt.timedelta(days=1)
    client_for(cast.admin).post(f"{SET}subsidised/end/", {"last_day": yesterday.isoformat()})
    assert "subsidised" not in dict(codes.choices("delivery_form"))
    assert codes.label("delivery_form", "subsidised") == "補助"


def test_a_day_that_cannot_be_read_keeps_what_was_typed(cast, client_for):
    answer = client_for(cast.admin).post(f"{SET}new/", {"label": "共催", "valid_from": "令和8年2月30日"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "か所を直すと足せます" in page
    assert 'value="共催"' in page and 'value="令和8年2月30日"' in page
    assert not Code.objects.filter(label="共催").exists()


def test_a_day_before_the_choice_began_is_refused_in_words(cast, client_for):
    answer = client_for(cast.admin).post(f"{SET}subsidised/end/", {"last_day": "平成10年4月1日"})
    assert "始まった日より前には終えられません" in answer.content.decode()


def test_others_read_but_do_not_revise(cast, client_for):
    page = client_for(cast.csw).get(SET).content.decode()
    assert "直営" in page and "選択肢を直すのはシステム管理者です" in page
    answer = client_for(cast.csw).post(f"{SET}new/", {"label": "共催", "valid_from": "R8.4.1"})
    assert answer.status_code == 422
    assert "選択肢を直すのはシステム管理者です" in answer.content.decode()
    assert not Code.objects.filter(label="共催").exists()


@pytest.mark.parametrize("login", ["chosei", "shocho", "csw", "bugai", "kansa"])
def test_only_the_administrator_keeps_codes(cast, login):
    member = getattr(cast, login)
    assert not rules.can_keep_codes(member, member.agency)
    with pytest.raises(Refused, match="システム管理者"):
        actions.add_code(
            member.agency, by=member, set_key="delivery_form", label="共催", valid_from=clock.today()
        )


def test_the_revision_is_on_record(cast):
    actions.add_code(
        cast.admin.agency, by=cast.admin, set_key="delivery_form", label="共催", valid_from=clock.today()
    )
    event = Event.objects.get(verb="agencies.add_code")
    assert event.actor_uid == cast.admin.uid
    assert event.subject.startswith("kernel.code:")


def test_an_unknown_set_is_not_found(cast, client_for):
    assert client_for(cast.admin).get("/settings/codes/nothing/").status_code == 404
    assert client_for(cast.admin).get(f"{SET}nothing/").status_code == 404
