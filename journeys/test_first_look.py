"""はじめの一歩: 誰もがサインインでき、ホームが開く。"""

from __future__ import annotations

import pytest

from tests.cast import PLAYERS


@pytest.mark.parametrize("login", [player.login for player in PLAYERS])
def test_everybody_can_sign_in_and_see_home(as_, axe, login):
    """顔ぶれの全員が、サインインしてホームを開ける"""
    page = as_(login)
    assert page.url.endswith("/")
    assert page.locator("h1").count() == 1
    axe(page)


def test_the_door_is_accessible(server, browser, axe):
    """サインインの画面は、キーボードだけで使え、違反がない"""
    page = browser.new_page(base_url=server.base, locale="ja-JP")
    page.goto("/accounts/login/")
    axe(page)
    page.locator("[name=login]").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "password"
    page.close()


def test_a_wrong_password_says_so_and_keeps_the_name(server, browser):
    """合言葉をまちがえても、打ったログイン名は残る"""
    page = browser.new_page(base_url=server.base, locale="ja-JP")
    page.goto("/accounts/login/")
    page.locator("[name=login]").fill("csw")
    page.locator("[name=password]").fill("ちがう合言葉")
    page.locator("[name=password]").press("Enter")
    page.wait_for_load_state()
    assert page.locator("[name=login]").input_value() == "csw"
    page.close()
