"""プランの頁: 開くこと、外の人には無いのと同じこと、見せた記録が残ること。"""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from kasane.audit.models import Event
from kasane.cases.models import Case
from kasane.plans.models import Plan
from kasane.plans.urls import urlpatterns

pytestmark = pytest.mark.django_db
LATER = {"countersignature", "leaving"}
PAGES = [pattern.name for pattern in urlpatterns if pattern.name not in LATER]


def address(name: str, plan: Plan) -> str:
    member = plan.members.get()
    whose = {
        "case_plans": member.case,
        "drafting": member.case,
        "extract": member,
        "copy": member,
        "leaving": member,
    }
    return reverse(f"plans:{name}", args=[whose.get(name, plan).uid])


@pytest.mark.parametrize("name", PAGES)
def test_the_keeper_opens_every_page_and_it_is_logged(
    client_for: Any, cast: Any, running: Plan, name: str
) -> None:
    page = client_for(cast.houkatsu).get(address(name, running))
    assert page.status_code == 200
    assert "見本 ハナ" in page.content.decode()
    event = Event.objects.filter(kind="view").latest("id")
    assert running.members.get().case.person.uid.bytes in bytes(event.shown)


@pytest.mark.parametrize("name", [pattern.name for pattern in urlpatterns])
@pytest.mark.parametrize("login", ["bugai", "admin", "houkatsu2"])
def test_outsiders_meet_absence(client_for: Any, cast: Any, running: Plan, name: str, login: str) -> None:
    client = client_for(getattr(cast, login))
    url = address(name, running)
    assert client.post(url, {"why": "x"}).status_code == 404
    assert client.get(url).status_code in (404, 405)


def test_a_case_without_consent_needs_no_plan_and_the_page_says_so(
    client_for: Any, cast: Any, son: Case
) -> None:
    page = client_for(cast.houkatsu).get(reverse("plans:case_plans", args=[son.uid])).content.decode()
    assert "同意のない間は、プランは要りません" in page
