"""支援会議で話したことは、話した機関が開くまで、会議の中だけのもの。"""

from __future__ import annotations

import pytest

from kasane.access import Refused, Scope
from kasane.cases import grounds
from kasane.conferences import actions
from kasane.conferences.models import Statement
from kasane.consent import actions as consents
from kasane.records.models import Note

SECRET = "去年の夏から学校に来ていない"


@pytest.fixture
def said(cast, held) -> Note:
    actions.say(held, by=cast.chosei, agency=cast.gakko.agency, speaker="教育 まなみ", body=SECRET)
    return Statement.objects.get().note


@pytest.fixture
def kikan_in_team(cast, consent, plan_item):
    """基幹は、同意により支援チームと重層的支援会議にいる。"""
    consents.bring_in(consent, by=cast.chosei, agency=cast.kikan.agency, part="障がいの相談")
    actions.seat(plan_item, by=cast.chosei, agency=cast.kikan.agency)
    return cast.kikan


def test_what_was_told_belongs_to_the_agency_that_told_it(cast, said):
    assert said.agency == cast.gakko.agency and said.entered_for == cast.gakko.agency
    assert said.circle is not None
    for member in (cast.chosei, cast.gakko, cast.hoken):
        assert Note.objects.visible_to(member).filter(pk=said.pk).exists()
    for member in (cast.csw, cast.houkatsu, cast.bugai):
        assert not Note.objects.visible_to(member).filter(pk=said.pk).exists()


def test_it_is_not_visible_in_the_plan_conference_until_its_source_opens_it(cast, said, kikan_in_team):
    seen = Note.objects.visible_to(kikan_in_team)
    assert not seen.filter(body=SECRET).exists()
    copy = actions.open_to_team(said, by=cast.gakko)
    opened = seen.get(body=SECRET)
    assert opened == copy and opened.pk != said.pk
    assert opened.opened_from == said and opened.agency == cast.gakko.agency
    assert "教育政策室" in opened.opened_under and "第1回 支援会議" in opened.opened_under
    assert "本人の同意" in opened.opened_under
    assert not seen.filter(pk=said.pk).exists()
    said.refresh_from_db()
    assert said.circle is not None


def test_nobody_opens_what_another_agency_told(cast, said, consent):
    with pytest.raises(Refused, match="話した機関だけ"):
        actions.open_to_team(said, by=cast.chosei)
    with pytest.raises(Refused):
        actions.open_to_team(said, by=cast.hoken)


def test_nothing_opens_without_a_live_consent(cast, said):
    with pytest.raises(Refused, match="本人の同意がまだありません"):
        actions.open_to_team(said, by=cast.gakko)


def test_it_may_be_opened_in_other_words_or_kept(cast, held, said, kikan_in_team):
    actions.open_to_team(said, by=cast.gakko, body="登校がむずかしくなっている")
    words = set(Note.objects.visible_to(kikan_in_team).values_list("body", flat=True))
    assert "登校がむずかしくなっている" in words and SECRET not in words
    actions.say(held, by=cast.gakko, body="もう一つの話")
    other = Statement.objects.latest("id").note
    actions.keep_closed(other, by=cast.gakko)
    with pytest.raises(Refused, match="もう答えて"):
        actions.open_to_team(other, by=cast.gakko)


def test_a_member_may_write_only_its_own_words(cast, held):
    with pytest.raises(Refused, match="自分の機関"):
        actions.say(held, by=cast.hoken, agency=cast.gakko.agency, body="学校が言ったこと")


def test_ending_closes_the_circle_but_tasks_and_the_citys_record_stay(cast, held, said):
    from kasane.conferences.models import Item
    from kasane.records.models import Task

    actions.resolve(
        held,
        by=cast.chosei,
        agency=cast.gakko.agency,
        what="家に手紙を届ける",
        due_on=held.part.sitting.held_on,
    )
    actions.close_item(held, by=cast.chosei)
    actions.end_matter(held.matter, by=cast.chosei, why="agency", note="学校が見守る")
    assert not Item.objects.visible_to(cast.gakko).exists()
    assert Item.objects.visible_to(cast.chosei).exists()
    assert not Note.objects.visible_to(cast.hoken).exists()
    assert Task.objects.visible_to(cast.gakko).get().what == "家に手紙を届ける"


def test_a_later_ground_of_the_listener_shows_nothing_of_the_meeting(cast, case, said):
    grounds.open_ground(case, cast.jiritsu.agency, "own", Scope.FULL, by=cast.chosei, sentence="試験のため")
    assert not Note.objects.visible_to(cast.jiritsu).filter(body=SECRET).exists()
