"""顔ぶれは、いつでもそろう。"""

from __future__ import annotations

from tests.cast import PLAYERS


def test_everybody_of_the_cast_is_in_post(cast):
    from kasane.agencies.models import Assignment

    assert Assignment.objects.live().count() == len(PLAYERS)
    assert cast.csw.agency.has_duty("contracted")
    assert cast.chosei.agency.is_city


def test_the_roles_of_the_cast_exist():
    from kasane.agencies.roles import ROLES

    assert {role for player in PLAYERS for role in player.roles} <= set(ROLES)


def test_the_categories_of_the_cast_exist():
    from kasane.kernel import standard_data
    from tests.cast import DESKS

    known = {
        standard_data.code_row(raw, "no")["key"]
        for raw in standard_data.code_sets()["agency_category"]["rows"]
    }
    assert {desk.category for desk in DESKS} <= known
