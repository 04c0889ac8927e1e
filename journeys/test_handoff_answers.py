"""つなぎの返事: 六つの答えのどれでも、引き受けられるまで送った機関が主担当のまま。"""

from __future__ import annotations

from playwright.sync_api import Page, expect

from journeys.hands import fill, follow, press, says

SENDER, RECEIVER, THIRD = "福祉総合相談窓口", "福祉保健センター 健康づくり担当", "生活支援課"


def given_a_handoff(page: Page, family: str, *, wish: str = "引き継いでほしい") -> None:
    """相談の記録がなくても、一枚でつなぐ。"""
    page.goto("/handoffs/")
    follow(page, "つなぎを送る")
    fill(
        page,
        {
            "姓": family,
            "名": "まなみ",
            "町名": "本町三丁目",
            "つなぐ先": RECEIVER,
            "つなぐ理由": f"{family}さんは眠れない日が続き、健診も三年受けていない。",
            "望むこと": [wish],
            "伝える根拠": "市の担当業務",
        },
    )
    press(page, "つなぎを送る")
    says(page, "つなぎを送りました。引き受けられるまで、主担当は変わりません。", "返事待ち")


def when_opened_from_home(page: Page, family: str, verb: str) -> None:
    """ホームの「返事が必要なもの」から開く。"""
    page.goto("/")
    row = page.get_by_role("row").filter(has_text=family).filter(has_text=verb)
    with page.expect_navigation():
        row.get_by_role("rowheader").get_by_role("link").click()


def when_answered(page: Page, family: str, answer: str, words: dict[str, object]) -> None:
    when_opened_from_home(page, family, "つなぎに返事をする")
    follow(page, answer)
    fill(page, words)
    press(page, answer)


def then_the_holder_is(page: Page, agency: str) -> None:
    expect(page.locator(".holder")).to_contain_text(agency)


def then_the_sender_reads(page: Page, family: str, *words: str) -> None:
    """送った機関のホームに返事が届き、確かめると消える。"""
    when_opened_from_home(page, family, "つなぎの返事を確かめる")
    says(page, *words)
    press(page, "返事を確かめた")
    page.goto("/")
    rows = page.get_by_role("row").filter(has_text=family).filter(has_text="つなぎの返事を確かめる")
    expect(rows).to_have_count(0)


def then_both_are_in_the_team(page: Page, family: str, *agencies: str) -> None:
    page.get_by_role("banner").get_by_role("searchbox").fill(family)
    press(page, "探す", within=page.get_by_role("banner"))
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("link", name=family).first.click()
    says(page, *agencies)


def test_a_desk_takes_it_over(as_, axe):
    """引き受ける：相談の記録がなくても一枚でつなぎ、引き受けられてはじめて主担当が替わる"""
    sender, receiver = as_("sogo"), as_("hoken")
    sender.goto("/handoffs/new/")
    axe(sender)
    given_a_handoff(sender, "道引")
    then_the_holder_is(sender, SENDER)
    when_opened_from_home(receiver, "道引", "つなぎに返事をする")
    then_the_holder_is(receiver, SENDER)
    axe(receiver)
    follow(receiver, "引き受ける")
    axe(receiver)
    fill(receiver, {"支援チームでの役割": "健診と眠りの相談", "送った機関への一言": "木曜に会います。"})
    press(receiver, "引き受ける")
    says(receiver, "送った機関は支援チームに残ります。", "引受済み")
    then_the_holder_is(receiver, RECEIVER)
    then_the_sender_reads(sender, "道引", "引受済み", "木曜に会います。", RECEIVER)
    then_both_are_in_the_team(sender, "道引", SENDER, RECEIVER)
    axe(sender)


def test_a_desk_joins_in(as_, axe):
    """一緒に関わる：主担当はそのままで、二つの機関がチームになる"""
    sender, receiver = as_("sogo"), as_("hoken")
    given_a_handoff(sender, "道連", wish="一緒に訪問・面接してほしい")
    words = {"支援チームでの役割": "訪問に同行する", "初回接触日": "令和12年12月3日"}
    when_answered(receiver, "道連", "一緒に関わる", words)
    says(receiver, "一緒に関わると伝えました。主担当はそのままです。")
    then_the_holder_is(receiver, SENDER)
    axe(receiver)
    then_the_sender_reads(sender, "道連", "一緒に関わる", "令和12年12月3日")
    then_both_are_in_the_team(sender, "道連", SENDER, RECEIVER, "訪問に同行する")
    axe(sender)


def test_a_desk_gives_advice(as_, axe):
    """助言で応える：助言は届き、主担当はそのまま、次の機関へもつなげる"""
    sender, receiver = as_("sogo"), as_("hoken")
    given_a_handoff(sender, "道助", wish="助言がほしい")
    when_answered(
        receiver, "道助", "助言で応える", {"助言・情報": "かかりつけ医への手紙の書き方を送ります。"}
    )
    says(receiver, "助言を伝えました。")
    axe(receiver)
    when_opened_from_home(sender, "道助", "つなぎの返事を確かめる")
    says(sender, "助言で応答", "かかりつけ医への手紙の書き方を送ります。")
    then_the_holder_is(sender, SENDER)
    expect(sender.get_by_role("link", name="ほかの機関につなぐ")).to_be_visible()
    axe(sender)


def test_a_desk_says_why_it_cannot(as_, axe):
    """引き受けられない理由を伝える：理由といつから可を添え、送った機関は一人にならない"""
    sender, receiver = as_("sogo"), as_("hoken")
    given_a_handoff(sender, "道断")
    words: dict[str, object] = {
        "引き受けられない理由": "体制上いま動けない",
        "送った機関へのことば": "一覧は今日送ります。",
    }
    when_answered(receiver, "道断", "引き受けられない理由を伝える", words)
    says(receiver, "いつから引き受けられるかを書いてください。")
    expect(receiver.get_by_label("送った機関へのことば")).to_have_value("一覧は今日送ります。")
    expect(receiver.get_by_role("link", name="一緒に関わる")).to_be_visible()
    axe(receiver)
    fill(receiver, {"いつから可": "来年の一月から"})
    press(receiver, "引き受けられない理由を伝える")
    says(receiver, "主担当は、送った機関のままです。")
    when_opened_from_home(sender, "道断", "つなぎの返事を確かめる")
    says(sender, "引受不可（理由あり）", "体制上いま動けない", "来年の一月から")
    then_the_holder_is(sender, SENDER)
    follow(sender, "ほかの機関につなぐ")
    expect(sender.get_by_label("つなぐ理由")).to_have_value(
        "道断さんは眠れない日が続き、健診も三年受けていない。"
    )
    axe(sender)


def test_a_desk_passes_it_to_a_better_one(as_, axe):
    """別の機関につなぎ直す：送った機関に知らされ、主担当のまま、新しい先が引き受ける"""
    sender, receiver, third = as_("sogo"), as_("hoken"), as_("seikatsu")
    given_a_handoff(sender, "道直")
    when_opened_from_home(receiver, "道直", "つなぎに返事をする")
    follow(receiver, "別の機関につなぎ直す")
    fill(receiver, {"つなぐ先": THIRD, "つなぐ理由": "家計の見直しが先。", "伝える根拠": "市の担当業務"})
    axe(receiver)
    press(receiver, "別の機関につなぎ直す")
    says(receiver, "別の機関につなぎ直し、送った機関に知らせました。")
    then_the_sender_reads(sender, "道直", "つなぎ直し済み", THIRD)
    when_opened_from_home(third, "道直", "つなぎに返事をする")
    then_the_holder_is(third, SENDER)
    says(third, "家計の見直しが先。")
    axe(third)
    follow(third, "引き受ける")
    press(third, "引き受ける")
    then_the_holder_is(third, THIRD)


def test_a_desk_asks_before_it_takes(as_, axe):
    """追加で教えてもらう：たずねて、答えて、それから引き受ける"""
    sender, receiver = as_("sogo"), as_("hoken")
    given_a_handoff(sender, "道問")
    when_answered(receiver, "道問", "追加で教えてもらう", {"教えてほしいこと": "通院先はありますか。"})
    says(receiver, "送った機関にたずねました。", "追加確認中")
    when_opened_from_home(sender, "道問", "つなぎの問い合わせに答える")
    then_the_holder_is(sender, SENDER)
    follow(sender, "追加で伝える")
    says(sender, "通院先はありますか。")
    axe(sender)
    fill(sender, {"答え": "三年前まで本町の診療所。"})
    press(sender, "追加で伝える")
    when_opened_from_home(receiver, "道問", "つなぎに返事をする")
    says(receiver, "三年前まで本町の診療所。")
    follow(receiver, "引き受ける")
    press(receiver, "引き受ける")
    then_the_holder_is(receiver, RECEIVER)
    axe(receiver)
