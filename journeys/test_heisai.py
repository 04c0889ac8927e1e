"""併催。支援会議に続けて重層的支援会議。人は入れかわり、記録も資料も二つに分かれる。"""

from __future__ import annotations

import re

from playwright.sync_api import expect

from journeys import meeting
from journeys.hands import (
    absent,
    day,
    fill,
    find_case,
    moment,
    offer,
    press,
    says,
    says_nothing_of,
    tab,
)

FIRST, SECOND = "架野 つとむ", "見本 健一"
HEARD = "家賃が三か月とどこおっている"
DISCUSSED = "無線の免許の更新に、一緒に行く"


def number_of(page, name):
    """ケースの番号（画面の頭にある）。"""
    find_case(page, name)
    found = re.search(r"R\d+-\S+-\d+", page.get_by_role("main").inner_text())
    assert found, name
    return found.group()


def given_a_sitting_in_two_parts(chosei, axe):
    """支援会議に続けて、重層的支援会議を開く。"""
    second = number_of(chosei, SECOND)
    find_case(chosei, FIRST)
    tab(chosei, "会議")
    offer(chosei, "支援会議を招集する（市のみ）")
    kind = "支援会議に続けて、重層的支援会議を開く（併催）"
    meeting.call(
        chosei, kind, day(7), "13:30", **{"重層的支援会議を開く機関": "福祉保健センター 地域福祉政策担当"}
    )
    fill(chosei, {"議題の種別": "モニタリング", "案件の目的": "だれがどう関わるかの検討"})
    press(chosei, "議題にする")
    says(chosei, "支援会議", "重層的支援会議", "記録も資料も、部ごとに分かれています。")
    axe(chosei)
    agenda = chosei.get_by_role("navigation", name="次第")
    with chosei.expect_navigation():
        agenda.get_by_role("link", name=re.compile("^議題にする")).last.click()
    fill(
        chosei,
        {"ケースの番号": second, "議題の種別": "モニタリング", "案件の目的": "経過及び成果の評価"},
    )
    press(chosei, "議題にする")
    items = agenda.get_by_role("link", name=re.compile("案件1"))
    return [items.nth(part).get_attribute("href") for part in (0, 1)]


def then_the_people_of_each_case_come_again(chosei, first_item, second_item):
    """取扱中の案件の構成員は、次の回にも続く。部をまたいでは続かない。"""
    for item, here, elsewhere in (
        (first_item, "生活 ささえ", "自立 けん"),
        (second_item, "自立 けん", "生活 ささえ"),
    ):
        chosei.goto(item)
        says(chosei, "社協 あゆむ", here)
        expect(chosei.get_by_role("row").filter(has_text=elsewhere)).to_have_count(0)


def when_the_first_part_is_held(chosei, first_item, axe):
    chosei.goto(first_item)
    meeting.sit_down(chosei, "社協 あゆむ", "生活 ささえ")
    press(chosei, "案件を始める")
    meeting.hear(chosei, "生活支援課", "生活 ささえ", HEARD)
    meeting.settle(chosei, "生活支援課", "家主と話す", day(21))
    axe(chosei)
    press(chosei, "この案件を終える")


def when_one_leaves_before_the_second(chosei):
    """次の部に入らない人は、退席の時刻を残す。"""
    meeting.seat_button(chosei, "生活 ささえ", "退席")
    says(chosei, "退席")


def when_the_second_part_is_held(chosei, second_item, axe):
    chosei.goto(second_item)
    meeting.sit_down(chosei, "社協 あゆむ", "自立 けん")
    press(chosei, "案件を始める")
    meeting.hear(chosei, "生活自立相談センター", "自立 けん", DISCUSSED)
    says_nothing_of(chosei, HEARD)
    axe(chosei)
    press(chosei, "この案件を終える")
    press(chosei, "会議を閉じる")


def then_the_minutes_are_two(chosei, sitting, axe):
    """一つ目だけを確定する。二つ目は、まだ書ける。"""
    for part, general in ((1, "守秘を確かめて始めた。"), (2, "生活支援課が退席してから始めた。")):
        chosei.goto(f"{sitting}parts/{part}/minute/")
        fill(chosei, {"会議全体のこと（開会・守秘の確認・次回）": general})
        press(chosei, "書く")
        chosei.goto(f"{sitting}parts/{part}/minutes/")
        says(chosei, (HEARD, DISCUSSED)[part - 1], general)
        says_nothing_of(chosei, (DISCUSSED, HEARD)[part - 1])
        axe(chosei)
    chosei.goto(f"{sitting}parts/1/minute/")
    axe(chosei)
    press(chosei, "記録を確定する")
    says(chosei, "確定")


def then_each_sees_only_their_part(first, second, first_item, second_item, sitting, axe):
    """支援会議だけの人と、重層的支援会議だけの人。たがいの部は、ないのと同じ。"""
    first.goto(first_item)
    says(first, HEARD)
    says_nothing_of(first, DISCUSSED, SECOND)
    axe(first)
    absent(first, second_item)
    absent(first, f"{sitting}parts/2/minutes/")
    second.goto(second_item)
    says(second, DISCUSSED)
    says_nothing_of(second, HEARD, FIRST)
    axe(second)
    absent(second, first_item)
    absent(second, f"{sitting}parts/1/minutes/")


def test_two_conferences_in_one_sitting(as_, axe, set_clock):
    """併催: 二つの部、退席する人、分かれた議事録"""
    chosei = as_("chosei")
    first_item, second_item = given_a_sitting_in_two_parts(chosei, axe)
    then_the_people_of_each_case_come_again(chosei, first_item, second_item)
    set_clock(moment(7, "13:20"))
    when_the_first_part_is_held(chosei, first_item, axe)
    when_one_leaves_before_the_second(chosei)
    when_the_second_part_is_held(chosei, second_item, axe)
    with chosei.expect_navigation():
        chosei.get_by_role("link", name="名簿", exact=True).click()
    sitting = chosei.url.removesuffix("roster/")
    axe(chosei)
    then_the_minutes_are_two(chosei, sitting, axe)
    then_each_sees_only_their_part(as_("seikatsu"), as_("jiritsu"), first_item, second_item, sitting, axe)
