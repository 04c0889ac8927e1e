"""手引きの絵を撮り直す（``make screens``）。撮るのは見本の世界だけで、実在の方は写らない。"""

from __future__ import annotations

from pathlib import Path

import pytest

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"

# 絵の名・見る人・住所
SHOTS = (
    ("home", "chosei", "/"),
    ("home-houkatsu", "houkatsu", "/"),
    ("cases", "csw", "/cases/"),
    ("handoffs", "houkatsu", "/handoffs/"),
    ("conferences", "chosei", "/sittings/"),
    ("agencies", "sogo", "/agencies/"),
    ("parts", "sogo", "/ui/"),
)


@pytest.mark.parametrize(("name", "login", "address"), SHOTS, ids=[shot[0] for shot in SHOTS])
def test_picture(as_, name, login, address):
    """手引きの絵を撮る"""
    page = as_(login)
    page.set_viewport_size({"width": 1280, "height": 900})
    answer = page.goto(address)
    assert answer is not None and answer.ok, f"{address}: {answer and answer.status}"
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", full_page=True)


def test_picture_of_a_case(as_):
    """手引きの絵を撮る（ケース画面。見本のはじめの一件）"""
    page = as_("chosei")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/cases/")
    page.locator("main a[href^='/cases/']").first.click()
    page.wait_for_load_state()
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / "case.png", full_page=True)
