"""サインイン: 入った・出た・入れなかったことが残り、要らない入口は開かない。"""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from kasane.audit.models import Event
from tests.cast import PASSWORD

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"


def kept() -> list[tuple[str, Any]]:
    return list(Event.objects.filter(kind="sign-in").order_by("id").values_list("verb", "account_uid"))


def test_coming_and_going_are_kept(cast: Any) -> None:
    client = Client()
    client.post(LOGIN, {"login": "csw", "password": PASSWORD})
    client.post("/accounts/logout/")
    mine = cast.csw.account.uid
    assert kept() == [("agencies.sign_in", mine), ("agencies.sign_out", mine)]


@pytest.mark.parametrize("login", ["csw", "nobody", "x\0y"])
def test_a_wrong_password_is_kept_without_what_was_typed(cast: Any, login: str) -> None:
    page = Client().post(LOGIN, {"login": login, "password": "machigai-no-aikotoba"})
    assert page.status_code == 200
    assert [verb for verb, _ in kept()] == ([] if "\0" in login else ["agencies.sign_in_failed"])
    assert not Event.objects.filter(detail__icontains="machigai").exists()


@pytest.mark.parametrize("next_", ["//evil.example/", "https://evil.example/", "javascript:alert(1)"])
def test_signing_in_never_leads_out_of_the_house(cast: Any, next_: str) -> None:
    answer = Client().post(LOGIN, {"login": "csw", "password": PASSWORD, "next": next_})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")


@pytest.mark.parametrize(
    "page",
    [
        "signup/",
        "email/",
        "confirm-email/",
        "password/reset/",
        "password/reset/key/1-a/",
        "login/code/confirm/",
    ],
)
def test_doors_nobody_uses_are_shut(client_for: Any, cast: Any, page: str) -> None:
    for client in (Client(), client_for(cast.csw)):
        assert client.get(f"/accounts/{page}").status_code == 404
        assert client.post(f"/accounts/{page}", {"email": "a@example.jp"}).status_code == 404
