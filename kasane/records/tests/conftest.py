"""支援の記録の試験で使う一つのケースと、いくつかの根拠。"""

from __future__ import annotations

from typing import Any

import pytest

from kasane.access import ALL_KINDS, Scope
from kasane.cases import actions as cases
from kasane.cases import grounds
from kasane.cases.models import Case, Circle, Person
from kasane.cases.registering import Told


@pytest.fixture
def case(cast: Any) -> Case:
    """包括が受けた、母のケース。"""
    told = Told(family="見本", given="ハナ", family_kana="みほん", given_kana="はな", age_told=82)
    return cases.open_case(cast.houkatsu.agency, by=cast.houkatsu, told=told)


@pytest.fixture
def son(cast: Any, case: Case) -> Person:
    """同じ記録に登録のある息子。"""
    told = Told(family="見本", given="タロウ", family_kana="みほん", given_kana="たろう", age_told=52)
    row = cases.register_person(case, by=cast.houkatsu, told=told, relation="child")
    assert row.person is not None
    return row.person


@pytest.fixture
def share(cast: Any, case: Case) -> Any:
    """``share(cast.kikan)`` で、その機関に本人についての共有分を開く。"""

    def open_(member: Any, kinds: int = ALL_KINDS, scope: int = Scope.SHARED, **more: Any) -> Any:
        return grounds.open_ground(
            case,
            member.agency,
            "consent",
            scope,
            by=cast.houkatsu,
            sentence="本人の同意のため",
            kinds=kinds,
            **more,
        )

    return open_


@pytest.fixture
def circle(cast: Any, case: Case) -> Circle:
    """支援会議の輪。席は包括と学校。"""
    circle = grounds.new_circle(case, "matter", "支援会議の案件", by=cast.chosei)
    for member in (cast.houkatsu, cast.gakko):
        grounds.open_ground(
            case,
            member.agency,
            "conference",
            Scope.PAPERS,
            by=cast.chosei,
            sentence="支援会議の構成員のため",
            circle=circle,
        )
    return circle
