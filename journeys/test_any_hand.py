"""だれの手でも、どの画面でも、紙でも: キーボードだけ・320 の幅・印刷。"""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from journeys.hands import find_case, says

PERSON = "例沢 ふみ"
NOTE = "キーボードだけで書いた記録。"
REACH = 260  # Tab を押す回数の上限


def tab_to(page: Page, name: str) -> None:
    """その名の欄・ボタン・リンクに着くまで Tab を押す。"""
    for _ in range(REACH):
        page.keyboard.press("Tab")
        if page.evaluate(
            """name => { const at = document.activeElement;
            const label = at.labels?.[0]?.textContent || at.getAttribute('aria-label') || at.textContent || '';
            return label.trim().startsWith(name) || at.name === name; }""",
            name,
        ):
            return
    raise AssertionError(f"Tab だけでは「{name}」に着きません: {page.url}")


def focus_is_seen(page: Page) -> None:
    """いまいるところが、目に見える。"""
    ring = page.evaluate(
        "() => { const s = getComputedStyle(document.activeElement);"
        " return s.outlineStyle !== 'none' || s.boxShadow !== 'none'; }"
    )
    assert ring, page.url


def press_enter(page: Page) -> None:
    focus_is_seen(page)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def given_a_sign_in_by_keyboard(server, page: Page, login: str) -> None:
    page.goto("/accounts/login/")
    tab_to(page, "login")
    page.keyboard.type(login)
    tab_to(page, "password")
    page.keyboard.type(server.environment["KASANE_DEMO_PASSWORD"])
    press_enter(page)


def test_with_the_keyboard_alone(server, browser, axe):
    """キーボードだけ：サインインし、探し、ケースを開き、記録を書く"""
    page = browser.new_context(base_url=server.base, locale="ja-JP", timezone_id="Asia/Tokyo").new_page()
    given_a_sign_in_by_keyboard(server, page, "houkatsu2")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox").first).to_be_focused()
    page.keyboard.insert_text(PERSON)
    press_enter(page)
    tab_to(page, "本文へ進む")
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    tab_to(page, PERSON)
    press_enter(page)
    tab_to(page, "経過を記録する")
    press_enter(page)
    tab_to(page, "body")
    focus_is_seen(page)
    page.keyboard.insert_text(NOTE)
    tab_to(page, "経過を記録する")
    press_enter(page)
    says(page, NOTE)
    axe(page)
    page.context.close()


def test_nothing_scrolls_sideways_at_320(as_, axe):
    """320の幅：ホーム・ケース・受付・つなぎのどれも、横に動かさずに読める"""
    page = as_("houkatsu2")
    case = find_case(page, PERSON)
    page.goto(f"{case}handoffs/")
    handoff = page.get_by_role("main").locator('a[href^="/handoffs/"]').first.get_attribute("href")
    page.set_viewport_size({"width": 320, "height": 640})
    forms = ("/consultations/new/", "/handoffs/new/", f"{case}notes/new/", f"{case}handoffs/new/")
    lists = ("/", "/cases/", "/consultations/", "/handoffs/", "/sittings/", "/agencies/", "/programmes/")
    parts = ("timeline/", "household/", "plans/", "consents/", "assessments/", "matters/", "engagement/")
    for address in (*lists, *forms, case, handoff, *(case + part for part in parts)):
        page.goto(str(address))
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 320, f"{address}: {width}"
    for address in ("/", case, "/consultations/new/", handoff):
        page.goto(str(address))
        axe(page)


def test_a_case_on_paper(as_):
    """印刷：ケースの頁は、だれが・いつ・どの根拠で刷ったかを足に残し、押すものは刷らない"""
    page = as_("houkatsu2")
    case = find_case(page, PERSON)
    page.emulate_media(media="print")
    foot = page.locator(".printed-by")
    expect(foot).to_be_visible()
    expect(foot).to_contain_text(re.compile(r"印刷 令和\d+年\d+月\d+日"))
    expect(foot).to_contain_text("包括 みのり")
    expect(foot).to_contain_text("自機関で受けた相談")
    box, main = foot.bounding_box(), page.get_by_role("main").bounding_box()
    assert box and main and box["y"] >= main["y"] + main["height"] - 1
    expect(page.get_by_role("heading", level=1)).to_contain_text(PERSON)
    expect(page.get_by_role("banner")).to_be_hidden()
    expect(page.get_by_role("link", name="経過を記録する")).to_have_count(0)
    paper = page.pdf(format="A4")
    assert paper.startswith(b"%PDF") and len(paper) > 5000
    for part in ("timeline/", "plans/", "consents/"):
        page.goto(case + part)
        expect(foot).to_contain_text("自機関で受けた相談")
