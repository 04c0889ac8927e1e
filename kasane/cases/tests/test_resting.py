"""休止・再開・終結。"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kasane.access import Refused, Scope
from kasane.audit.models import Event, Line
from kasane.cases import actions, grounds
from kasane.cases.closing import Closing
from kasane.cases.models import Case
from kasane.cases.registering import Told
from kasane.kernel import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast: Any) -> Case:
    return actions.open_case(cast.houkatsu.agency, by=cast.houkatsu, told=Told(label="青い屋根の家の方"))


def closing(case: Case, **more: Any) -> Closing:
    day = clock.today() + dt.timedelta(days=91)
    given = {
        "why": "handed_over",
        "holder": case.holder_agency,
        "note": "見守り",
        "return_hint": "困ったら包括へ",
    }
    return Closing(**{**given, "follow_ups": [day], **more})


def test_pausing_needs_a_day_to_look_again(cast: Any, case: Case) -> None:
    with pytest.raises(Refused, match="再確認日"):
        actions.pause(case, by=cast.houkatsu, why="hospital", recheck_on=clock.today())
    actions.pause(case, by=cast.houkatsu, why="hospital", recheck_on=clock.today() + dt.timedelta(days=30))
    assert case.state == "paused"
    actions.resume(case, by=cast.houkatsu)
    assert (case.state, case.recheck_on) == ("open", None)
    assert [move.step for move in case.moves.all()] == ["pause", "resume"]


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ({"why": ""}, "理由"),
        ({"note": ""}, "引き継いだこと"),
        ({"return_hint": ""}, "再相談の目安"),
        ({"follow_ups": []}, "フォロー"),
    ],
)
def test_closing_is_never_one_click(cast: Any, case: Case, missing: dict[str, Any], words: str) -> None:
    with pytest.raises(Refused, match=words):
        actions.close(case, by=cast.houkatsu, closing=closing(case, **missing))
    case.refresh_from_db()
    assert case.state == "open"


def test_closing_leaves_follow_ups_and_a_line(cast: Any, case: Case) -> None:
    actions.close(case, by=cast.houkatsu, closing=closing(case))
    assert case.state == "closed"
    assert Line.objects.filter(case_uid=case.uid, sentence="終結を記録する").exists()
    assert Event.objects.filter(case_uid=case.uid, verb="cases.close").exists()


def test_running_coordination_blocks_closing(cast: Any, case: Case) -> None:
    Case.objects.filter(pk=case.pk).update(coordinated_since=clock.now())
    with pytest.raises(Refused, match="多機関協働を終える"):
        actions.close(case, by=cast.houkatsu, closing=closing(case))


def test_only_the_holder_closes(cast: Any, case: Case) -> None:
    grounds.open_ground(case, cast.kikan.agency, "consent", Scope.SHARED, by=cast.houkatsu, sentence="同意")
    with pytest.raises(Refused, match="主担当"):
        actions.close(case, by=cast.kikan, closing=closing(case))


def test_an_outsider_meets_absence(cast: Any, case: Case) -> None:
    with pytest.raises(Case.DoesNotExist):
        actions.close(case, by=cast.bugai, closing=closing(case))


def test_numbers_run_within_agency_and_year(cast: Any, case: Case) -> None:
    second = actions.open_case(cast.houkatsu.agency, by=cast.houkatsu, told=Told(label="二人目"))
    other = actions.open_case(cast.kikan.agency, by=cast.kikan, told=Told(label="ほか"))
    assert case.number.endswith("-001") and second.number.endswith("-002") and other.number.endswith("-001")
