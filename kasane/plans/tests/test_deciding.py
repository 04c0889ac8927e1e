"""起案と支援決定。"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kasane.access import Refused
from kasane.audit.models import Line
from kasane.kernel import clock
from kasane.plans import actions
from kasane.plans.models import Plan, Ringi
from kasane.plans.tests.conftest import decide, later, whole_text

pytestmark = pytest.mark.django_db


def plan_of(ringi: Ringi) -> Plan:
    return Plan.objects.get(ringi_rows__ringi=ringi)


def test_the_decision_is_recorded_after_the_fact_by_the_secretariat(cast: Any, ringi: Ringi) -> None:
    decide(cast, ringi)
    assert (plan_of(ringi).state, ringi.recorded_by, ringi.decider_title) == (
        "decided",
        cast.chosei,
        "福祉保健センター所長",
    )
    case = plan_of(ringi).members.get().case
    assert Line.objects.filter(case_uid=case.uid).latest("id").sentence == "支援決定を記録する"


def test_the_contractor_may_draft_but_not_record(cast: Any, ringi: Ringi) -> None:
    with pytest.raises(Refused, match=f"市の事務局（{cast.chosei.agency.name}）だけ"):
        actions.decide(
            ringi, by=cast.csw, decider=cast.shocho, decided_on=clock.today(), result="decided", number="1"
        )
    assert plan_of(ringi).state == "decision"


def test_the_drafter_cannot_decide_and_standing_in_works(cast: Any, agreed: Plan) -> None:
    ringi = actions.propose(agreed, by=cast.chosei)
    Ringi.objects.filter(pk=ringi.pk).update(drafter=cast.shocho)
    ringi.refresh_from_db()
    with pytest.raises(
        Refused, match="起案した人は決定できません.*福祉保健センター担当課長の課長 ただしさん"
    ):
        decide(cast, ringi)
    decide(cast, ringi, decider=cast.kacho, stand_in_for=cast.shocho, stand_in_why="所長が起案したため")
    assert plan_of(ringi).state == "decided" and ringi.countersign_due
    actions.countersign(ringi, by=cast.shocho)
    assert ringi.countersigned_on == clock.today() and not ringi.countersign_due


def test_the_database_too_refuses_the_drafter(cast: Any, ringi: Ringi) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Ringi.objects.filter(pk=ringi.pk).update(decider=ringi.drafter)


@pytest.mark.parametrize("result", ["returned", "not_decided"])
def test_a_refused_ringi_goes_back_to_draft_with_its_reason(cast: Any, ringi: Ringi, result: str) -> None:
    with pytest.raises(Refused, match="理由を書いて"):
        decide(cast, ringi, result=result)
    decide(cast, ringi, result=result, conditions="目標の時期を見直す")
    plan = plan_of(ringi)
    assert (plan.state, plan.moves.last().why) == ("draft", "目標の時期を見直す")


def test_conditions_are_kept(cast: Any, ringi: Ringi) -> None:
    decide(cast, ringi, result="conditional", conditions="一か月後に見直す")
    assert (plan_of(ringi).state, ringi.conditions) == ("decided", "一か月後に見直す")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"number": " "}, "文書番号"),
        ({"decided_on": later(1)}, "今日までの日"),
        ({"decided_on": clock.today() - dt.timedelta(days=3)}, "起案日より前"),
        ({"next_review_on": clock.today() - dt.timedelta(days=1)}, "明日からあとの日"),
    ],
)
def test_a_half_written_decision_changes_nothing(
    cast: Any, ringi: Ringi, change: dict[str, Any], said: str
) -> None:
    with pytest.raises(Refused, match=said):
        decide(cast, ringi, **change)
    assert (plan_of(ringi).state, Ringi.objects.get(pk=ringi.pk).result) == ("decision", "")


def test_an_urgent_start_is_marked_as_after_the_fact(cast: Any, agreed: Plan) -> None:
    ringi = actions.propose(agreed, by=cast.csw, drafted_on=clock.today() - dt.timedelta(days=5))
    decide(cast, ringi, started_on=clock.today() - dt.timedelta(days=3))
    assert ringi.after_the_fact


def test_deciding_the_new_version_ends_the_old_one(cast: Any, running: Plan) -> None:
    new = actions.replan(running, by=cast.houkatsu)
    actions.submit(new, by=cast.houkatsu)
    actions.agree(new, by=cast.chosei)
    decide(cast, actions.propose(new, by=cast.csw), number="福第13号")
    running.refresh_from_db()
    assert (running.state, running.moves.last().step) == ("ended", "succeed")


def test_one_ringi_carries_several_plans(cast: Any, agreed: Plan, open_case: Any, give_consent: Any) -> None:
    case = open_case("別の方")
    give_consent(case)
    other = actions.draft(case, by=cast.houkatsu)
    actions.revise(other, by=cast.houkatsu, text=whole_text(other), version=other.version)
    actions.submit(other, by=cast.houkatsu)
    actions.agree(other, by=cast.chosei)
    ringi = actions.propose(agreed, by=cast.csw, others=[other])
    decide(cast, ringi)
    assert set(Plan.objects.values_list("state", flat=True)) == {"decided"}


def test_outsiders_find_no_ringi(cast: Any, ringi: Ringi) -> None:
    with pytest.raises(Ringi.DoesNotExist):
        actions.decide(
            ringi, by=cast.bugai, decider=cast.shocho, decided_on=clock.today(), result="decided", number="1"
        )
