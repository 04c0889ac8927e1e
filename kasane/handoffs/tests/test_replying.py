"""返事: 引き受ける・一緒に関わる・助言・理由を伝える・つなぎ直す・たずねる。"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kasane.access import Refused, Scope
from kasane.agencies.models import Agency, Assignment
from kasane.audit.models import Event, Line
from kasane.cases.models import Case, Caseworker, Conflict, HolderChange, Involvement, TeamPart
from kasane.handoffs import actions, panel
from kasane.handoffs.models import Handoff
from kasane.handoffs.sending import Sending
from kasane.handoffs.tests.conftest import consented
from kasane.kernel import clock
from kasane.kernel.base import live

pytestmark = pytest.mark.django_db


def scopes(handoff: Handoff) -> list[int]:
    """受けた機関にいま効いている範囲。"""
    rows = Involvement.objects.live().filter(case=handoff.case, agency=handoff.to_agency)
    return sorted(rows.values_list("scope", flat=True))


def team(case: Case) -> set[str]:
    return {part.agency.key for part in TeamPart.objects.filter(live(), case=case)}


def test_taking_moves_the_holder_and_the_sender_stays(cast: Any, case: Case, send: Any) -> None:
    handoff = actions.take(send("kikan"), by=cast.kikan, first_contact_on=clock.today())
    case.refresh_from_db()
    assert (handoff.state, handoff.took_over) == ("taken", True)
    assert (case.holder_agency, case.holder) == (cast.kikan.agency, cast.kikan)
    assert team(case) == {"kikan", "houkatsu-chuo"}
    assert scopes(handoff) == [Scope.OWN, Scope.SHARED]
    assert Caseworker.objects.filter(case=case, assignment=cast.kikan).exists()
    assert HolderChange.objects.get(case=case).to_agency == cast.kikan.agency


def test_taking_without_the_wish_leaves_the_holder(cast: Any, case: Case, send: Any) -> None:
    actions.take(send("kikan", wishes=("visit",)), by=cast.kikan)
    case.refresh_from_db()
    assert case.holder_agency == cast.houkatsu.agency


def test_the_sender_leaves_only_when_both_agree(cast: Any, case: Case, send: Any) -> None:
    actions.take(send("kikan", sender_stays=False), by=cast.kikan, sender_stays=True)
    assert "houkatsu-chuo" in team(case)
    second = send("jiritsu", sender_stays=False)
    actions.take(second, by=cast.jiritsu, holds=False, sender_stays=False)
    assert "houkatsu-chuo" not in team(case)


def test_taking_leaves_a_line_for_the_team(cast: Any, case: Case, send: Any) -> None:
    actions.take(send("kikan"), by=cast.kikan)
    line = Line.objects.get(sentence="引き受ける")
    assert (line.circle_uid, line.need) == (None, Scope.SHARED)
    assert Event.objects.filter(verb="handoffs.take", case_uid=case.uid).exists()


def test_the_office_takes_only_its_part_here(cast: Any, case: Case, send: Any) -> None:
    handoff = actions.take(send("chiiki-fukushi", basis="city"), by=cast.chosei)
    case.refresh_from_db()
    assert handoff.state == "taken" and case.holder_agency == cast.houkatsu.agency
    assert scopes(handoff) == [Scope.OWN]


def test_joining_keeps_the_holder(cast: Any, case: Case, send: Any) -> None:
    handoff = actions.join(send("kikan"), by=cast.kikan, part="通院に付き添う")
    case.refresh_from_db()
    assert handoff.state == "together" and case.holder_agency == cast.houkatsu.agency
    assert scopes(handoff) == [Scope.OWN, Scope.SHARED]
    assert TeamPart.objects.get(case=case, agency=cast.kikan.agency).part == "通院に付き添う"


def test_advice_ends_the_papers_and_keeps_the_own_answer(cast: Any, send: Any) -> None:
    handoff = actions.advise(send("kikan"), by=cast.kikan, reply="計画相談が使えます")
    assert (handoff.state, scopes(handoff)) == ("advised", [Scope.OWN])


def test_declining_needs_a_reason_and_ends_the_papers(cast: Any, case: Case, send: Any) -> None:
    handoff = send("kikan")
    with pytest.raises(Refused, match="断る前に、一緒に関わる方法を選んでください"):
        actions.decline(handoff, by=cast.kikan, reason="")
    with pytest.raises(Refused, match="いつから"):
        actions.decline(handoff, by=cast.kikan, reason="capacity")
    actions.decline(handoff, by=cast.kikan, reason="capacity", able_from="来年1月から")
    case.refresh_from_db()
    assert handoff.state == "declined" and case.holder_agency == cast.houkatsu.agency
    assert scopes(handoff) == [] and not Handoff.objects.visible_to(cast.kikan).exists()


def test_rerouting_checks_the_ground_anew_and_tells_the_sender(cast: Any, case: Case, send: Any) -> None:
    first = send("kikan")
    to = cast.agency("jiritsu")
    words = Sending(to_agency=to, why="家計の相談が先", basis="consent")
    with pytest.raises(Refused, match="同意の宛先に入っていません"):
        actions.reroute(first, by=cast.kikan, sending=words)
    consented(case, cast.agency("kikan"), to)
    second = actions.reroute(first, by=cast.kikan, sending=words)
    first.refresh_from_db()
    assert (first.state, second.state, second.reroutes) == ("rerouted", "sent", first)
    assert second.from_agency == cast.houkatsu.agency and second.letter == first.letter
    assert Handoff.objects.visible_to(cast.houkatsu).count() == 2
    assert list(Handoff.objects.visible_to(cast.jiritsu)) == [second]
    assert scopes(first) == []


def test_a_rerouted_handoff_does_not_run_in_circles(cast: Any, case: Case, send: Any) -> None:
    first = send("kikan")
    back = Sending(to_agency=cast.houkatsu.agency, why="元へ", basis="own")
    with pytest.raises(Refused, match="すでに通った機関"):
        actions.reroute(first, by=cast.kikan, sending=back)


def test_asking_turns_it_to_the_sender_and_telling_counts_anew(cast: Any, send: Any) -> None:
    with clock.at("2026-11-24T10:00"):
        handoff = actions.ask(send("kikan"), by=cast.kikan, question="手帳はありますか")
        assert handoff.state == "asked"
        with pytest.raises(Refused, match="追加確認中"):
            actions.take(handoff, by=cast.kikan)
    with clock.at("2026-11-26T10:00"):
        actions.tell_more(handoff, by=cast.houkatsu, answer="ありません")
        assert handoff.state == "sent" and str(handoff.answer_by) == "2026-12-01"
        rows = Involvement.objects.filter(source=handoff.uid, scope=Scope.EXISTENCE)
        assert rows.filter(until=clock.FOREVER).count() == 1
    assert [move.why for move in handoff.moves.all()] == ["手帳はありますか", "ありません"]


def test_an_answer_is_given_once(cast: Any, send: Any) -> None:
    handoff = actions.take(send("kikan"), by=cast.kikan)
    with pytest.raises(Refused, match="引受済み"):
        actions.join(handoff, by=cast.kikan)


def test_the_sender_cannot_answer_for_an_agency_with_the_screen(cast: Any, send: Any) -> None:
    with pytest.raises(Refused, match="返事をするのは"):
        actions.take(send("kikan"), by=cast.houkatsu)


def test_a_withdrawn_consent_stops_the_taking(cast: Any, send: Any) -> None:
    handoff = send("hokenjo")
    handoff.consent.recipients.all().delete()
    with pytest.raises(Refused, match="宛先に入っていません"):
        actions.take(handoff, by=cast.houkatsu)


def test_a_ground_that_ran_out_stops_the_taking_and_tells_the_sender(cast: Any, send: Any) -> None:
    note = {"ground_note": "3日食べていない", "ground_until": clock.today()}
    handoff = send("hokenjo", basis="life", **note)
    with clock.at(clock.now() + dt.timedelta(days=1)):
        with pytest.raises(Refused, match="見られる期限を過ぎています"):
            actions.take(handoff, by=cast.houkatsu)
        assert "見えていません" in panel.waiting(cast.houkatsu)[0].reason


def test_a_nameless_letter_stays_nameless(cast: Any, case: Case, send: Any) -> None:
    handoff = send("kikan", kinds=32)
    with pytest.raises(Refused, match="属性が伝えられていない"):
        actions.join(handoff, by=cast.kikan)
    actions.advise(handoff, by=cast.kikan, reply="使える制度があります")
    assert not Case.objects.visible_to(cast.kikan).exists()


def test_a_conflict_hides_the_papers(cast: Any, case: Case, send: Any) -> None:
    handoff = send("kikan")
    Conflict.objects.create(
        account=cast.kikan.account, identity=case.person.identity, how="relative", made_by=cast.kikan
    )
    colleague = cast.join("kikan2", "基 二郎", "kikan")
    assert not Handoff.objects.visible_to(cast.kikan).exists()
    assert Handoff.objects.visible_to(colleague).get() == handoff


def test_an_agency_of_named_workers_still_finds_its_new_letters(cast: Any, case: Case, send: Any) -> None:
    Agency.objects.filter(pk=cast.kikan.agency.pk).update(sight="assigned")
    member = Assignment.objects.live().get(pk=cast.kikan.pk)
    colleague = cast.join("kikan2", "基 二郎", "kikan")
    colleague = Assignment.objects.live().get(pk=colleague.pk)
    actions.take(send("kikan"), by=member)
    assert Case.objects.visible_to(member).exists()
    assert not Case.objects.visible_to(colleague).exists()


def test_going_back_to_the_first_agency_is_the_same_thing_the_other_way(
    cast: Any, case: Case, send: Any
) -> None:
    first = actions.take(send("kikan"), by=cast.kikan)
    case.refresh_from_db()
    sending = Sending(
        to_agency=cast.houkatsu.agency, why="落ち着いた", basis="own", returns=first, ground_note=""
    )
    back = actions.send(case, by=cast.kikan, sending=sending)
    assert back.returns == first and case.holder_agency == cast.kikan.agency
    actions.take(back, by=cast.houkatsu)
    case.refresh_from_db()
    assert case.holder_agency == cast.houkatsu.agency


def test_reading_the_reply_is_only_for_the_sender(cast: Any, send: Any) -> None:
    handoff = actions.take(send("kikan"), by=cast.kikan)
    with pytest.raises(Refused, match="送った"):
        actions.read_reply(handoff, by=cast.kikan)
    assert actions.read_reply(handoff, by=cast.houkatsu).read_at
