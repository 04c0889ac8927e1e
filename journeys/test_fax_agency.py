"""画面を使わない機関（県保健所）: 紙と電話の返事を、代わりに記録する。"""

from __future__ import annotations

import datetime as dt

from playwright.sync_api import Page, expect

from journeys.hands import TODAY, absent, fill, follow, press, says, says_nothing_of

PERSON, OFFICE = "例沢 ふみ", "県保健所"
LATER = f"{(TODAY + dt.timedelta(days=20)).isoformat()}T09:00"


def given_a_letter_to_the_health_office(page: Page, why: str) -> str:
    """同意の届いている県保健所へ、ケースからつなぐ。"""
    page.goto("/cases/")
    follow(page, PERSON, within=page.get_by_role("main"))
    with page.expect_navigation():
        page.get_by_role("link", name="つなぎ", exact=True).last.click()
    follow(page, "つなぐ", within=page.get_by_role("main"))
    expect(page.get_by_role("radio", name="本人の同意")).to_be_checked()
    fill(page, {"つなぐ先": OFFICE, "つなぐ理由": why, "望むこと": ["助言がほしい"], "つなぎ方": "書面"})
    press(page, "つなぎを送る")
    return page.url.split("?")[0]


def when_answered_by_fax(page: Page, answer: str, words: dict[str, object]) -> None:
    follow(page, "電話・FAXの返事を代わりに記録する")
    follow(page, answer)
    fill(page, words)
    press(page, answer)


def test_a_fax_is_recorded_on_its_behalf(as_, axe, set_clock):
    """FAXの県保健所：返事を、誰から・いつ・どの方法で・原本のありかとともに代わりに記録する"""
    page = as_("houkatsu2")
    address = given_a_letter_to_the_health_office(page, "眠れない夜の過ごし方を教えてほしい。")
    axe(page)
    then_the_paper_can_be_sent(page, axe)
    words: dict[str, object] = {"助言・情報": "精神保健福祉相談は第二木曜。寝る前の電話は短く。"}
    when_answered_by_fax(page, "助言で応える", words)
    then_it_asks_who_told(page, axe)
    fill(
        page,
        {
            "知らせた人（氏名・職）": "県保健所 例原 保健師",
            "どの方法で": "FAX",
            "原本のあるところ": "受信文書つづり 14",
        },
    )
    press(page, "助言で応える")
    says(
        page, "助言で応答", "県保健所 例原 保健師から", "FAXで聞き", "包括 みのりが記録", "受信文書つづり 14"
    )
    axe(page)
    set_clock(LATER)
    then_nobody_counts_it_as_unanswered(page, as_("chosei"), address)


def then_the_paper_can_be_sent(page: Page, axe: object) -> None:
    """送付状に氏名はなく、返事の欄がつく。"""
    follow(page, "つなぎシートを印刷する")
    page.emulate_media(media="print")
    cover = page.locator("section").filter(has_text="FAX送付状")
    expect(cover).to_contain_text(f"{OFFICE} 御中")
    expect(cover).not_to_contain_text("例沢")
    expect(page.get_by_text("□ 助言・情報提供で応えます")).to_be_visible()
    page.emulate_media(media="screen")
    axe(page)
    follow(page, "つなぎに戻る")


def then_it_asks_who_told(page: Page, axe: object) -> None:
    """だれから・どの方法でがなければ、記録にならない。書いたものは残る。"""
    expect(page.get_by_label("助言・情報")).to_have_value("精神保健福祉相談は第二木曜。寝る前の電話は短く。")
    expect(page.get_by_role("group", name="どの方法で")).to_contain_text("選んでください")
    axe(page)


def then_nobody_counts_it_as_unanswered(page: Page, desk: Page, address: str) -> None:
    page.goto("/handoffs/?turn=theirs")
    says_nothing_of(page, OFFICE)
    page.goto("/")
    expect(page.get_by_role("row").filter(has_text="県保健所の返事がありません")).to_have_count(0)
    desk.goto("/handoffs/")
    expect(desk.get_by_role("row").filter(has_text=OFFICE)).to_have_count(0)


def test_the_secretariat_records_without_seeing_the_name(as_, axe, set_clock):
    """期限を過ぎた紙の返事：事務局が、だれのことかを見ずに代わりに記録できる"""
    page, desk = as_("houkatsu2"), as_("chosei")
    address = given_a_letter_to_the_health_office(page, "相談日に同席してほしい。")
    set_clock(LATER)
    desk.goto("/handoffs/")
    row = desk.get_by_role("row").filter(has_text=OFFICE)
    expect(row).to_have_count(1)
    follow_first = row.get_by_role("link", name="返事を代わりに記録する")
    with desk.expect_navigation():
        follow_first.click()
    says_nothing_of(desk, "例沢", "相談日に同席")
    axe(desk)
    follow(desk, "助言で応える")
    says_nothing_of(desk, "例沢", "相談日に同席")
    told: dict[str, object] = {
        "助言・情報": "第二木曜の午後に来てください。",
        "知らせた人（氏名・職）": "県保健所 例原 保健師",
        "どの方法で": "電話",
    }
    fill(desk, told)
    axe(desk)
    press(desk, "助言で応える")
    absent(desk, address)
    page.goto(address)
    says(page, "助言で応答", "電話で聞き", "調整 ひろこが記録")
    axe(page)
