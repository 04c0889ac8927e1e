"""期限を過ぎる・取り消す・FAXの機関。ひとりでに動くものはない。"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kasane.access import Refused, Scope
from kasane.cases.models import Case, Involvement
from kasane.handoffs import actions, panel
from kasane.handoffs.models import Handoff
from kasane.kernel import clock

pytestmark = pytest.mark.django_db

SENT, DUE, AFTER = "2026-12-28T15:00", "2027-01-06T17:00", "2027-01-07T08:30"


@pytest.fixture
def handoff(send: Any) -> Handoff:
    """仕事納めの日に基幹へ送ったつなぎ。"""
    with clock.at(SENT):
        return send("kikan")


def test_the_answer_is_due_in_open_days_over_the_new_year(handoff: Handoff) -> None:
    assert handoff.answer_by == dt.date(2027, 1, 6)


def test_nothing_moves_by_itself(cast: Any, case: Case, handoff: Handoff) -> None:
    with clock.at(AFTER):
        handoff.refresh_from_db()
        case.refresh_from_db()
        assert (handoff.state, handoff.overdue) == ("sent", True)
        assert case.holder_agency == cast.houkatsu.agency
        assert Handoff.objects.visible_to(cast.kikan).exists()


@pytest.mark.parametrize(
    ("moment", "known"), [(SENT, False), ("2027-01-04T09:00", False), (DUE, False), (AFTER, True)]
)
def test_the_secretariat_learns_of_it_only_after_the_day(
    cast: Any, handoff: Handoff, moment: str, known: bool
) -> None:
    with clock.at(moment):
        assert Handoff.objects.overdue_for(cast.chosei).exists() is known
        assert Case.objects.known_to(cast.chosei).exists() is known
        assert Case.objects.visible_to(cast.chosei).exists() is False
        assert Handoff.objects.visible_to(cast.chosei).exists() is False


def test_both_and_the_secretariat_are_told(cast: Any, handoff: Handoff) -> None:
    with clock.at(AFTER):
        receiver, sender, desk = map(panel.waiting, (cast.kikan, cast.houkatsu, cast.chosei))
    assert "期限を過ぎています" in receiver[0].reason
    assert sender[0].turn == "mine" and "主担当はそのまま" in sender[0].reason
    assert desk[0].due_on == handoff.answer_by
    assert desk[0].person_uid is None and "見本" not in str(desk)


def test_an_answer_ends_the_secretariats_row(cast: Any, handoff: Handoff) -> None:
    with clock.at(AFTER):
        actions.join(handoff, by=cast.kikan)
        assert not Handoff.objects.overdue_for(cast.chosei).exists()
        assert not Case.objects.known_to(cast.chosei).exists()


def test_an_answer_in_time_means_the_secretariat_never_learns(cast: Any, handoff: Handoff) -> None:
    with clock.at("2027-01-05T09:00"):
        actions.take(handoff, by=cast.kikan)
    with clock.at(AFTER):
        assert not Case.objects.known_to(cast.chosei).exists()


def test_only_those_who_oversee_are_told(cast: Any, handoff: Handoff) -> None:
    worker = cast.join("fukushi", "福 祉子", "chiiki-fukushi")
    with clock.at(AFTER):
        assert not Handoff.objects.overdue_for(worker).exists()
        assert not Handoff.objects.overdue_for(cast.bugai).exists()


def test_calling_back_closes_it_at_once(cast: Any, case: Case, handoff: Handoff) -> None:
    with clock.at(AFTER):
        with pytest.raises(Refused, match="取り消す理由"):
            actions.recall(handoff, by=cast.houkatsu, why=" ")
        actions.recall(handoff, by=cast.houkatsu, why="宛先を誤った")
        assert handoff.state == "recalled"
        assert not Handoff.objects.visible_to(cast.kikan).exists()
        assert not Handoff.objects.overdue_for(cast.chosei).exists()
        assert Handoff.objects.visible_to(cast.houkatsu).exists()
        with pytest.raises(Handoff.DoesNotExist):
            actions.take(handoff, by=cast.kikan)


def test_the_receiver_cannot_call_it_back(cast: Any, handoff: Handoff) -> None:
    with clock.at(AFTER), pytest.raises(Refused, match="送った"):
        actions.recall(handoff, by=cast.kikan, why="間違い")


@pytest.fixture
def proxy() -> dict[str, Any]:
    return {
        "told_by": "保健所 保健師 山下",
        "told_at": clock.now(),
        "told_how": "fax",
        "original_kept": "つなぎ簿冊 R8",
    }


def test_an_agency_by_fax_answers_through_the_sender(
    cast: Any, case: Case, send: Any, proxy: dict[str, Any]
) -> None:
    handoff = send("hokenjo", wishes=("take",))
    with pytest.raises(Refused, match="だれから・いつ・どの方法"):
        actions.take(handoff, by=cast.houkatsu)
    actions.take(handoff, by=cast.houkatsu, proxy=proxy)
    case.refresh_from_db()
    assert (handoff.entered_for, handoff.told_by) == (cast.agency("hokenjo"), "保健所 保健師 山下")
    assert (case.holder_agency, case.holder, case.holder_name) == (
        cast.agency("hokenjo"),
        None,
        "保健所 保健師 山下",
    )
    rows = Involvement.objects.live().filter(case=case, agency=cast.agency("hokenjo"))
    assert [row.scope for row in rows] == [Scope.SHARED]


def test_the_secretariat_records_an_overdue_fax_without_seeing_it(
    cast: Any, send: Any, proxy: dict[str, Any]
) -> None:
    with clock.at(SENT):
        handoff = send("hokenjo")
        with pytest.raises(Handoff.DoesNotExist):
            actions.advise(handoff, by=cast.chosei, reply="受診をすすめて", proxy=proxy)
    with clock.at(AFTER):
        actions.advise(handoff, by=cast.chosei, reply="受診をすすめて", proxy=proxy)
        assert not Handoff.objects.visible_to(cast.chosei).exists()
    assert (handoff.state, handoff.read_at) == ("advised", None)


def test_a_question_by_fax_is_recorded(cast: Any, send: Any, proxy: dict[str, Any]) -> None:
    handoff = actions.ask(send("hokenjo"), by=cast.houkatsu, question="主治医はいますか", proxy=proxy)
    assert handoff.state == "asked" and "山下" in handoff.moves.get().why
