"""機関と事業の頁に、実施計画の表の数がすべて出ている。"""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from journeys.hands import follow, says

COUNTS = {
    "地域包括支援センター": ("委託", "4か所"),
    "相談支援事業（障害者基幹相談支援センター）": ("委託", "1か所"),
    "相談支援事業（委託相談支援事業所）": ("委託", "3か所"),
    "利用者支援事業（基本型）": ("直営・指定管理", "2か所"),
    "利用者支援事業（特定型）": ("直営", "1か所"),
    "利用者支援事業（こども家庭センター型）": ("直営", "1か所"),
    "自立相談支援事業（生活自立相談センター）": ("委託", "1か所"),
    "地域介護予防活動支援事業": ("直営", "44か所"),
    "地域活動支援センター事業": ("民間", "3か所"),
    "地域子育て支援拠点事業": ("委託", "3か所", "民間", "8か所", "直営", "10か所", "指定管理", "2か所"),
    "生活困窮者支援等のための地域づくり事業": ("1か所",),
}
SUMS = (
    "介護 4か所、障がい 1＋3＝4か所、こども 2＋1＋1＝4か所、生活困窮 1か所",
    "介護 44か所、障がい 3か所、こども 3＋8＋10＋2＝23か所、生活困窮 1か所",
)
TASKS = {
    "生活支援課": "生活困窮者自立相談支援事業",
    "障害福祉課": "相談支援・地域活動支援センター機能強化事業",
    "健康長寿課": "地域介護予防活動支援・生活支援体制整備事業",
    "地域福祉政策担当": "重層的支援体制整備事業",
    "健康づくり担当": "ひきこもり支援",
    "子育て支援課": "利用者支援・地域子育て支援拠点事業",
    "親子健やか室": "利用者支援事業",
    "保育幼稚園課": "利用者支援・地域子育て支援拠点事業",
    "児童青少年課": "利用者支援・地域子育て支援拠点事業",
    "教育政策室": "スクールソーシャルワーカー",
    "戸田市社会福祉協議会": "重層的支援体制整備事業",
}


def body_rows(page: Page, caption: str) -> Locator:
    return page.get_by_role("table", name=caption, exact=True).locator("tbody tr")


def given_the_programmes(page: Page) -> None:
    page.goto("/agencies/")
    follow(page, "事業と箇所数")


def test_the_numbers_of_the_plan_are_on_the_page(as_, axe):
    """事業と箇所数：包括4、障がい1＋3、こども2＋1＋1、困窮1、通いの場44、拠点3＋8＋10＋2が、形態ごとに出ている"""
    page = as_("sogo")
    given_the_programmes(page)
    says(page, *SUMS)
    for name, words in COUNTS.items():
        row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=name)).first
        for word in words:
            expect(row).to_contain_text(word)
    expect(page.get_by_role("row").filter(has_text="地域子育て支援拠点事業").last).to_contain_text("23")
    axe(page)


@pytest.mark.parametrize(("words", "number"), [("地域包括支援センター（", 4), ("委託相談支援事業所（", 3)])
def test_each_desk_is_one_row(as_, axe, words, number):
    """機関の名簿：数えた窓口が、一つずつ名簿にあり、頁が開く"""
    page = as_("gakko")
    page.goto("/agencies/")
    rows = page.get_by_role("main").get_by_role("row").filter(has_text=words)
    expect(rows).to_have_count(number)
    axe(page)
    with page.expect_navigation():
        rows.first.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(words)
    axe(page)


def test_both_names_of_one_desk_find_it(as_, axe):
    """別名：生活自立相談センターは、自立生活相談センターの名でも名簿にある"""
    page = as_("kodomo")
    page.goto("/agencies/")
    expect(page.get_by_role("row").filter(has_text="自立生活相談センター")).to_contain_text(
        "生活自立相談センター"
    )


def test_the_committees(as_, axe):
    """会議体：推進会議は10席、連絡会は担当ごとの役割とともに11席"""
    page = as_("sogo")
    page.goto("/committees/")
    axe(page)
    follow(page, "戸田市重層的支援推進会議")
    says(page, "10席")
    expect(body_rows(page, "戸田市重層的支援推進会議の席")).to_have_count(10)
    axe(page)
    page.goto("/committees/")
    follow(page, "戸田市重層的支援体制連絡会")
    for name, task in TASKS.items():
        expect(page.get_by_role("row").filter(has_text=name).filter(has_text=task).first).to_be_visible()
    expect(body_rows(page, "戸田市重層的支援体制連絡会の席")).to_have_count(len(TASKS))
    axe(page)
