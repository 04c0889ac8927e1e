"""つなぎの頁。"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse

from kasane.audit.models import Event
from kasane.cases.models import Case
from kasane.handoffs import actions, origin, panel
from kasane.handoffs.models import Handoff
from kasane.handoffs.tests.conftest import consented
from kasane.handoffs.urls import urlpatterns
from kasane.kernel import clock

pytestmark = pytest.mark.django_db
AFTER = "2027-01-07T08:30"
RECEIVER = ["handoff", "print", "taking", "joining", "advice", "declining", "rerouting", "question"]
SENDER = ["handoff", "print", "more", "recall"]
OF_HANDOFF = [p.name for p in urlpatterns if str(p.pattern).startswith("handoffs/<")]


def at(name: str, handoff: Handoff) -> str:
    return reverse(f"handoffs:{name}", args=[handoff.uid])


def letter(**more: Any) -> dict[str, Any]:
    return {
        "why": "暮らし",
        "wishes": ["take"],
        "how": "phone",
        "kinds": ["1", "32"],
        "basis": "consent",
        **more,
    }


@pytest.mark.parametrize("name", RECEIVER)
def test_the_receiver_opens_every_page(client_for: Any, cast: Any, send: Any, name: str) -> None:
    handoff = send("kikan")
    page = client_for(cast.kikan).get(at(name, handoff))
    assert page.status_code == 200 and "見本 健一" in page.content.decode()
    event = Event.objects.filter(kind="view").latest("id")
    assert event.case_uid == handoff.case.uid
    assert handoff.case.person.uid.bytes in bytes(event.shown)


@pytest.mark.parametrize("name", SENDER)
def test_the_sender_opens_every_page(client_for: Any, cast: Any, send: Any, name: str) -> None:
    page = client_for(cast.houkatsu).get(at(name, send("kikan")))
    assert page.status_code == 200


@pytest.mark.parametrize("name", OF_HANDOFF)
@pytest.mark.parametrize("login", ["bugai", "admin", "chosei"])
def test_outsiders_meet_absence(client_for: Any, cast: Any, send: Any, name: str, login: str) -> None:
    handoff = send("kikan")
    client = client_for(getattr(cast, login))
    if name != "reading":
        assert client.get(at(name, handoff)).status_code == 404
    assert client.post(at(name, handoff), {}).status_code == 404


def test_the_receiver_does_not_reach_the_case(client_for: Any, cast: Any, case: Case, send: Any) -> None:
    send("kikan")
    assert client_for(cast.kikan).get(f"/cases/{case.uid}/handoffs/").status_code == 404
    page = client_for(cast.houkatsu).get(f"/cases/{case.uid}/handoffs/")
    assert "基幹" in page.content.decode()


def test_sending_from_the_case(client_for: Any, cast: Any, case: Case) -> None:
    consented(case, cast.agency("kikan"))
    url = f"/cases/{case.uid}/handoffs/new/"
    client = client_for(cast.houkatsu)
    assert client.get(url).status_code == 200
    page = client.post(
        url, letter(to_agency=str(cast.agency("kikan").uid), troubles=["care"], heed="昼に電話")
    )
    handoff = Handoff.objects.get()
    assert page.status_code == 302 and handoff.letter["heed"] == "昼に電話"
    assert (handoff.kinds, handoff.sender_stays) == (33, True)


def test_an_urgent_one_without_a_call_keeps_what_was_typed(client_for: Any, cast: Any, case: Case) -> None:
    consented(case, cast.agency("kikan"))
    data = letter(to_agency=str(cast.agency("kikan").uid), urgent="on", why="今夜の食べものがない")
    page = client_for(cast.houkatsu).post(f"/cases/{case.uid}/handoffs/new/", data)
    body = page.content.decode()
    assert page.status_code == 422 and not Handoff.objects.exists()
    assert "電話をした日時を書くと送れます" in body and "今夜の食べものがない" in body
    data |= {"call_at": "今日 9:05", "call_to": "基幹 なつき"}
    with clock.at("2026-11-24T10:00"):
        assert client_for(cast.houkatsu).post(f"/cases/{case.uid}/handoffs/new/", data).status_code == 302


def test_a_refused_ground_keeps_what_was_typed(client_for: Any, cast: Any, case: Case) -> None:
    data = letter(to_agency=str(cast.agency("kikan").uid), why="通院の付き添い")
    page = client_for(cast.houkatsu).post(f"/cases/{case.uid}/handoffs/new/", data)
    body = page.content.decode()
    assert page.status_code == 422 and "同意がまだありません" in body and "通院の付き添い" in body


def test_one_page_without_a_case(client_for: Any, cast: Any) -> None:
    client = client_for(cast.houkatsu)
    assert client.get("/handoffs/new/").status_code == 200
    data = letter(to_agency=str(cast.agency("chiiki-fukushi").uid), basis="city")
    assert client.post("/handoffs/new/", data).status_code == 422
    page = client.post("/handoffs/new/", {**data, "label": "青い屋根の家の方", "birth": "50歳くらい"})
    assert page.status_code == 302
    assert Handoff.objects.get().letter["person"]["age"] == "50歳"


@pytest.mark.parametrize(
    ("name", "data", "state"),
    [
        ("taking", {"holds": "on"}, "taken"),
        ("joining", {"part": "通院"}, "together"),
        ("advice", {"reply": "制度があります"}, "advised"),
        ("declining", {"reason": "criteria"}, "declined"),
        ("question", {"question": "手帳は"}, "asked"),
    ],
)
def test_each_answer_from_its_page(
    client_for: Any, cast: Any, send: Any, name: str, data: dict[str, str], state: str
) -> None:
    handoff = send("kikan")
    assert client_for(cast.kikan).post(at(name, handoff), data).status_code == 302
    handoff.refresh_from_db()
    assert handoff.state == state


def test_rerouting_from_its_page(client_for: Any, cast: Any, case: Case, send: Any) -> None:
    handoff = send("kikan")
    consented(case, cast.agency("jiritsu"))
    data = {"to_agency": str(cast.agency("jiritsu").uid), "why": "家計から", "basis": "consent"}
    assert client_for(cast.kikan).post(at("rerouting", handoff), data).status_code == 302
    assert Handoff.objects.get(reroutes=handoff).to_agency == cast.agency("jiritsu")
    assert "つなぎ直し済み" in client_for(cast.houkatsu).get("/handoffs/").content.decode()


def test_declining_offers_the_other_ways_first(client_for: Any, cast: Any, send: Any) -> None:
    body = client_for(cast.kikan).get(at("declining", send("kikan"))).content.decode()
    assert "断る前に、一緒に関わる方法を選んでください。" in body
    assert body.index("一緒に関わる</a>") < body.index("引き受けられない理由</legend>")


def test_calling_back_says_who_opened_it(client_for: Any, cast: Any, send: Any) -> None:
    handoff = send("kikan")
    sender = client_for(cast.houkatsu)
    assert "まだ開かれていません" in sender.get(at("recall", handoff)).content.decode()
    client_for(cast.kikan).get(at("handoff", handoff))
    body = sender.get(at("recall", handoff)).content.decode()
    assert "もう開かれています" in body and "基幹 なつき" in body
    assert sender.post(at("recall", handoff), {"why": "宛先を誤った"}).status_code == 302
    assert client_for(cast.kikan).get(at("handoff", handoff)).status_code == 404


def test_a_fax_answer_from_the_pages(client_for: Any, cast: Any, send: Any) -> None:
    handoff = send("hokenjo")
    client = client_for(cast.houkatsu)
    assert "FAX送付状" in client.get(at("print", handoff)).content.decode()
    assert client.get(at("proxy", handoff)).status_code == 200
    assert client.post(at("joining", handoff), {"part": "受診"}).status_code == 422
    told = {"told_by": "山下", "told_at": "きのう 10:00", "told_how": "fax", "part": "受診"}
    assert client.post(at("joining", handoff), told).status_code in (302, 422)


def test_the_secretariat_sees_number_agencies_and_day_only(client_for: Any, cast: Any, send: Any) -> None:
    with clock.at("2026-12-28T15:00"):
        handoff = send("hokenjo")
        assert handoff.case.number not in client_for(cast.chosei).get("/handoffs/").content.decode()
    with clock.at(AFTER):
        client = client_for(cast.chosei)
        for page in ("/handoffs/", at("proxy", handoff), at("joining", handoff)):
            body = client.get(page).content.decode()
            assert handoff.case.number in body and "県保健所" in body
            assert "健一" not in body and handoff.why not in body and "包括 さとる" not in body
        assert client.get(at("handoff", handoff)).status_code == 404


def test_the_list_has_three_shelves(client_for: Any, cast: Any, send: Any) -> None:
    handoff = send("kikan")
    assert panel.open_for(cast.kikan) == 1 and panel.open_for(cast.houkatsu) == 0
    mine, theirs = client_for(cast.kikan), client_for(cast.houkatsu)
    assert "見本 健一" in mine.get("/handoffs/").content.decode()
    assert "見本 健一" in theirs.get("/handoffs/?turn=theirs").content.decode()
    actions.take(handoff, by=cast.kikan)
    assert "引受済み" in theirs.get("/handoffs/").content.decode()
    assert theirs.post(at("reading", handoff)).status_code == 302
    assert "引受済み" in theirs.get("/handoffs/?turn=done").content.decode()
    assert "健一" not in client_for(cast.bugai).get("/handoffs/?turn=done").content.decode()


def test_returning_from_the_case_page(client_for: Any, cast: Any, case: Case, send: Any) -> None:
    handoff = actions.take(send("kikan"), by=cast.kikan)
    url = f"/cases/{case.uid}/handoffs/new/?returns={handoff.uid}"
    client = client_for(cast.kikan)
    assert "元の機関へ引き継ぐ" in client.get(url).content.decode()
    data = letter(to_agency=str(cast.houkatsu.agency.uid), basis="own")
    assert client.post(url, data).status_code == 302
    assert Handoff.objects.get(returns=handoff).to_agency == cast.houkatsu.agency


def test_lists_ask_the_same_number_of_questions(
    client_for: Any, cast: Any, send: Any, django_assert_max_num_queries: Any
) -> None:
    for to in ("kikan", "jiritsu", "hokenjo", "minsei-iin"):
        send(to)
    client = client_for(cast.houkatsu)
    with django_assert_max_num_queries(20):
        client.get("/handoffs/?turn=theirs")
    with django_assert_max_num_queries(12):
        panel.waiting(cast.houkatsu)


def come_from(client: Any, member: Any, **more: Any) -> None:
    """上の部屋が、言葉を預けてつなぐ頁へ進ませたところ。"""
    session = client.session
    origin.hand_over(
        SimpleNamespace(member=member, session=session), why="複数の課題がある", then="/cases/", **more
    )
    session.save()
    assert "複数の課題" not in str(dict(session))


def test_going_on_from_a_talk_brings_the_words_and_comes_back(client_for: Any, cast: Any, case: Case) -> None:
    client = client_for(cast.houkatsu)
    url = f"/cases/{case.uid}/handoffs/new/"
    come_from(client, cast.houkatsu, office=True)
    body = client.get(url).content.decode()
    assert "複数の課題がある" in body and f'value="{cast.agency("chiiki-fukushi").uid}" selected' in body
    data = letter(to_agency=str(cast.agency("chiiki-fukushi").uid), basis="city")
    assert client.post(url, data)["location"] == "/cases/"
    assert client.session["handoff_sent"]["handoff"] == str(Handoff.objects.get().uid)


def test_words_from_a_talk_do_not_reach_another_page(client_for: Any, cast: Any, case: Case) -> None:
    client = client_for(cast.houkatsu)
    come_from(client, cast.houkatsu)
    client.get("/handoffs/new/")
    assert "複数の課題がある" not in client.get(f"/cases/{case.uid}/handoffs/new/").content.decode()
