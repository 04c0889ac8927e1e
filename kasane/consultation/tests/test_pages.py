"""相談の頁: 打たれたものは、誤りがあっても行を足しても残る。"""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from kasane.consultation.models import Consultation
from kasane.records import actions as records

pytestmark = pytest.mark.django_db
NEW = "/consultations/new/"


def sheet(**more: str) -> dict[str, str]:
    return {
        "about": "other",
        "channel": "phone",
        "received_at_0": "",
        "received_at": "令和8年11月24日 10:00",
        "knows": "unknown",
        "complaint": "「母が心配で」",
        "outcome": "own",
        "label": "中町の二階建ての家の方",
        "member-TOTAL_FORMS": "3",
        "member-INITIAL_FORMS": "0",
        **more,
    }


def test_a_nameless_talk_becomes_a_case(client_for: Any, cast: Any) -> None:
    page = client_for(cast.sogo).post(NEW, sheet())
    assert page.status_code == 302, page.content.decode()[:3000]
    row = Consultation.objects.get()
    assert row.case is not None and row.case.person.name == "中町の二階建ての家の方"


def test_errors_keep_everything_typed(client_for: Any, cast: Any) -> None:
    page = client_for(cast.sogo).post(NEW, sheet(birth="昭和65年4月2日", complaint=""))
    text = page.content.decode()
    assert page.status_code == 422
    assert "昭和は64年1月7日まで" in text and "そのままの言葉" in text
    assert "昭和65年4月2日" in text and "中町の二階建ての家の方" in text
    assert not Consultation.objects.exists()


def test_adding_rows_keeps_everything(client_for: Any, cast: Any) -> None:
    page = client_for(cast.sogo).post(NEW, sheet(more="member", **{"member-0-name": "見本 ハル"}))
    text = page.content.decode()
    assert 'name="member-5-name"' in text and "見本 ハル" in text


def test_the_emergency_road_stands_beside_every_form(client_for: Any, cast: Any) -> None:
    text = client_for(cast.sogo).get(NEW).content.decode()
    assert "すぐに動く道すじ" in text and "通報・通告をしたことになりません" in text


@pytest.mark.parametrize("login", ["bugai", "houkatsu", "admin"])
def test_outsiders_meet_absence(client_for: Any, cast: Any, login: str) -> None:
    client_for(cast.sogo).post(NEW, sheet())
    row = Consultation.objects.get()
    for name in ("consultation", "conclusion"):
        address = reverse(f"consultation:{name}", args=[row.uid])
        assert client_for(getattr(cast, login)).get(address).status_code == 404
    assert "中町" not in client_for(getattr(cast, login)).get("/consultations/").content.decode()


def test_advice_pages(client_for: Any, cast: Any) -> None:
    client = client_for(cast.houkatsu)
    asked = cast.chosei.agency.uid
    page = client.post("/advice/new/", {"asked": str(asked), "trouble": "ごみの多い家"})
    assert page.status_code == 302
    address = page.headers["Location"]
    assert client_for(cast.chosei).get(address).status_code == 200
    assert client_for(cast.bugai).get(address).status_code == 404


def test_a_handoff_sent_from_a_talk_is_tied_to_it(client_for: Any, cast: Any) -> None:
    client = client_for(cast.sogo)
    page = client.post(NEW, sheet(outcome="coordination"))
    assert page.headers["Location"].endswith("/handoffs/new/")
    session = client.session
    given = session["handoff_from"]
    assert given["then"] == "/consultations/handed/" and "母が心配" not in str(given)


def test_a_worry_becomes_a_handoff_with_one_button(client_for: Any, cast: Any) -> None:
    worry = records.report_concern(
        cast.sogo.agency, by=cast.sogo, worry="新聞がたまっている", place_text="青い屋根の家"
    )
    address = reverse("consultation:concern_handoff", args=[worry.uid])
    assert client_for(cast.bugai).post(address).status_code == 404
    client = client_for(cast.sogo)
    page = client.post(address, follow=True).content.decode()
    assert "新聞がたまっている" in page and "青い屋根の家" in page
    sheet = {"label": "青い屋根の家", "why": worry.worry, "wishes": "visit", "how": "phone", "basis": "city"}
    client.post("/handoffs/new/", {**sheet, "to_agency": str(cast.hoken.agency.uid)}, follow=True)
    worry.refresh_from_db()
    assert worry.case is not None and worry.settled_at is not None
    assert client.post(address).status_code == 403
