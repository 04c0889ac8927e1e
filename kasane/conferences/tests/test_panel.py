"""机（desk）に手渡すもの。"""

from __future__ import annotations

import datetime as dt

import pytest

from kasane.cases.models import Case
from kasane.cases.sight import sight_of
from kasane.conferences import actions, panel, stages
from kasane.kernel import clock


def _verbs(member):
    return [row.verb for row in panel.waiting(member)]


def test_the_case_page_shows_matters_of_my_circles_only(cast, case, held):
    assert panel.show(case, cast.chosei, sight_of(cast.chosei, case))
    assert not panel.show(case, cast.csw, sight_of(cast.csw, case))


def test_csw_is_offered_to_ask_and_reads_why_it_cannot_call(cast, case):
    offers = {o.label: o for o in panel.offers(case, cast.csw, sight_of(cast.csw, case))}
    assert offers["支援会議の開催を求める"].open
    assert "市だけ" in offers["支援会議を招集する（市のみ）"].reason
    assert not offers["重層的支援会議を開く"].open


def test_waiting_follows_the_turn(cast, case, held, consent):
    actions.ask_convening(case, by=cast.csw, why="別の事情")
    assert "開催の求めに答える" in _verbs(cast.chosei)
    assert "開催の求めの返事を待つ" in _verbs(cast.csw)
    actions.say(held, by=cast.chosei, agency=cast.gakko.agency, body="夏から来ていない")
    assert "支援チームへ開くかを答える" in _verbs(cast.gakko)
    assert "支援チームへ開くかを答える" not in _verbs(cast.hoken)
    guest = actions.seat_guest(
        held, by=cast.chosei, name="家主 太", affiliation="家主", secrecy_at=clock.now()
    )
    actions.hand_out(guest, by=cast.chosei, parts=["household"])
    actions.close_item(held, by=cast.chosei)
    actions.close_sitting(held.part.sitting, by=cast.chosei)
    assert "会議の記録を確定する" in _verbs(cast.chosei)
    with clock.at(clock.now() + dt.timedelta(days=85)):
        verbs = _verbs(cast.chosei)
        assert "会議の案件を見直す" in verbs and "配った資料を返してもらう" in verbs
    assert not panel.waiting(cast.bugai)


def test_upcoming_meetings_carry_numbers_only(cast, held):
    row = panel.upcoming(cast.gakko)[0]
    assert (row.label, row.ground) == ("第1回 支援会議", "conference") and "案件1件" in row.note
    assert not panel.upcoming(cast.bugai)


def test_the_stage_is_under_support_until_the_matter_ends(cast, case, held):
    assert Case.objects.filter(stages.under_support(), pk=case.pk).exists()
    actions.end_matter(held.matter, by=cast.chosei, why="consent")
    assert not Case.objects.filter(stages.under_support(), pk=case.pk).exists()


@pytest.mark.parametrize("login", ["chosei", "gakko"])
def test_a_page_of_a_meeting_asks_a_constant_number_of_questions(
    cast, held, client_for, django_assert_max_num_queries, login
):
    for member in (cast.kodomo, cast.sogo, cast.jiritsu, cast.seikatsu, cast.kikan):
        actions.seat(held, by=cast.chosei, agency=member.agency)
    client = client_for(cast.members[login])
    with django_assert_max_num_queries(30):
        client.get(f"/items/{held.uid}/")
