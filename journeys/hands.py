"""道すじの手: 画面にさわる言いかた。欄・ボタン・リンクは、人の目に見える名で探す。"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, Page, expect

TICKS = "input[type=checkbox]"
BOXES = "input:not([type=radio], [type=checkbox], [type=hidden]), select, textarea"
TODAY = dt.datetime.now(ZoneInfo("Asia/Tokyo")).date()


def day(number: int) -> dt.date:
    """道すじのはじめから ``number`` 日目。土日にあたれば、次の月曜。"""
    found = TODAY + dt.timedelta(days=number)
    return found + dt.timedelta(days=max(0, 7 - found.weekday()) if found.weekday() > 4 else 0)


def moment(number: int, time: str = "10:00") -> str:
    """``set_clock`` と日時の欄に渡す形。"""
    return f"{day(number).isoformat()}T{time}"


def wareki(when: dt.date) -> str:
    """画面に出る形（令和8年12月1日）。"""
    return f"令和{when.year - 2018}年{when.month}月{when.day}日"


def fill(where: Page | Locator, answers: dict[str, Any]) -> None:
    """欄の名と答え。選ぶ欄は選択肢の言葉で、いくつも選ぶ欄は並びで。"""
    for label, answer in answers.items():
        name = re.compile(rf"^\s*{re.escape(label)}\s*(書かなくてもよい)?\s*$")
        group = where.get_by_role("group", name=name, include_hidden=True)
        if group.count():
            for choice in [answer] if isinstance(answer, str) else answer:
                # 選択肢の説明（小さな文字）まで含めて名になるので、はじめの言葉で探す。
                _unfold(group.get_by_label(re.compile(rf"^\s*{re.escape(choice)}")).first).check()
        else:
            kind = TICKS if isinstance(answer, bool) else BOXES
            _put(_unfold(where.locator(kind).and_(where.get_by_label(name)).first), answer)


def _unfold(field: Locator) -> Locator:
    """たたまれた節の中なら、人がするように開く。"""
    for fold in reversed(field.locator("xpath=ancestor::details[not(@open)]").all()):
        fold.locator("> summary").click()
    return field


def _put(field: Locator, answer: Any) -> None:
    if field.evaluate("each => each.tagName") == "SELECT":
        words = field.locator("option").filter(has_text=answer).first.text_content() or ""
        field.select_option(label=words.strip())
    elif isinstance(answer, bool):
        field.set_checked(answer)
    else:
        field.fill(answer.isoformat() if isinstance(answer, dt.date) else answer)


def press(page: Page, name: str, *, within: Locator | None = None) -> None:
    """ボタンを押し、次の頁を待つ。"""
    with page.expect_navigation():
        (within or page).get_by_role("button", name=name, exact=True).first.click()


def follow(page: Page, name: str, *, within: Locator | None = None) -> None:
    """リンクをたどる。"""
    with page.expect_navigation():
        (within or page).get_by_role("link", name=name, exact=True).first.click()


def says(page: Page, *words: str) -> None:
    """画面に、その言葉がある。"""
    for word in words:
        expect(page.get_by_role("main")).to_contain_text(word)


def says_nothing_of(page: Page, *words: str) -> None:
    """画面のどこにも、その言葉がない。"""
    for word in words:
        expect(page.locator("body")).not_to_contain_text(word)


def closed(page: Page, name: str, reason: str) -> None:
    """押せないボタンと、その理由。"""
    button = page.get_by_role("button", name=name, exact=True).first
    expect(button).to_have_attribute("aria-disabled", "true")
    expect(button).to_have_accessible_description(re.compile(re.escape(reason)))


def absent(page: Page, address: str) -> None:
    """その頁は、ないのと同じに見える。"""
    answer = page.goto(address)
    assert answer is not None and answer.status == 404, f"{address}: {answer and answer.status}"


def find_case(page: Page, name: str) -> str:
    """上の「探す」で氏名から開く。ケースの住所を返す。"""
    page.goto("/")
    page.get_by_role("searchbox").first.fill(name)
    press(page, "探す")
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("link", name=re.compile(f"^{re.escape(name)}")).first.click()
    return page.url.removeprefix(page.url.split("/cases/")[0])


def tab(page: Page, name: str) -> None:
    """ケース画面の頁を選ぶ。"""
    follow(page, name, within=page.get_by_role("navigation", name=re.compile("さんの頁$")))


def write_note(page: Page, case: str, body: str, **more: str) -> None:
    """支援経過を書く。``method`` と ``partner`` は方法と相手。"""
    page.goto(case + "notes/new/")
    names = {"method": "方法（いくつでも）", "partner": "相手（いくつでも）"}
    fill(page, {"内容": body} | {names.get(key, key): value for key, value in more.items()})
    press(page, "経過を記録する")


def offered(page: Page, name: str) -> Locator:
    """次の一手のボタン。たたまれた「ほかの手続き」の中なら開く。"""
    found = page.get_by_role("link", name=name, exact=True)
    if not found.count():
        found = page.get_by_role("link", name=name, exact=True, include_hidden=True)
        _unfold(found.first)
    return found.first


def offer(page: Page, name: str) -> None:
    """次の一手を選ぶ。"""
    with page.expect_navigation():
        offered(page, name).click()
