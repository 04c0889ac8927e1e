"""名前のない相談から、名前のあるつなぎへ。"""

from __future__ import annotations

from playwright.sync_api import Page, expect

from journeys.hands import absent, fill, follow, press, says, says_nothing_of

TROUBLE = "鍵を三つかけている家。配達の人とも話さない。どう声をかければよいか。"
WORRY = "雨戸が二週間しまったまま。夜に咳の音がする。"
PLACE = "下戸田の角の平屋の方"


def given_advice_is_asked(page: Page) -> str:
    page.goto("/consultations/")
    follow(page, "助言を求める・助言を記録する")
    follow(page, "助言を求める")
    fill(page, {"分野": "介護", "困っていること": TROUBLE})
    press(page, "助言を求める")
    says(page, "助言を求めました。", TROUBLE)
    return page.url


def when_answered(desk: Page, address: str) -> None:
    desk.goto("/")
    row = desk.get_by_role("row").filter(has_text="助言")
    expect(row.first).to_be_visible()
    desk.goto(address)
    says(desk, TROUBLE, "地域包括支援センター（中央）")
    fill(
        desk,
        {
            "助言の種類": "見立ての整理",
            "助言": "同じ曜日の同じ時刻に、手紙だけを三回。",
            "このあと": "一緒に行く",
        },
    )
    press(desk, "助言を記録する")
    says(desk, "助言を記録しました。")


def test_advice_without_a_name(as_, axe):
    """名前を出さない助言：求めて、応えてもらい、一つのボタンでつなぎになる"""
    asker, desk = as_("houkatsu"), as_("chosei")
    address = given_advice_is_asked(asker)
    axe(asker)
    when_answered(desk, address)
    axe(desk)
    absent(as_("bugai"), address)
    asker.goto(address)
    says(asker, "同じ曜日の同じ時刻に、手紙だけを三回。", "一緒に行く")
    press(asker, "つなぎにする")
    expect(asker.get_by_label("つなぐ理由")).to_have_value(TROUBLE)
    expect(asker.get_by_label("つなぐ先").locator("option:checked")).to_have_text(
        "福祉保健センター 地域福祉政策担当"
    )
    axe(asker)
    fill(
        asker,
        {"呼び方（氏名が分からないとき）": "鍵三つの家の方", "望むこと": ["一緒に訪問・面接してほしい"]},
    )
    press(asker, "つなぎを送る")
    says(asker, TROUBLE, "返事待ち")
    axe(asker)
    desk.goto("/")
    expect(desk.get_by_role("row").filter(has_text="鍵三つの家の方")).to_have_count(1)
    asker.goto(address)
    expect(asker.get_by_text("もうつなぎになっています。")).to_be_visible()


def test_a_worry_without_a_name(as_, axe):
    """名前のない気になる情報：別の機関に伝わり、訪ねた機関が一つのボタンでつなぎにする"""
    writer, reader = as_("houkatsu2"), as_("hoken")
    writer.goto("/notes/new/")
    follow(writer, "気になる情報を残す")
    fill(writer, {"気になること": WORRY, "場所の手がかり": PLACE, "どこから聞いたか": "新聞店の方"})
    axe(writer)
    press(writer, "気になる情報を残す")
    address = writer.url
    absent(reader, address)
    follow(writer, "気になる情報を伝える")
    fill(writer, {"伝える機関": "福祉保健センター 健康づくり担当"})
    press(writer, "気になる情報を伝える")
    says(writer, "伝えた先の機関にも、この一件だけが見えます。")
    axe(writer)
    reader.goto("/concerns/")
    follow(reader, PLACE)
    says(reader, WORRY)
    axe(reader)
    absent(as_("bugai"), address)
    press(reader, "つなぎにする")
    expect(reader.get_by_label("つなぐ理由")).to_have_value(WORRY)
    expect(reader.get_by_label("呼び方（氏名が分からないとき）")).to_have_value(PLACE)
    fill(reader, {"つなぐ先": "生活支援課", "望むこと": ["連絡を取り合いたい"], "伝える根拠": "市の担当業務"})
    press(reader, "つなぎを送る")
    says(reader, WORRY, PLACE)
    axe(reader)
    then_the_worry_is_settled(reader, writer, address)


def then_the_worry_is_settled(reader: Page, writer: Page, address: str) -> None:
    """書いた機関は、見守りが終わったことを知る。だれのことだったかは知らない。"""
    reader.goto(address)
    says(reader, "ケースとして支援をはじめた")
    writer.goto(address)
    says(writer, "ケースとして支援をはじめた")
    writer.goto("/cases/")
    says_nothing_of(writer, PLACE)
