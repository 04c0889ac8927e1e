"""返事のないつなぎ・急ぎのつなぎ・送り先を誤ったつなぎ。"""

from __future__ import annotations

import datetime as dt

from playwright.sync_api import Locator, Page, expect

from journeys.hands import TODAY, absent, fill, follow, press, says, says_nothing_of, wareki

RECEIVER = "福祉保健センター 健康づくり担当"
OPEN_DAYS = 3


def last_day_of_the_office() -> dt.date:
    """これから来る、平日の 12 月 28 日。"""
    years = (dt.date(year, 12, 28) for year in range(TODAY.year, TODAY.year + 9))
    return next(day for day in years if day > TODAY and day.weekday() < 5)


def due_after_the_holidays(sent: dt.date) -> dt.date:
    """土日・成人の日・12 月 29 日から 1 月 3 日を数えない。元日が日曜なら 1 月 2 日は振替休日だが、もう休み。"""
    day, left = sent, OPEN_DAYS
    while left:
        day += dt.timedelta(days=1)
        resting = (day.month, day.day) >= (12, 29) or (day.month, day.day) <= (1, 3)
        coming_of_age = day.month == 1 and day.weekday() == 0 and 8 <= day.day <= 14
        left -= not (resting or coming_of_age or day.weekday() > 4)
    return day


SENT = last_day_of_the_office()
DUE = due_after_the_holidays(SENT)


def at(day: dt.date, time: str) -> str:
    return f"{day.isoformat()}T{time}"


def letter(family: str, **more: object) -> dict[str, object]:
    return {
        "姓": family,
        "名": "ちあき",
        "つなぐ先": RECEIVER,
        "つなぐ理由": f"{family}さんの手帳と通院のこと。",
        "望むこと": ["助言がほしい"],
        "伝える根拠": "市の担当業務",
        **more,
    }


def given_a_handoff(page: Page, family: str) -> str:
    page.goto("/handoffs/new/")
    fill(page, letter(family))
    press(page, "つなぎを送る")
    return page.url


def rows_of(page: Page, words: str) -> Locator:
    page.goto("/")
    return page.get_by_role("main").get_by_role("row").filter(has_text=words)


def number_on(page: Page) -> str:
    """「ケース R8-0001」の番号。"""
    return (page.locator(".who-bar .facts span").nth(1).text_content() or "").strip()


def test_no_answer_over_the_new_year(as_, axe, set_clock):
    """年末に送ったつなぎ：期限は年末年始と土日・祝日を除いて数え、過ぎると両方と事務局が知る"""
    set_clock(at(SENT, "10:00"))
    sender, receiver, desk = as_("sogo"), as_("hoken"), as_("chosei")
    address = given_a_handoff(sender, "年越")
    number = number_on(sender)
    expect(sender.locator(".who-bar")).to_contain_text(f"期限 {DUE.month}月{DUE.day}日")

    set_clock(at(DUE, "17:00"))
    expect(rows_of(desk, number)).to_have_count(0)
    expect(rows_of(receiver, "年越")).not_to_contain_text("期限を過ぎています")

    set_clock(at(DUE + dt.timedelta(days=1), "09:00"))
    expect(rows_of(receiver, "年越")).to_contain_text("期限を過ぎています（事務局にも知らせました）")
    expect(rows_of(sender, "年越")).to_contain_text(
        "返事がありません。事務局にも知らせました。主担当はそのまま"
    )
    then_the_desk_sees_number_and_agencies_only(desk, number, address)
    axe(desk)
    sender.goto(address)
    says(sender, "返事の期限を過ぎています", f"{wareki(DUE)}までに返事がありません。")
    axe(sender)
    receiver.goto(address)
    axe(receiver)


def then_the_desk_sees_number_and_agencies_only(desk: Page, number: str, address: str) -> None:
    expect(rows_of(desk, number)).to_contain_text("福祉総合相談窓口から健康づくり担当へ")
    says_nothing_of(desk, "年越", "手帳と通院")
    desk.goto("/handoffs/")
    row = desk.get_by_role("row").filter(has_text=number)
    expect(row).to_contain_text("福祉総合相談窓口")
    expect(row).to_contain_text(RECEIVER)
    says_nothing_of(desk, "年越", "手帳と通院")
    absent(desk, address)
    desk.goto("/handoffs/")


def test_urgent_only_after_a_telephone_call(as_, axe):
    """急ぎのつなぎ：先に電話で話していなければ送れず、書いたものは一つも消えない"""
    sender, receiver = as_("sogo"), as_("hoken")
    sender.goto("/handoffs/new/")
    written = letter("急木", **{"町名": "新曽二丁目", "相談したいこと（本人の言葉で）": "こわい"})
    fill(sender, written)
    sender.get_by_role("checkbox", name="急ぎ").check()
    press(sender, "つなぎを送る")
    says(sender, "急ぎのつなぎは、先に電話で話してください。電話をした日時を書くと送れます。")
    for label in ("つなぐ理由", "町名", "相談したいこと（本人の言葉で）"):
        expect(sender.get_by_label(label, exact=False).first).to_have_value(str(written[label]))
    expect(sender.get_by_role("checkbox", name="助言がほしい")).to_be_checked()
    expect(sender.get_by_role("radio", name="市の担当業務")).to_be_checked()
    expect(sender.get_by_role("checkbox", name="急ぎ")).to_be_checked()
    axe(sender)
    fill(sender, {"電話をした日時": "今日 0:01", "電話で話した人": "健康 ちよ"})
    press(sender, "つなぎを送る")
    says(sender, "つなぎを送りました。")
    row = rows_of(receiver, "急木")
    expect(row).to_contain_text("緊急")
    axe(receiver)
    row.get_by_role("rowheader").get_by_role("link").click()
    says(receiver, "電話：", "健康 ちよ")


def test_sent_to_the_wrong_desk(as_, axe):
    """送付取消し：誤って送ったつなぎは取り消せ、受けた機関からはその場で見えなくなる"""
    sender, receiver = as_("sogo"), as_("hoken")
    address = given_a_handoff(sender, "誤田")
    receiver.goto(address)
    says(receiver, "誤田さんの手帳と通院のこと。")
    follow(sender, "送付を取り消す")
    says(sender, "もう開かれています", "健康 ちよ")
    axe(sender)
    press(sender, "送付を取り消す")
    says(sender, "書いてください")
    fill(sender, {"取り消す理由": "宛先を誤った。健康づくり担当に電話で伝えた。"})
    press(sender, "送付を取り消す")
    says(sender, "受けた機関からは見えなくなりました。", "送付取消し", "宛先を誤った。")
    expect(sender.locator(".holder")).to_contain_text("福祉総合相談窓口")
    axe(sender)
    absent(receiver, address)
    absent(receiver, f"{address}print/")
    for page in ("/", "/handoffs/", "/handoffs/?turn=done", "/cases/"):
        receiver.goto(page)
        says_nothing_of(receiver, "誤田")
    axe(receiver)
