"""案をつくる・書く・会議に諮る。"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kasane.access import Refused
from kasane.audit.models import Event, Line
from kasane.cases.models import Case
from kasane.plans import actions
from kasane.plans.items import five_items
from kasane.plans.models import Plan
from kasane.plans.tests.conftest import whole_text
from kasane.plans.writing import text_of

pytestmark = pytest.mark.django_db


def test_a_draft_starts_with_the_usual_dates_and_the_consent(cast: Any, case: Case) -> None:
    plan = actions.draft(case, by=cast.houkatsu)
    assert plan.begins_on < plan.next_review_on < plan.ends_on
    assert plan.members.get().consent is not None
    assert plan.lead_agency == case.holder_agency


def test_drafting_leaves_a_line_on_the_case_and_an_event(cast: Any, case: Case) -> None:
    actions.draft(case, by=cast.houkatsu)
    line = Line.objects.filter(case_uid=case.uid).latest("id")
    assert (line.sentence, line.need, line.kinds) == ("プランの案をつくる", 40, 64)
    assert Event.objects.latest("id").verb == "plans.draft"


def test_a_member_without_consent_is_not_named(cast: Any, draft: Plan, son: Case) -> None:
    with pytest.raises(Refused, match="いま効いている同意がありません"):
        actions.add_member(draft, by=cast.houkatsu, case=son)
    assert draft.members.count() == 1


def test_the_son_joins_with_his_own_consent(cast: Any, draft: Plan, son: Case, give_consent: Any) -> None:
    consent = give_consent(son)
    member = actions.add_member(draft, by=cast.houkatsu, case=son)
    assert member.consent == consent
    assert Line.objects.filter(case_uid=son.uid, sentence="世帯プランに加える").exists()


def test_somebody_of_another_household_does_not_join(cast: Any, draft: Plan, open_case: Any) -> None:
    with pytest.raises(Refused, match="同じ世帯"):
        actions.add_member(draft, by=cast.houkatsu, case=open_case("別人"))


def test_the_last_one_cannot_be_left_out(cast: Any, draft: Plan) -> None:
    with pytest.raises(Refused, match="一人以上"):
        actions.leave_out(draft, by=cast.houkatsu, member=draft.members.get())


def test_two_writers_lose_nothing(cast: Any, draft: Plan) -> None:
    seen = draft.version
    actions.revise(draft, by=cast.csw, text=whole_text(draft), version=seen)
    before = text_of(draft)
    with pytest.raises(Refused, match="先に保存"):
        actions.revise(draft, by=cast.houkatsu, text=replace(before, goals=()), version=seen)
    assert text_of(Plan.objects.get(pk=draft.pk)) == before


def without(plan: Plan, label: str) -> Any:
    """一つの項目だけを欠いた中身。"""
    text = text_of(plan)
    goal = text.goals[0]
    measure = goal.measures[0]
    blank = {
        "意向と課題": {"members": {uid: {**one, "wishes": ""} for uid, one in text.members.items()}},
        "目標と達成時期": {"goals": (replace(goal, due_on=None),)},
        "支援の内容と留意事項": {"goals": (replace(goal, measures=(replace(measure, heed=""),)),)},
        "役割の分担": {"goals": (replace(goal, measures=(replace(measure, agency=None),)),)},
        "一体的に提供する方策": {"plan": {**text.plan, "integration": " "}},
    }
    return replace(text, **blank[label])


LABELS = ["意向と課題", "目標と達成時期", "支援の内容と留意事項", "役割の分担", "一体的に提供する方策"]


@pytest.mark.parametrize("label", LABELS)
def test_a_plan_lacking_one_item_stays_says_which_and_loses_nothing(
    cast: Any, draft: Plan, label: str
) -> None:
    actions.revise(draft, by=cast.houkatsu, text=without(draft, label), version=draft.version)
    before = text_of(draft)
    assert [item.label for item in five_items(draft) if not item.ok] == [label]
    with pytest.raises(Refused, match=label):
        actions.submit(draft, by=cast.houkatsu)
    draft.refresh_from_db()
    assert (draft.state, text_of(draft)) == ("draft", before)


def test_submitted_plans_are_not_rewritten(cast: Any, draft: Plan) -> None:
    actions.submit(draft, by=cast.houkatsu)
    with pytest.raises(Refused, match="協議中"):
        actions.revise(draft, by=cast.houkatsu, text=whole_text(draft), version=draft.version)


def test_the_conference_returns_it_with_what_to_mend(cast: Any, draft: Plan) -> None:
    actions.submit(draft, by=cast.houkatsu)
    with pytest.raises(Refused, match="何を直すか"):
        actions.return_(draft, by=cast.chosei, why=" ")
    actions.return_(draft, by=cast.chosei, why="目標を本人の言葉で")
    assert (draft.state, draft.moves.last().why) == ("draft", "目標を本人の言葉で")


def test_outsiders_find_nothing_to_draft_on(cast: Any, case: Case, draft: Plan) -> None:
    with pytest.raises(Case.DoesNotExist):
        actions.draft(case, by=cast.bugai)
    with pytest.raises(Plan.DoesNotExist):
        actions.submit(draft, by=cast.bugai)


def test_a_new_version_carries_everything_over(cast: Any, running: Plan) -> None:
    new = actions.replan(running, by=cast.houkatsu)
    assert (new.round, new.previous, new.state) == (2, running, "draft")
    assert text_of(new).goals == text_of(running).goals
    assert [one.wishes for one in new.members.all()] == [one.wishes for one in running.members.all()]
    with pytest.raises(Refused, match="もう第2版"):
        actions.replan(running, by=cast.houkatsu)
