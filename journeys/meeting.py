"""道すじの手: 会議の画面で、招集した側がすること。"""

from __future__ import annotations

import datetime as dt
import re

from playwright.sync_api import Page

from journeys.hands import fill, follow, press

PLACE = "福祉保健センター 2階"


def call(page: Page, kind: str, on: dt.date, time: str = "14:00", **more: str) -> None:
    """会議を開く用紙。``more`` は ``重層的支援会議を開く機関`` など。"""
    words = {"どの会議か": kind, "開く日": on, "始まり": time, "場所": PLACE, "議長": "調整 ひろこ"}
    fill(page, words | more)
    press(page, "決める")


def invite(page: Page, *workers: str) -> None:
    """職員を名指しで招く。"""
    for worker in workers:
        follow(page, "構成員を招く")
        fill(page, {"出る職員を決めて招く": worker})
        press(page, "席につける")


def seat_button(page: Page, who: str, name: str) -> None:
    """席の一行から、小さなボタンを選ぶ。"""
    row = page.get_by_role("row").filter(has_text=who)
    row.locator("details > summary").click()
    called = re.compile(f"^{name}")
    with page.expect_navigation():
        row.get_by_role("link", name=called).or_(row.get_by_role("button", name=called)).first.click()


def sit_down(page: Page, *workers: str, how: str = "職務上の守秘義務") -> None:
    """守秘を確かめ、着席を記録する。"""
    for who in workers:
        seat_button(page, who, "守秘を確かめる")
        fill(page, {"確かめた方法": how})
        press(page, "確かめた")
        seat_button(page, who, "着席")


def hear(page: Page, agency: str, speaker: str, body: str) -> None:
    """話したことを、話した機関の記録として足す。"""
    fill(page, {"話した機関": agency, "話した人": speaker, "話したこと": body})
    press(page, "話したことを足す")


def settle(page: Page, agency: str, what: str, due: dt.date) -> None:
    """決まったことを足す。"""
    fill(page, {"だれが": agency, "何を": what, "いつまで": due})
    press(page, "決まったことを足す")
