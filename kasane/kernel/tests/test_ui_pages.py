"""画面の枠と、どの部屋にも属さない頁。"""

from __future__ import annotations

import re

import pytest
from django.template import engines
from django.test import Client, override_settings

from kasane.kernel import context as frame_context
from kasane.kernel import health


@override_settings(NAVIGATION=[("部品", "kernel:ui"), ("まだない", "nowhere:page")])
def test_navigation_marks_the_page_and_leaves_out_what_is_not_built() -> None:
    found = frame_context.entries("/ui/")
    assert [(entry.label, entry.current) for entry in found] == [("部品", True)]


@override_settings(NAVIGATION=[("部品", "kernel:ui", "/items/"), ("キー", "kernel:keys", "/items/old/")])
def test_navigation_marks_the_nearest_entry_for_the_pages_that_belong_to_it() -> None:
    def marked(path: str) -> list[str]:
        return [entry.label for entry in frame_context.entries(path) if entry.current]

    assert marked("/items/3/") == ["部品"]
    assert marked("/items/old/3/") == ["キー"]
    assert marked("/search/") == []


@pytest.mark.django_db
def test_healthz_answers_without_sign_in(client) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_readyz_says_which_check_failed(client, monkeypatch) -> None:
    monkeypatch.setattr(health, "_migrations", lambda: {"ok": True, "detail": ""})
    monkeypatch.setattr(health, "_fonts", lambda: {"ok": False, "detail": "日本語の書体がありません。"})
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["checks"]["database"]["ok"] is True
    assert answer.json()["checks"]["fonts"]["ok"] is False


@pytest.mark.django_db
def test_the_page_of_components_stands_by_itself(client) -> None:
    answer = client.get("/ui/")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<c-" not in page
    assert not re.search(r"\sstyle=|<style|<script(?![^>]*src=)", page)
    assert len(re.findall(r'\sid="([^"]+)"', page)) == len(set(re.findall(r'\sid="([^"]+)"', page)))


@pytest.mark.django_db
@override_settings(DEMO=False)
def test_outside_the_demo_the_page_of_components_asks_for_sign_in(client) -> None:
    answer = client.get("/ui/")
    assert answer.status_code == 302
    assert answer.url.startswith("/accounts/login/")


@pytest.mark.django_db
def test_sign_in_page_has_its_two_fields_in_japanese(client) -> None:
    page = client.get("/accounts/login/").content.decode()
    assert 'name="login"' in page
    assert 'name="password"' in page
    assert "サインインする" in page
    assert "placeholder" not in page


@pytest.mark.django_db
def test_a_stale_token_shows_what_was_written_but_no_password() -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(
        "/accounts/login/", {"login": "長いログイン名です", "password": "ひみつのことばです"}
    )
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "長いログイン名です" in page
    assert "ひみつのことばです" not in page


@pytest.mark.parametrize("name", ["400.html", "403.html", "404.html", "429.html", "500.html", "503.html"])
def test_error_pages_need_nothing_to_be_drawn(name: str) -> None:
    page = engines["django"].get_template(name).render({})
    assert "かさね" in page
    assert "<h1>" in page
