"""多機関協働: 受け付けて、支え、引き継いで終える。ケースは主担当とともに続く。"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kasane.access import Refused
from kasane.cases import actions as cases
from kasane.cases.models import Case
from kasane.cases.registering import Told
from kasane.consent.models import NoConsent
from kasane.coordination import actions
from kasane.coordination.models import Engagement
from kasane.coordination.panel import waiting
from kasane.coordination.reception import Reception
from kasane.handoffs import actions as handoffs
from kasane.handoffs.models import Handoff
from kasane.handoffs.sending import Sending
from kasane.kernel import clock

pytestmark = pytest.mark.django_db
REFUSAL = {
    "reason": "refused",
    "source": "包括からの電話",
    "outlook": "訪問で関係をつくる",
    "decided_by": "調整担当",
}


@pytest.fixture
def handoff(cast: Any) -> Handoff:
    case = cases.open_case(cast.houkatsu.agency, by=cast.houkatsu, told=Told(family="例田", given="進"))
    sending = Sending(to_agency=cast.chosei.agency, why="一つの機関では見込みがないため", basis="city")
    return handoffs.send(case, by=cast.houkatsu, sending=sending)


def sheet(**more: Any) -> Reception:
    return Reception(**{"variant": "consented", "reason": "健康と家計にまたがる", **more})


@pytest.fixture
def engagement(cast: Any, handoff: Handoff) -> Engagement:
    return actions.receive(handoff, by=cast.chosei, reception=sheet())


def sees(member: Any, case: Case) -> bool:
    return Case.objects.visible_to(member).filter(pk=case.pk).exists()


def test_before_reception_the_office_sees_only_the_papers(cast: Any, handoff: Handoff) -> None:
    assert not sees(cast.chosei, handoff.case) and not sees(cast.csw, handoff.case)


def test_reception_opens_to_the_office_and_its_contractor(cast: Any, engagement: Engagement) -> None:
    assert sees(cast.chosei, engagement.case) and sees(cast.csw, engagement.case)
    assert not sees(cast.kikan, engagement.case) and not sees(cast.bugai, engagement.case)
    case = Case.objects.get(pk=engagement.case_id)
    assert case.holder_agency == cast.chosei.agency and case.deputy_agency == cast.houkatsu.agency


def test_a_csw_cannot_receive(cast: Any, handoff: Handoff) -> None:
    with pytest.raises((Refused, Handoff.DoesNotExist)):
        actions.receive(handoff, by=cast.csw, reception=sheet())


def test_without_consent_the_sheet_asks_for_more_and_writes_nothing(cast: Any, handoff: Handoff) -> None:
    with pytest.raises(Refused, match="入手元"):
        actions.receive(handoff, by=cast.chosei, reception=sheet(variant="unconsented", basis="internal"))
    handoff.refresh_from_db()
    assert handoff.state == "sent" and not Engagement.objects.exists()
    whole = sheet(variant="unconsented", basis="internal", refusal=REFUSAL)
    row = actions.receive(handoff, by=cast.chosei, reception=whole)
    assert row.no_consent == NoConsent.objects.get()


def test_never_two_at_once(cast: Any, engagement: Engagement) -> None:
    with pytest.raises(Refused, match="もう受け付けています"):
        actions.receive_directly(engagement.case, by=cast.chosei, reception=sheet())


def evaluated(cast: Any, engagement: Engagement) -> Engagement:
    actions.screen(engagement, by=cast.chosei, result="plan")
    actions.set_parts(engagement, by=cast.chosei, parts=[(cast.kikan.agency, "助言", "")])
    actions.evaluate(engagement, by=cast.chosei, evaluation="役割がはっきりした")
    return engagement


def test_ending_waits_until_somebody_took_the_case_over(cast: Any, engagement: Engagement) -> None:
    evaluated(cast, engagement)
    with pytest.raises(Refused, match="主担当がまだ窓口"):
        actions.end(engagement, by=cast.chosei, why="handed_back")
    back = actions.hand_back(engagement, by=cast.chosei, to_agency=cast.houkatsu.agency, why="見通しが立った")
    assert Case.objects.get(pk=engagement.case_id).holder_agency == cast.chosei.agency
    handoffs.take(back, by=cast.houkatsu)
    actions.end(engagement, by=cast.chosei, why="handed_back")
    case = Case.objects.get(pk=engagement.case_id)
    assert (
        case.state == "open" and case.holder_agency == cast.houkatsu.agency and case.coordinated_since is None
    )


def test_after_the_end_only_own_records_remain(cast: Any, engagement: Engagement) -> None:
    test_ending_waits_until_somebody_took_the_case_over(cast, engagement)
    from kasane.cases.sight import sight_of

    assert sight_of(cast.chosei, engagement.case).scope == 30
    assert not Engagement.objects.visible_to(cast.chosei).exists()


def test_ninety_days_warn_the_office(cast: Any, engagement: Engagement) -> None:
    assert not any("90日" in row.reason for row in waiting(cast.chosei))
    with clock.at(clock.now() + dt.timedelta(days=91)):
        assert any("90日" in row.reason for row in waiting(cast.chosei))


def test_outsiders_meet_absence(cast: Any, engagement: Engagement) -> None:
    for member in (cast.bugai, cast.admin, cast.kikan):
        assert not Engagement.objects.visible_to(member).exists()
        with pytest.raises(Engagement.DoesNotExist):
            actions.screen(engagement, by=member, result="plan")


def test_pages(client_for: Any, cast: Any, engagement: Engagement) -> None:
    office, outside = client_for(cast.chosei), client_for(cast.bugai)
    for name in ("screening", "difficulties", "parts", "evaluation", "continuation", "return", "end"):
        address = f"/engagements/{engagement.uid}/{name}/"
        assert office.get(address).status_code == 200, name
        assert outside.get(address).status_code == 404
    text = office.get(f"/cases/{engagement.case.uid}/engagement/").content.decode()
    assert "本人同意あり" in text and "対応方針を決める" in text
