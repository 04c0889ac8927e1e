"""職: 終われば次の頁から見えず、職を替えれば前の職のものは持ちこまれない。"""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from kasane.agencies.models import Account, Assignment, Post
from kasane.kernel import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def second(cast: Any) -> Assignment:
    """社協介さんの、もう一つの職（自主事業）。"""
    post = Post.objects.create(agency=cast.agency("shakyo"), title="貸付担当", roles=["worker"])
    return Assignment.objects.create(account=cast.csw.account, post=post)


def end(member: Assignment) -> None:
    Assignment.objects.filter(pk=member.pk).update(until=clock.now())


def test_without_a_live_post_nothing_opens(client_for: Any, cast: Any) -> None:
    client = client_for(cast.csw)
    end(cast.csw)
    page = client.get("/")
    assert page.status_code == 403 and "いまの職がありません" in page.content.decode()


def test_a_disabled_account_is_signed_out_at_once(client_for: Any, cast: Any) -> None:
    client = client_for(cast.csw)
    Account.objects.filter(pk=cast.csw.account_id).update(is_active=False)
    assert client.get("/").headers["Location"].startswith("/accounts/login/")


def test_an_ended_post_never_goes_on_in_the_name_of_another(
    client_for: Any, cast: Any, second: Assignment
) -> None:
    client = client_for(cast.csw)
    end(cast.csw)
    stopped = client.post("/consultations/new/", {"complaint": "困っている"})
    assert (stopped.status_code, stopped.headers["Location"]) == (302, "/")
    assert "貸付担当」として見ています" in client.get("/").content.decode()


def test_the_first_post_stays_chosen(cast: Any, second: Assignment) -> None:
    client = Client()
    client.force_login(cast.csw.account)
    client.get("/")
    assert client.session["assignment"] == str(cast.csw.uid)


def test_switching_leaves_behind_what_the_other_post_carried(
    client_for: Any, cast: Any, second: Assignment
) -> None:
    client = client_for(cast.csw)
    session = client.session
    session["handoff_from"] = {"why": "前の機関で聞いたこと"}
    session.save()
    client.post("/post/", {"assignment": str(second.uid)})
    assert client.session["assignment"] == str(second.uid) and "handoff_from" not in client.session


def test_a_form_opened_before_switching_is_not_taken(cast: Any, second: Assignment) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.csw.account)
    client.get("/")
    token = client.cookies["csrftoken"].value
    assert (
        client.post("/post/", {"assignment": str(second.uid), "csrfmiddlewaretoken": token}).status_code
        == 302
    )
    assert client.post("/search/", {"q": "見本", "csrfmiddlewaretoken": token}).status_code == 403


def test_the_post_of_another_is_absent(client_for: Any, cast: Any) -> None:
    assert client_for(cast.csw).post("/post/", {"assignment": str(cast.chosei.uid)}).status_code == 404
