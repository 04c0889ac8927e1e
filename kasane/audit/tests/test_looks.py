"""閲覧と断りの記録: 残せなければ出さない。断りは、用紙の上で断られたものも残る。"""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, InterfaceError
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory

from kasane.access import Refused, deny
from kasane.audit import chain, looks
from kasane.audit.models import Event
from kasane.audit.refusals import RefusalMiddleware

pytestmark = pytest.mark.django_db


def answered(member: Any, *, status: int = 200, **shown: Any) -> HttpResponse:
    def view(request: HttpRequest) -> HttpResponse:
        looks.show(request, **shown)
        return HttpResponse("中身", status=status)

    request = RequestFactory().get("/cases/")
    request.member = member  # type: ignore[attr-defined]
    return looks.LookMiddleware(view)(request)


@pytest.mark.parametrize("trouble", [DatabaseError("満杯"), InterfaceError("切れた")])
def test_without_the_log_there_is_no_content(
    cast: Any, monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    def fail(**fields: Any) -> None:
        raise trouble

    monkeypatch.setattr(chain, "append", fail)
    response = answered(cast.csw, persons=[uuid4()])
    assert response.status_code == 503 and "中身" not in response.content.decode()


def test_a_page_with_errors_is_logged_too(cast: Any) -> None:
    person = uuid4()
    answered(cast.csw, status=422, persons=[person])
    assert bytes(Event.objects.get(kind="view").shown) == person.bytes


@pytest.mark.parametrize(
    ("shown", "detail"),
    [
        ({"papers": [UUID(int=1)]}, {"papers": [str(UUID(int=1))]}),
        ({"case": UUID(int=2)}, {}),
        ({"persons": [UUID(int=3)]}, {}),
    ],
)
def test_whatever_is_shown_leaves_one_row(cast: Any, shown: Any, detail: Any) -> None:
    answered(cast.csw, **shown)
    event = Event.objects.get(kind="view")
    assert event.detail == detail and event.case_uid == shown.get("case")


def test_a_page_without_anybody_leaves_none(cast: Any) -> None:
    answered(cast.csw)
    assert not Event.objects.filter(kind="view").exists()


def test_a_refusal_is_a_page_with_its_reason_and_is_kept_once(cast: Any) -> None:
    request = RequestFactory().post("/x/")
    request.member, request.resolver_match = cast.csw, None  # type: ignore[attr-defined]
    refused = Refused(deny("所長だけができます。"))
    for _ in range(2):
        page = RefusalMiddleware(lambda _: HttpResponse()).process_exception(request, refused)
        assert page is not None and page.status_code == 403
        assert "所長だけができます。" in page.content.decode()
    assert Event.objects.filter(kind="refusal").count() == 1


def test_what_is_not_in_sight_is_absent(cast: Any) -> None:
    with pytest.raises(Http404):
        RefusalMiddleware(lambda _: HttpResponse()).process_exception(
            RequestFactory().get("/x/"), Event.DoesNotExist()
        )
