"""重層的支援会議でプラン案を話し合う。決めるのは会議ではなく、このあとの市の決裁である。"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kasane.access import Refused
from kasane.conferences import actions
from kasane.conferences.models import Item, Matter
from kasane.kernel import clock
from kasane.plans import actions as plans
from kasane.plans.models import Plan
from kasane.plans.states import PlanState

SUBMIT = {"topic": "plan", "purpose": "plan", "with_plan": True}


@pytest.fixture
def part(cast: Any, case: Any, consent: Any) -> Any:
    held_on, starts = clock.today(), dt.time(15, 40)
    return actions.open_plan(
        cast.csw.agency, by=cast.csw, held_on=held_on, starts=starts, place="社協"
    ).parts.get()


@pytest.fixture
def discussed(cast: Any, case: Any, part: Any) -> Item:
    """もう諮られている案の案件（五つの項目は、プランの部屋の試験で確かめる）。"""
    plan = plans.draft(case, by=cast.csw)
    Plan.objects.filter(pk=plan.pk).update(state=PlanState.IN_DELIBERATION)
    item = actions.put_on_agenda(part, by=cast.csw, case=case, **SUBMIT)
    return actions.start(item, by=cast.csw)


def test_a_plan_lacking_an_item_stays_off_the_agenda_and_loses_nothing(cast, case, part):
    plan = plans.draft(case, by=cast.csw)
    with pytest.raises(Refused, match="五つの項目"):
        actions.put_on_agenda(part, by=cast.csw, case=case, **SUBMIT)
    plan.refresh_from_db()
    assert plan.state == PlanState.DRAFT
    assert not Item.objects.exists() and not Matter.objects.exists()


def test_proper_ends_the_deliberation_and_names_the_meeting(cast, discussed):
    actions.decide_plan(discussed, by=cast.csw, opinion="proper")
    plan = Plan.objects.get()
    assert plan.state == PlanState.AGREED
    assert "第1回 重層的支援会議" in plan.moves.latest("id").why


def test_mending_returns_the_draft_with_what_to_mend(cast, discussed):
    with pytest.raises(Refused, match="何を直すか"):
        actions.decide_plan(discussed, by=cast.csw, opinion="mend")
    actions.decide_plan(discussed, by=cast.csw, opinion="again", note="本人の意向を聞き直す")
    assert Plan.objects.get().state == PlanState.DRAFT


def test_only_the_organiser_records_the_result(cast, discussed):
    with pytest.raises((Refused, Item.DoesNotExist)):
        actions.decide_plan(discussed, by=cast.houkatsu, opinion="proper")


def test_the_person_is_heard_and_told_afterwards(cast, discussed):
    actions.hear_person(discussed, by=cast.csw, attendance="letter", own_words="家にいたい")
    row = actions.promise_explanation(
        discussed, by=cast.csw, agency=cast.csw.agency, due_on=clock.today(), unsaid="家賃の話"
    )
    assert "伝えないこと：家賃の話" in row.task.what
    with pytest.raises(Refused, match="意見書の言葉"):
        actions.hear_person(discussed, by=cast.csw, attendance="letter")


def test_papers_hold_only_the_kinds_the_consent_allows(cast, case, part):
    from kasane.access import Kind
    from kasane.conferences import papers
    from kasane.consent import actions as consents
    from kasane.consent.models import ConsentRecipient
    from kasane.records import actions as records

    rows = [ConsentRecipient(agency=cast.kikan.agency, kinds=int(Kind.ATTRIBUTES | Kind.SUPPORT))]
    consents.record(case, by=cast.chosei, person=case.person, recipients=rows, method="signed")
    records.write(case, by=cast.csw, body="薬の名", kinds=int(Kind.HEALTH))
    records.write(case, by=cast.csw, body="訪問した", kinds=int(Kind.SUPPORT))
    item = actions.put_on_agenda(part, by=cast.csw, case=case, topic="monitoring", purpose="progress")
    seat = actions.seat(item, by=cast.csw, agency=cast.kikan.agency)
    text = str(papers.compose(seat, ["progress"], cast.csw))
    assert "訪問した" in text and "薬の名" not in text
