"""つなぎの試験で使うもの。"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kasane.access import ALL_KINDS
from kasane.agencies.models import Agency
from kasane.cases import actions as cases
from kasane.cases.models import Case
from kasane.cases.registering import Told
from kasane.consent.models import Consent, ConsentRecipient
from kasane.handoffs import actions
from kasane.handoffs.models import Handoff
from kasane.handoffs.sending import Sending
from kasane.kernel import clock


@pytest.fixture
def case(cast: Any) -> Case:
    told = Told(family="見本", given="健一", family_kana="みほん", given_kana="けんいち", town="中町一丁目")
    return cases.open_case(cast.houkatsu.agency, by=cast.houkatsu, told=told)


def consented(case: Case, *agencies: Agency) -> Consent:
    """宛先を名指しした同意の一枚。"""
    consent = Consent.objects.create(
        case=case,
        person=case.person,
        text_version="R8",
        explained_on=clock.today(),
        explained_by="包括 さとる",
        obtained_on=clock.today(),
        obtained_at=clock.now(),
        method="signed",
        made_by=case.made_by,
    )
    for agency in agencies:
        ConsentRecipient.objects.create(consent=consent, agency=agency, kinds=ALL_KINDS)
    return consent


@pytest.fixture
def send(cast: Any, case: Case) -> Callable[..., Handoff]:
    """``send("kikan")`` で、同意を得て基幹へ。``send("chiiki-fukushi", basis="city")`` で窓口へ。"""

    def act(to: str = "kikan", basis: str = "consent", **more: Any) -> Handoff:
        agency = cast.agency(to)
        if basis == "consent":
            consented(case, agency)
        words = {"why": "母の介護と息子の暮らしを一緒に考えたい", "basis": basis, **more}
        return actions.send(case, by=cast.houkatsu, sending=Sending(to_agency=agency, **words))

    return act
