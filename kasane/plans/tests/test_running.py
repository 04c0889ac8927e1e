"""お渡し・モニタリング・評価・終了と、同意が変わったときの一時停止。"""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from kasane.access import Refused
from kasane.audit.models import Line
from kasane.cases.models import Case
from kasane.consent import actions as consents
from kasane.consent.cover import live_consent
from kasane.kernel import clock
from kasane.plans import actions
from kasane.plans.models import Plan
from kasane.plans.stages import halted as halted_in_lists
from kasane.plans.standing import halted
from kasane.plans.tests.conftest import later

pytestmark = pytest.mark.django_db


def test_delivery_starts_the_plan(cast: Any, decided: Plan) -> None:
    member = decided.members.get()
    actions.deliver(decided, by=cast.houkatsu, delivered={member.uid: (clock.today(), "訪問して")})
    member.refresh_from_db()
    assert (decided.state, member.delivered_on) == ("running", clock.today())


def test_delivery_needs_a_day_that_has_come(cast: Any, decided: Plan) -> None:
    member = decided.members.get()
    for delivered, said in (({}, "だれに"), ({member.uid: (later(1), "")}, "今日までの日")):
        with pytest.raises(Refused, match=said):
            actions.deliver(decided, by=cast.houkatsu, delivered=delivered)
    decided.refresh_from_db()
    assert decided.state == "decided"


def test_every_review_sets_the_next_date(cast: Any, running: Plan) -> None:
    with pytest.raises(Refused, match="明日からあと"):
        actions.review(running, by=cast.houkatsu, next_on=clock.today(), condition="変わりない")
    found = actions.review(running, by=cast.houkatsu, next_on=later(30), condition="変わりない")
    assert (running.state, running.next_review_on) == ("running", found.next_on)


def test_reconsidering_and_going_on(cast: Any, running: Plan) -> None:
    actions.review(running, by=cast.houkatsu, next_on=later(7), condition="入院した", reconsider=True)
    assert running.state == "review"
    actions.review(running, by=cast.houkatsu, next_on=later(30), condition="退院した")
    assert running.state == "running"


def test_the_evaluation_covers_every_goal(cast: Any, running: Plan) -> None:
    goal = running.goals.get()
    with pytest.raises(Refused, match="すべての目標"):
        actions.evaluate(running, by=cast.houkatsu, overall="end", results={})
    found = actions.evaluate(
        running,
        by=cast.houkatsu,
        overall="end",
        results={goal.uid: ("partly", "")},
        changes=["none"],
        left="通院",
    )
    assert (running.state, found.changes.get().code) == ("evaluated", "none")
    actions.end(running, by=cast.houkatsu)
    assert running.state == "ended"


def test_stopping_needs_a_reason_and_leaves_a_line(cast: Any, running: Plan) -> None:
    with pytest.raises(Refused, match="やめる理由"):
        actions.stop(running, by=cast.houkatsu, why="")
    actions.stop(running, by=cast.houkatsu, why="世帯が分かれた")
    case = running.members.get().case
    assert Line.objects.filter(case_uid=case.uid).latest("id").sentence == "プランを途中でやめる"


def test_a_withdrawn_consent_halts_the_plan_and_a_new_one_moves_it(
    cast: Any, running: Plan, case: Case, give_consent: Any
) -> None:
    assert not halted(running)
    withdraw(cast, case)
    assert halted(running)
    assert list(Plan.objects.filter(halted_in_lists())) == [running]
    give_consent(case)
    assert not halted(running) and not Plan.objects.filter(halted_in_lists()).exists()


def test_a_halted_plan_is_halted_in_the_list_of_the_case_too(
    client_for: Any, cast: Any, running: Plan, case: Case
) -> None:
    url = reverse("plans:case_plans", args=[case.uid])
    assert "一時停止" not in client_for(cast.houkatsu).get(url).content.decode()
    withdraw(cast, case)
    assert "一時停止（同意の変更）" in client_for(cast.houkatsu).get(url).content.decode()


def test_a_halted_plan_is_replanned_only_with_those_who_consent(cast: Any, running: Plan, case: Case) -> None:
    withdraw(cast, case)
    with pytest.raises(Refused, match="いま同意のある方がいません"):
        actions.replan(running, by=cast.houkatsu)


def withdraw(cast: Any, case: Case) -> None:
    consent = live_consent(case, case.person)
    consents.withdraw(consent, by=cast.houkatsu, heard_by="包括 さとる", how="phone", own_words="やめたい")


def test_outsiders_find_nothing_to_review(cast: Any, running: Plan) -> None:
    with pytest.raises(Plan.DoesNotExist):
        actions.review(running, by=cast.bugai, next_on=later(3), condition="x")
