"""受付の途中の緊急: すぐに動く道すじは、どこからでも、何も止めずに開く。"""

from __future__ import annotations

import datetime as dt

from playwright.sync_api import Page, expect

from journeys.hands import TODAY, fill, follow, press, says

FIXED = (
    "この記録を保存しただけでは、通報・通告をしたことになりません。"
    "必ず電話等で直接伝え、相手の氏名と時刻を記録してください。"
)
LATER = f"{(TODAY + dt.timedelta(days=2)).isoformat()}T09:00"


def given_a_talk_with_question_ten(page: Page) -> None:
    """問 10 に「はい」。ほかは、聞いた言葉だけ。"""
    page.goto("/consultations/new/")
    says(page, "すぐに動く道すじ", FIXED)
    page.get_by_text("気づきシートを開く").click()
    page.locator("[name=q10][value=yes]").check()
    fill(page, {"本人や家族の言葉": "「弟のあざが増えている。きょうは学校に来ていない」"})


def when_the_household_grows(page: Page) -> None:
    """途中で行を足しても、問 10 の「はい」が道すじを目立たせ、書いたものは残る。"""
    page.get_by_role("button", name="世帯の行を足す").click()
    expect(page.get_by_text("気づきシートの問10か問12が「はい」です。")).to_be_visible()
    expect(page.locator("[name=q10][value=yes]")).to_be_checked()
    expect(page.get_by_label("本人や家族の言葉")).to_have_value(
        "「弟のあざが増えている。きょうは学校に来ていない」"
    )


def when_notified(page: Page) -> None:
    says(page, FIXED)
    fill(page, {"何についてか": "児童虐待"})
    press(page, "つぎへ")
    says(page, FIXED, "189")
    fill(
        page,
        {
            "何が起きているか": "顔と腕のあざ。きょうは登校していない。",
            "伝えた先": "児童相談所",
            "相手の氏名": "例島",
            "方法": "電話",
            "伝えた時刻": "今日 0:01",
            "受付番号": "第12号",
        },
    )


def test_an_emergency_at_the_first_talk(as_, axe, set_clock):
    """受付での緊急：問10の「はい」から通報・通告の記録まで、何も止まらずに進み、安全の確認はあとから残る"""
    page = as_("sogo")
    given_a_talk_with_question_ten(page)
    when_the_household_grows(page)
    axe(page)
    press(page, "記録して、通報・通告を記録する")
    axe(page)
    when_notified(page)
    axe(page)
    press(page, "通報・通告を記録する")
    says(page, "通報・通告の記録を残しました。", "例島", "第12号")
    page.goto("/")
    set_clock(LATER)
    page.goto("/")
    rows = page.get_by_role("row").filter(has_text="安全を確認する").filter(has_text="児童相談所")
    expect(rows).to_have_count(1)
    with page.expect_navigation():
        rows.get_by_role("rowheader").get_by_role("link").click()
    axe(page)
    fill(
        page,
        {
            "安全を確認した人（氏名・所属）": "窓口 まなぶ（総合相談窓口）",
            "確認した時刻": "今日 8:30",
            "確認したようす": "玄関で会えた。けがの手当てを受けている。",
        },
    )
    press(page, "記録する")
    says(page, "安全を確認したことを記録しました。", "玄関で会えた。")
    axe(page)
    page.goto("/")
    expect(rows).to_have_count(0)


def test_nothing_is_asked_before_moving(as_, axe):
    """何も分からないままでも：言葉が一つあれば、通報・通告の用紙へ進める"""
    page = as_("gakko")
    page.goto("/consultations/new/")
    press(page, "記録して、通報・通告を記録する")
    expect(page.get_by_role("alert").first).to_contain_text("聞いた話を、そのままの言葉で書いてください。")
    axe(page)
    fill(page, {"本人や家族の言葉": "「たすけて」とだけ言って切れた。"})
    press(page, "記録して、通報・通告を記録する")
    says(page, FIXED)
    expect(page.get_by_role("radio", name="児童虐待")).to_be_visible()
    follow(page, "ホーム")
