"""会議の試験で使う、一つのケースと二つの会議。"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kasane.access import ALL_KINDS, Scope
from kasane.cases import actions as cases
from kasane.cases import grounds
from kasane.cases.models import Case
from kasane.cases.registering import Told
from kasane.conferences import actions
from kasane.conferences.models import Item, Sitting
from kasane.consent import actions as consents
from kasane.consent.models import Consent, ConsentRecipient
from kasane.kernel import clock

AT = dt.time(14, 0)


@pytest.fixture
def case(cast: Any) -> Case:
    """包括が受け、窓口と受託者が多機関協働として受けたケース。"""
    told = Told(family="見本", given="進", family_kana="みほん", given_kana="すすむ", age_told=67)
    case = cases.open_case(cast.houkatsu.agency, by=cast.houkatsu, told=told)
    for member, basis in ((cast.chosei, "city"), (cast.csw, "contract")):
        words = "多機関協働のため"
        grounds.open_ground(case, member.agency, basis, Scope.FULL, by=cast.chosei, sentence=words)
    return case


@pytest.fixture
def sitting(cast: Any) -> Sitting:
    """きょうの支援会議。"""
    return actions.convene_support(
        cast.chosei.agency, by=cast.chosei, held_on=clock.today(), starts=AT, place="会議室2"
    )


@pytest.fixture
def item(cast: Any, case: Case, sitting: Sitting) -> Item:
    """このケースの案件。席は窓口だけ。"""
    part = sitting.parts.get()
    return actions.put_on_agenda(part, by=cast.chosei, case=case, topic="new", purpose="share")


@pytest.fixture
def held(cast: Any, item: Item) -> Item:
    """教育政策室と健康づくり担当が席につき、始まった案件。"""
    for member in (cast.gakko, cast.hoken):
        actions.seat(item, by=cast.chosei, agency=member.agency)
    return actions.start(item, by=cast.chosei)


@pytest.fixture
def consent(cast: Any, case: Case) -> Consent:
    """基幹と教育政策室に、すべての種類をよいと言った同意。"""
    rows = [ConsentRecipient(agency=cast.agency(key), kinds=ALL_KINDS) for key in ("kikan", "kyoiku-seisaku")]
    return consents.record(case, by=cast.chosei, person=case.person, recipients=rows, method="signed")


@pytest.fixture
def plan_item(cast: Any, case: Case, consent: Consent) -> Item:
    """重層的支援会議の案件（プラン案はまだない、経過の協議）。"""
    sitting = actions.open_plan(
        cast.chosei.agency, by=cast.chosei, held_on=clock.today(), starts=AT, place="会議室2"
    )
    part = sitting.parts.get()
    return actions.put_on_agenda(part, by=cast.chosei, case=case, topic="monitoring", purpose="progress")
