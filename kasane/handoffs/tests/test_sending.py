"""つなぎを送る: 根拠を確かめ、輪を開き、主担当は動かない。"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kasane.access import Refused, Scope
from kasane.audit.models import Event, Line
from kasane.cases.models import Case, Involvement
from kasane.cases.registering import Told
from kasane.consent.models import Reliance
from kasane.handoffs import actions
from kasane.handoffs.models import Handoff
from kasane.handoffs.sending import Sending
from kasane.kernel import clock
from kasane.records.models import Told as Disclosure

pytestmark = pytest.mark.django_db


def test_the_receiver_sees_the_papers_and_not_the_case(cast: Any, case: Case, send: Any) -> None:
    handoff = send("kikan")
    assert Handoff.objects.visible_to(cast.kikan).get() == handoff
    assert not Case.objects.visible_to(cast.kikan).exists()
    row = Involvement.objects.get(case=case, agency=cast.kikan.agency)
    assert (row.scope, row.circle, row.basis) == (Scope.PAPERS, handoff.circle, "consent")


def test_the_sender_stays_the_holder_until_it_is_taken(cast: Any, case: Case, send: Any) -> None:
    send("kikan")
    case.refresh_from_db()
    assert (case.holder_agency, case.holder) == (cast.houkatsu.agency, cast.houkatsu)


@pytest.mark.parametrize("login", ["bugai", "admin", "houkatsu2", "kansa"])
def test_an_outsider_sees_nothing(cast: Any, send: Any, login: str) -> None:
    handoff = send("kikan")
    member = getattr(cast, login)
    assert not Handoff.objects.visible_to(member).exists()
    assert not Handoff.objects.known_to(member).exists()
    with pytest.raises(Handoff.DoesNotExist):
        actions.take(handoff, by=member)


def test_sending_is_recorded_and_told(cast: Any, case: Case, send: Any) -> None:
    handoff = send("kikan")
    assert Event.objects.get(verb="handoffs.send").case_uid == case.uid
    line = Line.objects.get(sentence="つなぎを送る")
    assert (line.circle_uid, line.subject) == (handoff.circle.uid, "包括中央 → 基幹")
    told = Disclosure.objects.get(case=case)
    assert (told.to_agency, told.basis) == (cast.kikan.agency, "consent")
    assert Reliance.objects.filter(consent=handoff.consent, involvement__agency=cast.kikan.agency).exists()


def test_the_letter_holds_only_the_kinds_that_go_along(case: Case, send: Any) -> None:
    handoff = send("kikan", kinds=32)
    assert "person" not in handoff.letter
    assert "見本" not in str(handoff.letter)


def test_the_letter_does_not_change_with_the_case(case: Case, send: Any) -> None:
    handoff = send("kikan")
    case.person.shown_name = "別の名"
    case.person.save()
    handoff.refresh_from_db()
    assert handoff.letter["person"]["name"] == "見本 健一"


def test_an_agency_outside_the_consent_is_refused(cast: Any, case: Case, send: Any) -> None:
    send("kikan")
    words = Sending(to_agency=cast.agency("jiritsu"), why="家計", basis="consent")
    with pytest.raises(Refused, match="同意の宛先に入っていません"):
        actions.send(case, by=cast.houkatsu, sending=words)
    assert Handoff.objects.count() == 1


@pytest.mark.parametrize(
    ("to", "basis", "words"),
    [
        ("seikatsu-shien", "internal", "課長級"),
        ("hokenjo", "public", "課長級"),
        ("shakyo-itaku", "contract", "調整担当だけ"),
        ("kikan", "city", "多機関協働の窓口"),
        ("kikan", "own", "はじめに受けた機関"),
        ("kikan", "conference", "つなぎでは使えません"),
        ("hokenjo", "life", "何が迫っているか"),
    ],
)
def test_who_may_set_which_ground(cast: Any, send: Any, to: str, basis: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        send(to, basis=basis)
    assert not Handoff.objects.exists() and not Involvement.objects.filter(agency=cast.agency(to)).exists()


def test_a_ground_for_protection_needs_an_end(send: Any) -> None:
    with pytest.raises(Refused, match="見られる期限"):
        send("hokenjo", basis="life", ground_note="3日食べていない。本人に連絡がつかない")
    until = clock.today() + dt.timedelta(days=30)
    handoff = send("hokenjo", basis="life", ground_note="3日食べていない", ground_until=until)
    row = Involvement.objects.get(source=handoff.uid, agency=handoff.to_agency)
    assert row.until == clock.end_of(until)


def test_the_office_is_reached_as_city_work(cast: Any, send: Any) -> None:
    handoff = send("chiiki-fukushi", basis="city")
    assert handoff.ground_note == "多機関協働の窓口の業務"
    assert Handoff.objects.visible_to(cast.chosei).get() == handoff


def test_urgent_needs_a_recorded_call(send: Any) -> None:
    with pytest.raises(Refused, match="先に電話で話して"):
        send("kikan", urgent=True)
    handoff = send("kikan", urgent=True, call_at=clock.now(), call_to="基幹 なつき")
    assert handoff.urgent


def test_one_open_handoff_per_agency(send: Any) -> None:
    send("kikan")
    with pytest.raises(Refused, match="返事を待っています"):
        send("kikan")


def test_a_restricted_case_names_one_secretariat_worker(cast: Any, case: Case, send: Any) -> None:
    Case.objects.filter(pk=case.pk).update(restricted_at=clock.now())
    with pytest.raises(Refused, match="事務局の職員を一人"):
        send("kikan")
    handoff = send("kikan", watcher=cast.chosei)
    assert Involvement.objects.get(source=handoff.uid, scope=Scope.EXISTENCE).assignment == cast.chosei
    assert Handoff.objects.visible_to(cast.kikan).get() == handoff
    assert actions.take(handoff, by=cast.kikan).took_over
    assert Case.objects.visible_to(cast.kikan).exists()


def test_a_nameless_case_is_opened_in_the_same_act(cast: Any) -> None:
    sending = Sending(to_agency=cast.agency("chiiki-fukushi"), why="物音が続いている", basis="city")
    handoff = actions.open_and_send(
        cast.houkatsu.agency, by=cast.houkatsu, told=Told(label="新曽・青い屋根の家の方"), sending=sending
    )
    assert handoff.case.holder_agency == cast.houkatsu.agency
    assert handoff.letter["person"]["name"] == "新曽・青い屋根の家の方"


def test_a_refused_handoff_opens_no_case(cast: Any) -> None:
    sending = Sending(to_agency=cast.agency("kikan"), why="相談", basis="consent")
    with pytest.raises(Refused, match="同意"):
        actions.open_and_send(
            cast.houkatsu.agency, by=cast.houkatsu, told=Told(label="名のない方"), sending=sending
        )
    assert not Case.objects.exists()


def test_a_ground_that_only_reads_cannot_send(cast: Any, case: Case) -> None:
    Involvement.objects.filter(case=case).update(writes=False)
    with pytest.raises(Case.DoesNotExist):
        actions.send(
            case,
            by=cast.houkatsu,
            sending=Sending(to_agency=cast.agency("chiiki-fukushi"), why="相談", basis="city"),
        )


def test_between_city_sections_the_charge_is_recorded(cast: Any, case: Case) -> None:
    from kasane.cases import actions as cases

    mine = cases.open_case(cast.seikatsu.agency, by=cast.seikatsu, told=Told(label="窓口に来られた方"))
    sending = Sending(to_agency=cast.agency("kenko-zukuri"), why="受診の相談", basis="city")
    handoff = actions.send(mine, by=cast.seikatsu, sending=sending)
    assert handoff.ground_note == "福祉保健センター 健康づくり担当の所掌する業務"
