"""机: ホーム・一覧・探す・ケース画面。外の人には何も漏らさない。"""

from __future__ import annotations

from typing import Any

import pytest

from kasane.audit.models import Event
from kasane.cases import actions as cases
from kasane.cases.models import Case
from kasane.cases.registering import Told

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast: Any) -> Case:
    told = Told(family="髙橋", given="ミドリ", family_kana="たかはし", given_kana="みどり", age_told=72)
    return cases.open_case(cast.houkatsu.agency, by=cast.houkatsu, told=told)


@pytest.mark.parametrize("words", ["高橋", "高橋みどり", "タカハシ", "たかはし みとり", "橋", "包中-001"])
def test_search_folds_letters_and_sounds(client_for: Any, cast: Any, case: Case, words: str) -> None:
    page = client_for(cast.houkatsu).post("/search/", {"q": words})
    assert "髙橋 ミドリ" in page.content.decode()


@pytest.mark.parametrize("login", ["bugai", "admin", "chosei", "houkatsu2"])
def test_search_tells_an_outsider_nothing(client_for: Any, cast: Any, case: Case, login: str) -> None:
    client = client_for(getattr(cast, login))
    found = client.post("/search/", {"q": "髙橋"}).content.decode()
    absent = client.post("/search/", {"q": "髙橋"}).content.decode()
    assert (
        "ミドリ" not in found
        and "見つかりませんでした" in found
        and found.count("ケース") == absent.count("ケース")
    )


def test_search_words_never_stand_in_an_address(client_for: Any, cast: Any) -> None:
    assert client_for(cast.houkatsu).get("/search/?q=髙橋").status_code == 405


def test_the_list_logs_every_person_shown(client_for: Any, cast: Any, case: Case) -> None:
    page = client_for(cast.houkatsu).get("/cases/")
    assert "髙橋 ミドリ" in page.content.decode() and "自機関で支援中" in page.content.decode()
    event = Event.objects.filter(kind="view").latest("id")
    assert case.person.uid.bytes in bytes(event.shown)


@pytest.mark.parametrize("login", ["bugai", "admin", "chosei"])
def test_the_list_is_empty_for_others(client_for: Any, cast: Any, case: Case, login: str) -> None:
    client = client_for(getattr(cast, login))
    assert "ミドリ" not in client.get("/cases/?state=open").content.decode()
    assert "ミドリ" not in client.get("/").content.decode()
    assert client.get(f"/cases/{case.uid}/").status_code == 404


def test_the_case_page_says_who_holds_it_and_why_i_see_it(client_for: Any, cast: Any, case: Case) -> None:
    text = client_for(cast.houkatsu).get(f"/cases/{case.uid}/").content.decode()
    for words in (
        "髙橋 ミドリ",
        "主担当",
        "自機関で受けた相談",
        "支援フロー",
        "次にできること",
        "終結の手続きへ",
    ):
        assert words in text, words


def test_only_the_secretariat_has_the_whole_view(client_for: Any, cast: Any, case: Case) -> None:
    assert client_for(cast.houkatsu).get("/overview/").status_code == 404
    text = client_for(cast.chosei).get("/overview/").content.decode()
    assert "全体の進み具合" in text and "ミドリ" not in text


def test_search_finds_by_number(client_for: Any, cast: Any, case: Case) -> None:
    page = client_for(cast.houkatsu).post("/search/", {"q": case.number})
    assert case.number in page.content.decode()


def test_the_demo_clock_moves_for_everybody(client_for: Any, cast: Any) -> None:
    client = client_for(cast.houkatsu)
    client.post("/clock/", {"at_0": "令和9年1月5日", "at_1": "9:00", "at": "令和9年1月5日 9:00"})
    assert "令和9年1月5日" in client_for(cast.chosei).get("/").content.decode()


@pytest.mark.parametrize("words", ["\0", "髙橋\0", "%", "_", "'\"--", "𠮷" * 5000, "，　 ", "🏠"])
def test_strange_words_find_nothing_and_break_nothing(client_for: Any, cast: Any, words: str) -> None:
    page = client_for(cast.houkatsu).post("/search/", {"q": words})
    assert page.status_code == 200 and "\0" not in page.content.decode()


@pytest.mark.parametrize("number", ["999999", "0", "-1", "１２", "²", "9" * 400, "x"])
def test_any_page_number_is_answered(client_for: Any, cast: Any, case: Case, number: str) -> None:
    assert client_for(cast.houkatsu).get("/cases/", {"page": number}).status_code == 200


@pytest.mark.parametrize(("login", "page"), [("kansa", "/agencies/"), ("admin", "/settings/codes/")])
def test_a_post_without_cases_is_told_what_it_is_for(
    client_for: Any, cast: Any, login: str, page: str
) -> None:
    home = client_for(getattr(cast, login)).get("/").content.decode()
    assert "ケースは見えない" in home and f'href="{page}"' in home and "支援中（見られるもの）" not in home


def test_after_support_the_road_does_not_go_back_to_the_talk(cast: Any, case: Case) -> None:
    from kasane.cases.sight import sight_of
    from kasane.desk.flow import road_of

    steps = road_of(case, sight_of(cast.houkatsu, case)).steps
    assert [step.label for step in steps if step.state == "now"] == ["相談"]
    assert [step.state for step in steps if step.label == "評価・終結"] == ["todo"]


def test_a_consent_agency_is_not_told_of_a_support_conference(cast: Any, case: Case) -> None:
    from kasane.access import Scope
    from kasane.cases import grounds
    from kasane.cases.sight import sight_of
    from kasane.desk.flow import road_of

    grounds.open_ground(case, cast.kikan.agency, "consent", Scope.SHARED, by=cast.houkatsu, sentence="同意")
    labels = [step.label for step in road_of(case, sight_of(cast.kikan, case)).steps]
    assert "支援会議" not in labels
    assert "支援会議" in [step.label for step in road_of(case, sight_of(cast.houkatsu, case)).steps]
