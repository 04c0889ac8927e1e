"""会議の頁: 会議の日を、画面だけで歩く。"""

from __future__ import annotations

import datetime as dt
import re

import pytest

from kasane.audit.models import Event
from kasane.conferences import actions
from kasane.conferences.models import ConveningRequest, Item, LocalIssue, Paper, Seat, Sitting, Statement
from kasane.kernel import clock

NAME = "見本 進"


def _day():
    return f"{clock.today():%Y-%m-%d}"


@pytest.fixture
def chair(cast, client_for):
    return client_for(cast.chosei)


def test_csw_reads_why_and_where_to_ask(cast, case, client_for):
    client = client_for(cast.csw)
    page = client.get(f"/sittings/new/?case={case.uid}")
    assert "支援会議を招集できるのは市だけです" in page.text and "開催を求める" in page.text
    words = {"kind": "support", "held_on": _day(), "starts": "14:00", "place": "会議室2"}
    answer = client.post("/sittings/new/", words)
    assert answer.status_code == 422
    assert "支援会議を招集できるのは市だけです" in answer.text and "会議室2" in answer.text
    assert not Sitting.objects.exists()


def test_csw_asks_from_the_case_page_and_the_city_answers(cast, case, client_for, chair):
    client = client_for(cast.csw)
    assert "支援会議の開催を求める" in client.get(f"/cases/{case.uid}/matters/").text
    assert (
        client.post(f"/cases/{case.uid}/convening-requests/", {"why": "三機関にまたがる"}).status_code == 302
    )
    asked = ConveningRequest.objects.get()
    assert "求めに答える" in chair.get(f"/convening-requests/{asked.uid}/").text
    words = {"opens": "yes", "reply": "12月に取り上げます"}
    assert chair.post(f"/convening-requests/{asked.uid}/answer/", words).status_code == 302
    assert "12月に取り上げます" in client.get(f"/convening-requests/{asked.uid}/").text
    assert client.post(f"/convening-requests/{asked.uid}/reading/").status_code == 302


def test_a_sitting_is_called_put_on_the_agenda_and_run(cast, case, client_for, chair):
    words = {"kind": "support", "held_on": _day(), "starts": "14:00", "ends": "15:30", "place": "会議室2"}
    answer = chair.post(f"/sittings/new/?case={case.uid}", words)
    sitting = Sitting.objects.get()
    assert answer.headers["Location"] == f"/sittings/{sitting.uid}/parts/1/items/?case={case.uid}"
    page = chair.get(answer.headers["Location"])
    assert case.number in page.text
    words = {"number": case.number, "topic": "new", "purpose": "share", "why": "一機関では見込みがない"}
    assert chair.post(f"/sittings/{sitting.uid}/parts/1/items/", words).status_code == 302
    item = Item.objects.get()
    url = f"/items/{item.uid}"
    assert chair.post(f"{url}/seats/", {"agency": cast.gakko.agency.uid}).status_code == 302
    chair.post(f"{url}/start/")
    words = {"agency": cast.gakko.agency.uid, "speaker": "教育 まなみ", "body": "夏から来ていない"}
    assert chair.post(f"{url}/statements/", words).status_code == 302
    words = {"agency": cast.gakko.agency.uid, "what": "手紙を届ける", "due_on": _day()}
    assert chair.post(f"{url}/resolutions/", words).status_code == 302
    page = chair.get(f"{url}/")
    for word in (NAME, "夏から来ていない", "手紙を届ける", "第1回 支援会議", "支援会議の外では話せません"):
        assert word in page.text
    assert chair.post(f"{url}/end/").status_code == 302
    assert chair.post(f"/sittings/{sitting.uid}/end/").status_code == 302
    assert chair.post(f"/sittings/{sitting.uid}/parts/1/minute/", {"general": "開会"}).status_code == 302
    assert chair.post(f"/sittings/{sitting.uid}/parts/1/seal/").status_code == 302
    assert "確定" in chair.get(f"/sittings/{sitting.uid}/parts/1/minutes/").text


def test_what_was_typed_stays_when_a_decision_lacks_its_agency(cast, held, chair):
    answer = chair.post(f"/items/{held.uid}/resolutions/", {"what": "健診の案内を添える", "due_on": _day()})
    assert answer.status_code == 422
    assert "健診の案内を添える" in answer.text and "か所を直すと" in answer.text


def test_no_two_fields_of_the_item_share_an_id(held, chair):
    ids = re.findall(r'<(?:select|input|textarea)[^>]* id="([^"]+)"', chair.get(f"/items/{held.uid}/").text)
    assert len(ids) == len(set(ids))


def test_an_uncovered_agency_is_shown_the_three_ways_and_the_case_stays(cast, plan_item, chair):
    url = f"/items/{plan_item.uid}"
    answer = chair.post(f"{url}/seats/", {"agency": cast.jiritsu.agency.uid})
    assert answer.status_code == 422
    for word in (
        "追加の同意を電話で得る",
        "この機関の回だけ退席してもらう",
        "名前を伏せて意見だけ聞く",
        "案件は議題に残って",
    ):
        assert word in answer.text
    assert f"/cases/{plan_item.matter.case.uid}/consents/phone/" in answer.text
    assert chair.post(f"{url}/absences/", {"agency": cast.jiritsu.agency.uid}).status_code == 302
    assert "渡りません。画面にも出ません" in chair.get(f"{url}/").text


def test_lists_and_notices_carry_numbers_and_no_names(cast, case, held, chair):
    for path in ("/sittings/", f"/sittings/{held.part.sitting.uid}/notice/"):
        page = chair.get(path)
        assert case.number in page.text and NAME not in page.text


def test_a_member_with_papers_only_sees_the_item_but_not_the_case(cast, case, held, client_for):
    client = client_for(cast.gakko)
    assert NAME in client.get(f"/items/{held.uid}/").text
    assert NAME in client.get(f"/matters/{held.matter.uid}/").text
    assert client.get(f"/cases/{case.uid}/matters/").status_code == 404
    assert client.get(f"/items/{held.uid}/papers/").status_code == 404
    assert client.post(f"/items/{held.uid}/resolutions/", {"what": "x"}).status_code == 422


def test_looking_at_an_item_is_logged_with_its_ground(cast, case, held, client_for):
    client_for(cast.gakko).get(f"/items/{held.uid}/")
    look = Event.objects.filter(kind="view", verb="conferences:item").latest("id")
    assert look.case_uid == case.uid and look.grounds
    assert look.shown == case.person.uid.bytes


def test_papers_are_given_by_seat_and_printed_with_the_sentence(cast, held, chair, client_for):
    seat = held.seats.get(agency=cast.gakko.agency)
    url = f"/items/{held.uid}/papers/"
    assert chair.get(url).status_code == 200
    assert chair.post(url, {f"{seat.uid}-parts": ["household", "roles"]}).status_code == 302
    paper = Paper.objects.get()
    client = client_for(cast.gakko)
    page = client.get(f"/papers/{paper.uid}/")
    assert "1-1-01" in page.text and "支援会議の外では話せません" in page.text
    assert client_for(cast.hoken).get(f"/papers/{paper.uid}/").status_code == 404
    assert chair.get(f"/items/{held.uid}/papers/print/").status_code == 200
    with clock.at(paper.closes_at + dt.timedelta(minutes=1)):
        assert client.get(f"/papers/{paper.uid}/").status_code == 404


def test_guests_secrecy_and_the_way_in_and_out(cast, held, chair):
    words = {"name": "家主 太", "affiliation": "家主", "secrecy_at": f"{_day()} 0:00"}
    assert chair.post(f"/items/{held.uid}/guests/", words).status_code == 302
    seat = Seat.objects.get(agency=cast.gakko.agency)
    assert (
        chair.post(f"/seats/{seat.uid}/secrecy/", {"how": "signed", "at": f"{_day()} 0:00"}).status_code
        == 302
    )
    chair.post(f"/seats/{seat.uid}/arrival/")
    chair.post(f"/seats/{seat.uid}/departure/")
    seat.refresh_from_db()
    assert seat.in_at and seat.out_at
    assert "家主 太" in chair.get(f"/sittings/{held.part.sitting.uid}/roster/").text
    assert chair.get(f"/seats/{seat.uid}/cancellation/").status_code == 200


def test_the_source_answers_on_its_own_page(cast, case, held, consent, client_for):
    actions.say(held, by=cast.chosei, agency=cast.gakko.agency, body="夏から来ていない")
    note = Statement.objects.get().note
    client = client_for(cast.gakko)
    assert "支援チームへ開くか" in client.get(f"/matters/{held.matter.uid}/").text
    assert client.post(f"/notes/{note.uid}/opening/", {"answer": "restate"}).status_code == 422
    assert client.post(f"/notes/{note.uid}/opening/", {"answer": "open"}).status_code == 302
    assert Statement.objects.get().answer == "opened"
    assert client_for(cast.chosei).post(f"/notes/{note.uid}/opening/", {"answer": "open"}).status_code == 422


def test_the_city_asks_for_information_and_a_paper_agency_answers_by_fax(cast, held, chair):
    words = {"agency": cast.agency("hokenjo").uid, "number": "戸福第12号", "items": "受診の経過"}
    assert chair.post(f"/matters/{held.matter.uid}/info-requests/", words).status_code == 302
    asked = held.matter.info_requests.get()
    words = {"answer": "受診なし", "told_by": "担当 保健師", "told_at": f"{_day()} 0:00", "told_how": "fax"}
    assert chair.post(f"/info-requests/{asked.uid}/answer/", words).status_code == 302
    assert "受診なし" in chair.get(f"/info-requests/{asked.uid}/").text


def test_ending_the_matter_warns_of_what_is_left_unanswered(cast, held, chair):
    actions.say(held, by=cast.chosei, agency=cast.gakko.agency, body="夏から来ていない")
    page = chair.get(f"/matters/{held.matter.uid}/end/")
    assert "まだ答えのない話が1件" in page.text
    assert chair.post(f"/matters/{held.matter.uid}/end/", {"why": "agency"}).status_code == 302
    assert "取扱い終了" in chair.get(f"/matters/{held.matter.uid}/").text


def test_other_small_pages_open(cast, held, chair):
    for path in ("review", "people", "end", "info-requests"):
        assert chair.get(f"/matters/{held.matter.uid}/{path}/").status_code == 200
    for path in ("/local-issues/", "/pledges/", "/convening-requests/", f"/items/{held.uid}/preparation/"):
        assert chair.get(path).status_code == 200
    chair.post("/local-issues/", {"text": "ひとりで出かけられる場が少ない"})
    assert LocalIssue.objects.count() == 1
    assert (
        chair.post(
            "/pledges/", {"agency": cast.hoken.agency.uid, "name": "保 健子", "on": _day()}
        ).status_code
        == 302
    )
    assert chair.post(f"/items/{held.uid}/preparation/", {"picture": "母と子"}).status_code == 302
    assert "母と子" in chair.get(f"/items/{held.uid}/").text


@pytest.mark.parametrize("login", ["bugai", "admin", "kansa"])
def test_nobody_else_finds_a_page(cast, held, client_for, login):
    client = client_for(cast.members[login])
    seat = held.seats.first()
    for path in (
        f"/sittings/{held.part.sitting.uid}/",
        f"/items/{held.uid}/",
        f"/matters/{held.matter.uid}/",
        f"/seats/{seat.uid}/secrecy/",
        f"/sittings/{held.part.sitting.uid}/parts/1/minutes/",
        f"/items/{held.uid}/papers/print/",
    ):
        assert client.get(path).status_code == 404
    assert held.matter.label not in client.get("/sittings/").text
