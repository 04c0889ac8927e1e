"""世帯プラン: 全員が見える人にはプラン、一人だけ見える人には、その人の分だけ。"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.urls import reverse

from kasane.cases.models import Case
from kasane.cases.sight import sight_of
from kasane.consent import actions as consents
from kasane.consent.cover import live_consent
from kasane.plans import actions, panel
from kasane.plans.models import Plan
from kasane.plans.readers import readers
from kasane.plans.tests.conftest import whole_text
from kasane.plans.writing import GoalText

pytestmark = pytest.mark.django_db


@pytest.fixture
def household(cast: Any, draft: Plan, case: Case, son: Case, give_consent: Any) -> Plan:
    """母と息子のプラン。基幹は、母の同意だけで母を見ている。"""
    give_consent(son)
    member = actions.add_member(draft, by=cast.houkatsu, case=son)
    draft.refresh_from_db()
    text = whole_text(draft)
    own = GoalText("健一さんが外に出る", member=member.uid)
    mothers = GoalText("ハナさんが通院する", member=draft.members.get(case=case).uid)
    goals = (*text.goals, own, mothers)
    actions.revise(draft, by=cast.houkatsu, text=replace(text, goals=goals), version=draft.version)
    consents.bring_in(
        live_consent(case, case.person), by=cast.houkatsu, agency=cast.agency("kikan"), part="障がいの相談"
    )
    return draft


def test_one_ground_gives_the_extract_only(
    client_for: Any, cast: Any, household: Plan, case: Case, son: Case
) -> None:
    client = client_for(cast.kikan)
    assert client.get(reverse("plans:plan", args=[household.uid])).status_code == 404
    (member,) = household.extract_for(cast.kikan)
    assert member.case == case
    page = client.get(reverse("plans:extract", args=[member.uid])).content.decode()
    assert "ハナさんが通院する" in page
    for hidden in ("健一", "母が倒れても", "主担当が月末に"):
        assert hidden not in page


def test_the_other_members_part_is_absent(client_for: Any, cast: Any, household: Plan, son: Case) -> None:
    other = household.members.get(case=son)
    client = client_for(cast.kikan)
    for name in ("extract", "copy", "leaving"):
        assert client.post(reverse(f"plans:{name}", args=[other.uid])).status_code == 404


def test_the_list_leads_each_to_what_they_may_see(
    client_for: Any, cast: Any, household: Plan, case: Case
) -> None:
    url = reverse("plans:case_plans", args=[case.uid])
    assert "この方の分" in client_for(cast.kikan).get(url).content.decode()
    assert reverse("plans:plan", args=[household.uid]) in client_for(cast.csw).get(url).content.decode()


def test_readers_are_those_who_reach_everyone(cast: Any, household: Plan) -> None:
    keys = {agency.key for one in readers(household) for agency in one.agencies}
    assert keys == {"houkatsu-chuo", "chiiki-fukushi", "shakyo-itaku"}


def test_no_verb_reaches_a_half_seen_plan(cast: Any, household: Plan) -> None:
    with pytest.raises(Plan.DoesNotExist):
        actions.revise(household, by=cast.kikan, text=whole_text(household), version=household.version)


def test_the_case_page_gets_its_piece(cast: Any, household: Plan, case: Case) -> None:
    (whole,) = panel.show(case, cast.csw, sight_of(cast.csw, case))
    (part,) = panel.show(case, cast.kikan, sight_of(cast.kikan, case))
    assert whole.context["plan"] == household and "plan" not in part.context
    assert panel.show(case, cast.bugai, sight_of(cast.bugai, case)) == []
    assert panel.offers(case, cast.kikan, sight_of(cast.kikan, case)) == []


def test_waiting_follows_the_turn(cast: Any, draft: Plan) -> None:
    everyone = ("houkatsu", "csw", "chosei", "shocho", "kacho", "kikan", "bugai")

    def turn() -> set[str]:
        return {login for login in everyone if panel.waiting(getattr(cast, login))}

    assert turn() == {"houkatsu"}
    actions.submit(draft, by=cast.houkatsu)
    assert turn() == {"csw", "chosei"}
    actions.agree(draft, by=cast.chosei)
    assert turn() == {"csw", "chosei"}
    actions.propose(draft, by=cast.csw)
    assert turn() == {"chosei", "shocho", "kacho"}
    verbs = {login: panel.waiting(getattr(cast, login))[0].verb for login in ("chosei", "shocho")}
    assert verbs["chosei"] == "支援決定を記録する" and verbs["shocho"].startswith("決裁する")
