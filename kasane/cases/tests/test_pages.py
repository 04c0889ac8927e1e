"""ケースの頁: 外の人には、無いのと同じ。"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kasane.access import Scope
from kasane.audit.models import Event
from kasane.cases import actions, grounds
from kasane.cases.models import Case
from kasane.cases.registering import Told
from kasane.cases.urls import urlpatterns
from kasane.kernel import clock

pytestmark = pytest.mark.django_db
PAGES = [pattern.name for pattern in urlpatterns if pattern.name not in ("follow_up", "member_case")]


@pytest.fixture
def case(cast: Any) -> Case:
    told = Told(family="見本", given="健一", family_kana="みほん", given_kana="けんいち", town="中町一丁目")
    return actions.open_case(cast.houkatsu.agency, by=cast.houkatsu, told=told)


def address(name: str, case: Case) -> str:
    from django.urls import reverse

    return reverse(f"cases:{name}", args=[case.uid])


@pytest.mark.parametrize("name", PAGES)
def test_the_holder_opens_every_page_and_each_is_logged(
    client_for: Any, cast: Any, case: Case, name: str
) -> None:
    before = Event.objects.filter(kind="view").count()
    response = client_for(cast.houkatsu).get(address(name, case))
    assert response.status_code == 200
    assert "見本 健一" in response.content.decode()
    event = Event.objects.filter(kind="view").latest("id")
    assert Event.objects.filter(kind="view").count() == before + 1
    assert event.case_uid == case.uid and case.person.uid.bytes in bytes(event.shown)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("login", ["bugai", "admin"])
def test_outsiders_meet_absence(client_for: Any, cast: Any, case: Case, name: str, login: str) -> None:
    client = client_for(getattr(cast, login))
    assert client.get(address(name, case)).status_code == 404
    assert client.post(address(name, case), {}).status_code == 404


def test_a_refused_pause_keeps_what_was_typed(client_for: Any, cast: Any, case: Case) -> None:
    yesterday = clock.today() - dt.timedelta(days=1)
    data = {"why": "hospital", "recheck_on": yesterday.isoformat()}
    page = client_for(cast.houkatsu).post(address("pause", case), data)
    assert page.status_code == 422
    assert "明日からあとの日" in page.content.decode()
    assert yesterday.isoformat() in page.content.decode()


def test_pausing_from_the_page(client_for: Any, cast: Any, case: Case) -> None:
    day = clock.today() + dt.timedelta(days=20)
    client_for(cast.houkatsu).post(address("pause", case), {"why": "hospital", "recheck_on": day.isoformat()})
    case.refresh_from_db()
    assert (case.state, case.recheck_on) == ("paused", day)


def test_a_bare_promise_shows_no_empty_list(client_for: Any, cast: Any, case: Case) -> None:
    """約束だけで、くわしいことがまだのとき。"""
    words: dict[str, Any] = {name: "" for name in ("must_not_know", "voicemail", "envelope", "sms")}
    actions.promise_contact(case, by=cast.houkatsu, knows="promised", **words)
    page = client_for(cast.houkatsu).get(address("household", case)).content.decode()
    banner = page[page.index("連絡の約束：本人に知らせない約束") :][:200]
    assert "<ul" not in banner


def test_a_case_for_a_registered_member_stands_in_the_same_household(
    client_for: Any, cast: Any, case: Case
) -> None:
    told = Told(family="見本", given="次郎", family_kana="みほん", given_kana="じろう")
    row = actions.register_person(case, by=cast.houkatsu, told=told, relation="son")
    at = f"/cases/{case.uid}/members/{row.uid}/case/"
    assert client_for(cast.bugai).post(at).status_code == 404
    client = client_for(cast.houkatsu)
    assert "この方のケースをはじめる" in client.get(address("household", case)).content.decode()
    assert client.post(at).status_code == 302
    begun = Case.objects.get(person=row.person)
    assert begun.household == case.household and begun.holder_agency == cast.houkatsu.agency
    assert client.post(at).status_code == 403  # 二つ目は、はじめられない
    assert "この方のケースをはじめる" not in client.get(address("household", case)).content.decode()


def test_what_was_told_of_a_member_stays_with_those_who_see_the_whole(
    client_for: Any, cast: Any, case: Case
) -> None:
    actions.tell_household(case, by=cast.houkatsu, name="見本 次郎", relation="son", note="夜に出かける")
    grounds.open_ground(case, cast.kikan.agency, "consent", Scope.SHARED, by=cast.houkatsu, sentence="同意")
    text = client_for(cast.kikan).get(address("household", case)).content.decode()
    assert "見本 次郎" in text and "夜に出かける" not in text
    assert "夜に出かける" in client_for(cast.houkatsu).get(address("household", case)).content.decode()
