"""同意の部屋の試験で使うもの。"""

from __future__ import annotations

from typing import Any

import pytest

from kasane.access import ALL_KINDS, Scope
from kasane.agencies.models import Agency
from kasane.cases import actions as cases
from kasane.cases import grounds
from kasane.cases.models import Case
from kasane.cases.registering import Told
from kasane.consent import actions
from kasane.consent.models import Consent, ConsentRecipient


def to(who: Agency | str, kinds: int = ALL_KINDS, mode: str = "include") -> ConsentRecipient:
    """宛先の一行。"""
    if isinstance(who, str):
        return ConsentRecipient(category=who, kinds=kinds, mode=mode)
    return ConsentRecipient(agency=who, kinds=kinds, mode=mode)


@pytest.fixture
def case(cast: Any) -> Case:
    """包括が受け、窓口が 5 号として受けたケース。"""
    told = Told(family="見本", given="美子", family_kana="みほん", given_kana="よしこ")
    case = cases.open_case(cast.houkatsu.agency, by=cast.houkatsu, told=told)
    grounds.open_ground(
        case, cast.chosei.agency, "city", Scope.FULL, by=cast.chosei, sentence="市の担当業務のため"
    )
    grounds.open_ground(
        case, cast.csw.agency, "contract", Scope.FULL, by=cast.chosei, sentence="市の委託のため"
    )
    return case


@pytest.fixture
def consent(cast: Any, case: Case) -> Consent:
    """基幹と自立に、すべての種類をよいと言った同意。"""
    rows = [to(cast.agency("kikan")), to(cast.agency("jiritsu"))]
    return actions.record(case, by=cast.houkatsu, person=case.person, recipients=rows, method="signed")


@pytest.fixture
def opened(cast: Any, consent: Consent) -> Consent:
    """基幹が支援チームに入った同意。"""
    actions.bring_in(consent, by=cast.houkatsu, agency=cast.agency("kikan"), part="障がいの相談")
    return consent
