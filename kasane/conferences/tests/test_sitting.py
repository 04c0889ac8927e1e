"""会議の日: 併催・席・守秘・資料・記録。"""

from __future__ import annotations

import datetime as dt

import pytest

from kasane.access import Refused
from kasane.agencies.models import Post
from kasane.cases.models import Conflict
from kasane.conferences import actions, rules
from kasane.conferences.models import Item, Minute, Paper, Part, Seat
from kasane.kernel import clock
from kasane.records.models import Task

AT = dt.time(14, 0)


def _papers(cast, item, member):
    seat = item.seats.get(agency=member.agency)
    return actions.hand_out(seat, by=cast.chosei, parts=["household", "progress"])


def test_two_parts_have_two_rooms_of_people_and_two_records(cast, case, consent):
    sitting = actions.convene_support(
        cast.chosei.agency,
        by=cast.chosei,
        held_on=clock.today(),
        starts=AT,
        place="会議室",
        then_plan=cast.chosei.agency,
    )
    support, plan = sitting.parts.all()
    first = actions.put_on_agenda(support, by=cast.chosei, case=case, topic="new", purpose="share")
    second = actions.put_on_agenda(plan, by=cast.chosei, case=case, topic="monitoring", purpose="progress")
    hoken = actions.seat(first, by=cast.chosei, agency=cast.hoken.agency)
    actions.seat(second, by=cast.chosei, agency=cast.kikan.agency)
    assert [str(p) for p in Part.objects.visible_to(cast.hoken)] == ["第1回 支援会議"]
    assert [str(p) for p in Part.objects.visible_to(cast.kikan)] == ["第1回 重層的支援会議"]
    actions.confirm_secrecy(hoken, by=cast.chosei, how="statute")
    actions.come_in(hoken, by=cast.chosei)
    assert actions.step_out(hoken, by=cast.chosei).out_at is not None
    for part in (support, plan):
        actions.write_minute(part, by=cast.chosei, general="開会・守秘の確認")
    assert [m.part for m in Minute.objects.visible_to(cast.hoken)] == [support]
    assert [m.part for m in Minute.objects.visible_to(cast.kikan)] == [plan]


def test_papers_open_for_the_own_seat_and_close_at_midnight_in_japan(cast, held):
    paper = _papers(cast, held, cast.gakko)
    assert paper.number == "1-1-01"
    assert paper.closes_at == clock.end_of(held.part.sitting.held_on)
    assert Paper.objects.visible_to(cast.gakko).get() == paper
    assert not Paper.objects.visible_to(cast.hoken).exists()
    with clock.at(paper.closes_at - dt.timedelta(seconds=1)):
        assert Paper.objects.visible_to(cast.gakko).exists()
    with clock.at(paper.closes_at):
        assert not Paper.objects.visible_to(cast.gakko).exists()
        assert not Paper.objects.visible_to(cast.chosei).exists()
        assert Item.objects.visible_to(cast.gakko).exists()


def test_a_paper_never_holds_an_address(cast, case, held):
    case.person.residences.create(
        kind="home", text="新曽一丁目1番1号", source=cast.houkatsu.agency, made_by=cast.houkatsu
    )
    paper = _papers(cast, held, cast.gakko)
    assert "新曽一丁目1番1号" not in str(paper.content)


def test_a_guest_of_the_day_comes_in_after_an_oral_pledge(cast, held):
    with pytest.raises(Refused, match="守秘を口頭で"):
        actions.seat_guest(held, by=cast.chosei, name="家主 太", affiliation="家主")
    seat = actions.seat_guest(
        held, by=cast.chosei, name="家主 太", affiliation="家主", title="家主", secrecy_at=clock.now()
    )
    assert seat.secrecy == "oral" and seat.in_at and seat.given_on_paper
    stand_in = actions.seat_guest(
        held,
        by=cast.chosei,
        name="代 理子",
        agency=cast.gakko.agency,
        secrecy_at=clock.now(),
        stand_in_for=held.seats.get(agency=cast.gakko.agency, name=""),
    )
    assert stand_in.get_kind_display() == "代理"


def test_a_worker_with_a_conflict_is_refused_to_the_chair(cast, case, item):
    Conflict.objects.create(
        account=cast.gakko.account, identity=case.person.identity, how="relative", made_by=cast.gakko
    )
    with pytest.raises(Refused, match="この職員は担当できません"):
        actions.seat(item, by=cast.chosei, agency=cast.gakko.agency, worker=cast.gakko)
    actions.seat(item, by=cast.chosei, agency=cast.gakko.agency)
    assert not Item.objects.visible_to(cast.gakko).exists()
    assert not Part.objects.visible_to(cast.gakko).exists()


def test_a_seat_for_one_worker_is_not_a_seat_for_the_desk(cast, item):
    other = cast.join("gakko2", "別 先生", "kyoiku-seisaku")
    actions.seat(item, by=cast.chosei, agency=cast.gakko.agency, worker=cast.gakko)
    assert Item.objects.visible_to(cast.gakko).exists()
    assert not Item.objects.visible_to(other).exists()


def test_a_pledge_of_the_year_confirms_secrecy(cast, item):
    actions.record_pledge(cast.hoken.agency, by=cast.hoken, name=cast.hoken.name)
    seat = actions.seat(item, by=cast.chosei, agency=cast.hoken.agency, worker=cast.hoken)
    assert seat.secrecy == "pledge"


def test_nobody_comes_in_before_secrecy_is_confirmed(cast, item):
    seat = actions.seat(item, by=cast.chosei, agency=cast.gakko.agency)
    with pytest.raises(Refused, match="守秘"):
        actions.come_in(seat, by=cast.chosei)


def test_a_decision_becomes_a_dated_task_of_an_agency_with_a_seat(cast, held):
    with pytest.raises(Refused, match="席についていません"):
        actions.resolve(held, by=cast.chosei, agency=cast.kikan.agency, what="訪問", due_on=clock.today())
    actions.resolve(held, by=cast.chosei, agency=cast.hoken.agency, what="健診の案内", due_on=clock.today())
    task = Task.objects.visible_to(cast.hoken).get()
    assert task.circle == held.matter.circle and "第1回 支援会議" in task.why
    assert not Task.objects.visible_to(cast.csw).exists()


def test_only_the_organiser_runs_the_meeting(cast, held):
    assert not rules.can_resolve(cast.gakko, held)
    assert not rules.can_start(cast.csw, held)


def test_a_sealed_record_does_not_change(cast, held):
    part = held.part
    with pytest.raises(Refused, match="会議を閉じてから"):
        actions.seal(part, by=cast.chosei)
    with pytest.raises(Refused, match="まだ開いている案件"):
        actions.close_sitting(part.sitting, by=cast.chosei)
    actions.close_item(held, by=cast.chosei)
    actions.close_sitting(part.sitting, by=cast.chosei)
    part = Part.objects.get(pk=part.pk)
    minute = actions.seal(part, by=cast.chosei)
    assert minute.digest
    fresh = Item.objects.get(pk=held.pk)
    with pytest.raises(Refused, match="確定しています"):
        actions.summarise(fresh, by=cast.chosei, summary="あとから")


def test_a_seat_taken_back_closes_its_ground(cast, held):
    seat = held.seats.get(agency=cast.gakko.agency)
    actions.unseat(seat, by=cast.chosei, why="まちがって招いた")
    assert not Item.objects.visible_to(cast.gakko).exists()
    assert Seat.objects.get(pk=seat.pk).involvement is None


def test_a_post_that_only_supervises_sees_no_sitting(cast, held):
    Post.objects.filter(pk=cast.kacho.post_id).update(roles=["supervisor"])
    cast.kacho.post.refresh_from_db()
    assert not rules.can_convene_support(cast.kacho, cast.kacho.agency)


def test_a_guest_never_opens_the_screen_for_the_whole_desk(cast, item):
    """当日来た人の席が、その機関のほかの職員に画面を開くことはない。"""
    seat = actions.seat_guest(
        item, by=cast.chosei, name="飛 び入り", agency=cast.kodomo.agency, secrecy_at=clock.now()
    )
    assert seat.involvement is None and seat.given_on_paper
    assert not Item.objects.visible_to(cast.kodomo).exists()
    actions.seat_guest(item, by=cast.chosei, name="", worker=cast.kodomo, secrecy_at=clock.now())
    assert Item.objects.visible_to(cast.kodomo).exists()


def test_a_restricted_case_is_seated_by_name(cast, case, sitting):
    from kasane.cases.models import Case, Caseworker

    Caseworker.objects.create(case=case, assignment=cast.chosei, made_by=cast.chosei)
    Case.objects.filter(pk=case.pk).update(restricted_at=clock.now())
    item = actions.put_on_agenda(sitting.parts.get(), by=cast.chosei, case=case, topic="new", purpose="share")
    with pytest.raises(Refused, match="職員を一人選んで"):
        actions.seat(item, by=cast.chosei, agency=cast.gakko.agency)
    actions.seat(item, by=cast.chosei, agency=cast.gakko.agency, worker=cast.gakko)
    assert Item.objects.visible_to(cast.gakko).exists()
    assert not Item.objects.visible_to(cast.shocho).exists()
