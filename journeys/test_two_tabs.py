"""書いたものを失わない: 二つの画面、途中で離れた頁。"""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from journeys.hands import fill, find_case, press, says, write_note

PERSON = "例沢 ふみ"
FIRST = "玄関で十分。庭の柿の話。"
MINE, THEIRS = "玄関で十分。庭の柿の話。柿は八つ。", "玄関で十分。庭の柿の話。眠れた日もある。"
HALF = "まだ途中の記録。つづきは、あとで。"


def given_a_note(page: Page) -> str:
    case = find_case(page, PERSON)
    write_note(page, case, FIRST, method="訪問・同行支援", partner="本人")
    says(page, FIRST)
    with page.expect_navigation():
        page.get_by_role("article").filter(has_text=FIRST).get_by_role("link").first.click()
    return page.url


def when_both_are_open(page: Page, note: str) -> Page:
    """同じ記録を、二つの画面で直しはじめる。"""
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto(f"{note}revision/")
    fill(page, {"内容": MINE})
    fill(other, {"内容": THEIRS})
    return other


def test_two_tabs_lose_nothing(as_, axe):
    """二つの画面で同じ記録を直す：あとから送ったほうに両方の文が並び、どちらも失わない"""
    page = as_("houkatsu2")
    note = given_a_note(page)
    other = when_both_are_open(page, note)
    press(page, "経過を直す")
    says(page, MINE)
    press(other, "経過を直す")
    says(other, MINE, THEIRS, "二つの文を見くらべ")
    expect(other.get_by_role("textbox", name=re.compile("^内容"))).to_have_value(THEIRS)
    axe(other)
    fill(other, {"内容": f"{MINE}眠れた日もある。"})
    press(other, "経過を直す")
    says(other, "柿は八つ。眠れた日もある。")
    page.goto(note)
    says(page, "柿は八つ。眠れた日もある。")
    axe(page)


def test_a_draft_outlives_the_page(as_, axe):
    """書きかけ：保存しないまま頁を離れても、画面を閉じても、続きから書ける"""
    page = as_("houkatsu2")
    case = find_case(page, PERSON)
    page.goto(f"{case}notes/new/")
    with page.expect_response(lambda answer: "/drafts/" in answer.url and answer.request.method == "POST"):
        fill(page, {"内容": HALF})
    expect(page.get_by_text("下書きを預かりました。閉じても消えません。")).to_be_visible()
    context = page.context
    page.close()
    again = context.new_page()
    again.goto(f"{case}notes/new/")
    expect(again.get_by_text("の書きかけがあります。")).to_be_visible()
    axe(again)
    again.get_by_text("続きから書く").click()
    expect(again.get_by_role("textbox", name=re.compile("^内容"))).to_have_value(HALF)
    press(again, "経過を記録する")
    says(again, HALF)
    again.goto(f"{case}notes/new/")
    expect(again.get_by_text("の書きかけがあります。")).to_have_count(0)


def test_a_page_left_at_once_is_kept(as_):
    """書いてすぐにほかの頁へ移っても、書きかけは預けられている"""
    page = as_("houkatsu2")
    case = find_case(page, PERSON)
    page.goto(f"{case}notes/new/")
    fill(page, {"内容": HALF})
    page.goto("/")
    page.goto(f"{case}notes/new/")
    expect(page.get_by_text("の書きかけがあります。")).to_be_visible()
    page.get_by_role("button", name="捨てる").click()
    expect(page.get_by_text("の書きかけがあります。")).to_have_count(0)
