"""ケースになる前の相談も、見れば残り、受けた機関だけがこれからを決める。"""

from __future__ import annotations

from typing import Any

import pytest

from kasane.access import Scope
from kasane.audit.models import Event
from kasane.cases import grounds
from kasane.consultation import actions
from kasane.consultation.models import Consultation
from kasane.consultation.talk import Talk

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(cast: Any) -> Consultation:
    fields = {"channel": "phone", "about": "self", "complaint": "眠れない", "told": {"family": "見本"}}
    return actions.receive(cast.sogo.agency, by=cast.sogo, talk=Talk(fields=fields))


@pytest.mark.parametrize("address", ["/consultations/", "/consultations/{uid}/"])
def test_a_talk_that_is_no_case_yet_is_logged_when_seen(
    client_for: Any, cast: Any, row: Consultation, address: str
) -> None:
    assert "見本" in client_for(cast.sogo).get(address.format(uid=row.uid)).content.decode()
    assert Event.objects.get(kind="view").detail == {"papers": [str(row.uid)]}


def test_only_the_desk_that_received_it_concludes(client_for: Any, cast: Any, row: Consultation) -> None:
    actions.open_case_from(row, by=cast.sogo)
    assert row.case is not None
    grounds.open_ground(
        row.case, cast.chosei.agency, "city", Scope.FULL, by=cast.sogo, sentence="多機関協働の窓口のため"
    )
    refused = client_for(cast.chosei).post(f"/consultations/{row.uid}/conclusion/", {"outcome": "own"})
    assert refused.status_code == 403 and "主担当です" not in refused.content.decode()


@pytest.mark.parametrize("total", ["", "abc", "-9", "99999999999999999999", "１２"])
def test_adding_rows_never_breaks_on_a_strange_number(client_for: Any, cast: Any, total: str) -> None:
    page = client_for(cast.sogo).post("/consultations/new/", {"more": "1", "member-TOTAL_FORMS": total})
    assert page.status_code in (200, 422)
