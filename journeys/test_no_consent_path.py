"""同意のない道すじ。支援会議、訪問、同意、支援チームへ開く、プランと代決まで。"""

from __future__ import annotations

import re

from playwright.sync_api import expect

from journeys import consents, meeting, planning
from journeys.hands import (
    absent,
    closed,
    day,
    fill,
    find_case,
    follow,
    moment,
    offer,
    press,
    says,
    says_nothing_of,
    tab,
    write_note,
)

NAME = "仮屋 忠"
KENKO, GAKKO, KIKAN = "福祉保健センター 健康づくり担当", "教育政策室", "障害者基幹相談支援センター"
SECRET = "三年前の健診で、血圧がとても高かった"
MEMBERS = ("健康 ちよ", "社協 あゆむ")


def given_a_worry_from_a_neighbour(sogo):
    """近隣の方からの電話。本人には知らせない約束で、そのまま多機関協働へ。"""
    sogo.goto("/consultations/new/")
    fill(
        sogo,
        {
            "だれから": "ほかの方のことで",
            "方法": "電話",
            "本人との関係": "近隣",
            "姓": "仮屋",
            "名": "忠",
            "せい": "かりや",
            "めい": "ただし",
            "生年月日": "60歳くらい",
            "町名": "下前一丁目",
            "圏域": "東部",
            "本人は相談を知っているか": "本人に知らせない約束",
            "本人や家族の言葉": "「庭に物が積み上がって、夏から姿を見ない」",
            "相談内容（あてはまるものに○）": ["地域との関係について", "病気や健康"],
            "一番困っていること（◎）": "地域との関係について",
            "緊急度": "高",
            "これからどうするか": "つなぐ（多機関協働へ）",
        },
    )
    press(sogo, "相談を記録する")
    fill(sogo, {"つなぐ理由": "窓口だけでは会えない。いくつかの課で考えたい", "伝える根拠": "市の担当業務"})
    press(sogo, "つなぎを送る")
    return sogo.url


def when_it_is_received_without_consent(chosei, letter, axe):
    """同意なしの様式: 理由・入手元・見通し・判断した人・次に確かめる日。"""
    chosei.goto(letter)
    follow(chosei, "多機関協働で受け付ける")
    fill(
        chosei,
        {
            "本人同意": "本人同意なし",
            "情報を受けた根拠": "市の担当業務",
            "同意が得られない理由": "まだ会えていない",
            "情報の入手元（機関・人・日）": "福祉総合相談窓口への近隣の方の電話",
            "同意取得に向けた見通し": "訪問を重ねれば話せる",
            "判断した人・職": "調整担当 調整 ひろこ",
            "次に確かめる日": day(30),
        },
    )
    axe(chosei)
    press(chosei, "受け付ける")
    case = find_case(chosei, NAME)
    offer(chosei, "対応方針を決める")
    fill(chosei, {"対応方針": "同意は未取得だが取得に向け継続", "方針の理由・つなぐ先": "まず訪問で会う"})
    press(chosei, "対応方針を決める")
    return case


def when_the_contractor_asks_for_a_conference(csw, case):
    """受託者は招集できない。わけを読み、開催を求めることはできる。"""
    csw.goto(case)
    tab(csw, "会議")
    closed(csw, "支援会議を招集する（市のみ）", "支援会議を招集できるのは市だけです")
    offer(csw, "支援会議の開催を求める")
    fill(
        csw,
        {
            "開いてほしい理由": "三つの課にまたがり、会えていない",
            "来てほしい機関・話し合いたいこと": "保健師",
        },
    )
    press(csw, "求める")


def when_the_city_answers_and_calls(chosei, axe):
    """返事をして、招集し、求めを議題にする。"""
    chosei.goto("/sittings/")
    axe(chosei)
    waiting = chosei.get_by_role("row").filter(has_text="返事待ち")
    follow(chosei, "社協（受託）から地域福祉政策担当へ", within=waiting)
    follow(chosei, "求めに答える")
    fill(chosei, {"返事": "開く", "求めた機関への返事": "来週の支援会議で取り上げます"})
    press(chosei, "答える")
    asked = chosei.url
    follow(chosei, "支援会議を招集する")
    axe(chosei)
    meeting.call(chosei, "支援会議を招集する", day(9))
    chosei.goto(asked)
    with chosei.expect_navigation():
        chosei.get_by_role("link", name=re.compile("の議題にする$")).last.click()
    fill(
        chosei,
        {"議題の種別": "新規", "案件の目的": "情報の交換", "取り上げる理由": "夏から姿を見た人がいない"},
    )
    press(chosei, "議題にする")
    says(chosei, "案件1", NAME)


def then_the_contractor_reads_the_answer(csw):
    """返事は、求めた人のホームに届く。"""
    csw.goto("/")
    rows = csw.get_by_role("row").filter(has_text="開催の求めの返事を確かめる")
    follow(csw, "開催の求めの返事を確かめる", within=rows)
    says(csw, "来週の支援会議で取り上げます")
    press(csw, "返事を確かめた")


def when_the_conference_sits(chosei, axe):
    """招いた保健師と受託者、画面を使わない民生委員、当日に加わった家主。"""
    meeting.invite(chosei, *MEMBERS)
    follow(chosei, "構成員を招く")
    fill(chosei, {"招く機関": "民生委員・児童委員", "出る人の氏名": "例川 民生委員"})
    press(chosei, "席につける")
    meeting.sit_down(chosei, *MEMBERS)
    meeting.sit_down(chosei, "例川 民生委員", how="当日の署名")
    follow(chosei, "当日の追加を記録する")
    fill(chosei, {"氏名": "大家 みなと", "所属（機関の一覧にないとき）": "家主"})
    axe(chosei)
    press(chosei, "席につける")
    says(chosei, "当日の追加を記録しました", "大家 みなと")
    press(chosei, "案件を始める")
    meeting.hear(chosei, KENKO, "健康 ちよ", SECRET)
    meeting.hear(chosei, "民生委員・児童委員", "例川 民生委員", "朝の五時に、ごみを出す音がする")
    meeting.settle(chosei, "戸田市社会福祉協議会（市受託）", "はがきで知らせてから、朝に訪ねる", day(30))
    meeting.settle(chosei, KENKO, "健診の案内を届ける", day(30))
    says(chosei, "この内容は支援会議で知った情報です")
    axe(chosei)
    item = chosei.url
    press(chosei, "この案件を終える")
    press(chosei, "会議を閉じる")
    follow(chosei, "記録の確定")
    fill(chosei, {"会議全体のこと（開会・守秘の確認・次回）": "守秘を確かめて始めた。次回は一か月後。"})
    press(chosei, "書く")
    return item


def then_decisions_are_tasks_of_the_agencies(csw, hoken, case, axe):
    """決まったことは、それぞれの「返事が必要なもの」に届く。保健師に見えるのは会議の分だけ。"""
    csw.goto("/")
    says(csw, "はがきで知らせてから、朝に訪ねる")
    hoken.goto("/")
    says(hoken, "健診の案内を届ける")
    axe(hoken)
    absent(hoken, case)


def when_the_contractor_visits_for_weeks(csw, case, set_clock):
    """会えない訪問も、会えた訪問も、日ごとに残る。"""
    for number, response, words in (
        (12, "不在か出られないか分からない", "はがきを入れた。朝刊はなかった。"),
        (19, "声・物音だけ", "戸の向こうで物音。「社協の者です」と名だけ言った。"),
        (26, "インターホンで話せた", "「ごみは自分でやる」と返事があった。"),
        (33, "会えた（玄関）", "玄関先で十分。膝が痛いと見せてくれた。"),
    ):
        set_clock(moment(number))
        met = number > 20
        write_note(
            csw,
            case,
            words,
            method="訪問・同行支援",
            partner="本人",
            **{"訪問したときのようす": response, "本人・家族に連絡がついた": met},
        )


def when_he_consents_at_last(csw, chosei, case, axe):
    """まず保健師にだけ、口頭で。翌日の電話で基幹も。窓口が支援チームに入れる。"""
    words = {
        "方法": "口頭",
        "代筆者・理由・立会人・方法": "民生委員が立ち会い",
        "本人の言葉": "「膝のことなら」",
    }
    consents.mark(csw, case, KENKO, **words)
    says(csw, KENKO)
    axe(csw)
    consents.record(csw)
    consents.add_by_phone(csw, KIKAN, "「基幹さんにも、話していい」")
    consents.let_in(chosei, case, NAME, {KENKO: "健康の相談", KIKAN: "暮らしの相談"})


def then_what_was_told_stays_in_the_conference(kikan, case, item):
    """同意のあとも、支援会議で話したことは、会議にいなかった機関には見えない。"""
    kikan.goto(case)
    says(kikan, "膝が痛いと見せてくれた")
    says_nothing_of(kikan, SECRET)
    kikan.goto(case + "timeline/")
    says_nothing_of(kikan, SECRET)
    absent(kikan, item)


def when_the_source_opens_it(hoken, chosei, item, axe):
    """開くのは、話した機関だけ。招集した市にも開けない。"""
    chosei.goto(item)
    says_nothing_of(chosei, "支援チームへ開くかを答える")
    hoken.goto(item)
    hoken.get_by_role("link", name="支援チームへ開くかを答える").first.click()
    says(hoken, SECRET, "本人の同意")
    axe(hoken)
    fill(hoken, {"この内容を、本人の同意にもとづく支援チームへ開きますか": "開く"})
    press(hoken, "答える")


def then_the_team_sees_the_opened_copy(kikan, case, axe):
    """写しには、話した機関・もとの会議の日・拠った同意が残る。"""
    kikan.goto(case + "timeline/")
    says(kikan, SECRET, "健康づくり", "支援会議", "同意")
    says_nothing_of(kikan, "朝の五時に、ごみを出す音がする")
    axe(kikan)


def when_a_plan_follows(csw, chosei, case, set_clock):
    """同意のある道すじへ合流する: 案、重層的支援会議、起案（こんどは市の調整担当）。"""
    said = {"一体的に提供するための方策": "訪問の翌日までに経過を記録する"}
    planning.draft(csw, case, planning.words("膝をみてもらう", KENKO, "健康 ちよ", 50) | said)
    plan = planning.submit(csw)
    planning.put_to_conference(chosei, case, 47)
    set_clock(moment(47, "13:50"))
    meeting.invite(chosei, *MEMBERS)
    meeting.sit_down(chosei, *MEMBERS)
    press(chosei, "案件を始める")
    planning.agree(chosei, "急がない")
    planning.propose(chosei, plan, 47)
    return plan


def when_the_chief_stands_in(chosei, plan, axe):
    """所長が不在で、担当課長が代決する。だれの代わりかと理由がなければ、断られる。"""
    chosei.goto(plan)
    follow(chosei, "支援決定を記録する")
    says(chosei, "起案した調整 ひろこさんは決定できません", "所長 まもる")
    answers = {
        "決裁の結果": "決定",
        "決裁した人": "課長 ただし",
        "決裁日": day(47),
        "文書番号": "福保第902号",
    }
    fill(chosei, answers)
    press(chosei, "支援決定を記録する")
    says(chosei, "代決です。だれの代わりかを、決裁者から選んでください。")
    expect(chosei.get_by_label("文書番号")).to_have_value("福保第902号")
    axe(chosei)
    fill(chosei, {"だれの代決か": "所長 まもる", "代決の理由": "所長が出張のため"})
    press(chosei, "支援決定を記録する")
    says(chosei, "支援決定", "代決")


def then_it_is_countersigned(chosei, plan, axe):
    follow(chosei, "後閲を記録する")
    fill(chosei, {"後閲の日": day(50)})
    press(chosei, "後閲を記録する")
    says(chosei, "後閲")
    axe(chosei)


def test_from_a_worry_to_consent_without_losing_the_secrecy(as_, axe, set_clock):
    """同意のない道すじ: 支援会議から訪問、同意、支援チームへ開くまで"""
    chosei, csw, hoken, kikan = as_("chosei"), as_("csw"), as_("hoken"), as_("kikan")
    letter = given_a_worry_from_a_neighbour(as_("sogo"))
    case = when_it_is_received_without_consent(chosei, letter, axe)
    when_the_contractor_asks_for_a_conference(csw, case)
    when_the_city_answers_and_calls(chosei, axe)
    then_the_contractor_reads_the_answer(csw)

    set_clock(moment(9, "13:50"))
    item = when_the_conference_sits(chosei, axe)
    then_decisions_are_tasks_of_the_agencies(csw, hoken, case, axe)
    when_the_contractor_visits_for_weeks(csw, case, set_clock)

    set_clock(moment(40))
    when_he_consents_at_last(csw, chosei, case, axe)
    then_what_was_told_stays_in_the_conference(kikan, case, item)
    when_the_source_opens_it(hoken, chosei, item, axe)
    then_the_team_sees_the_opened_copy(kikan, case, axe)

    plan = when_a_plan_follows(csw, chosei, case, set_clock)
    when_the_chief_stands_in(chosei, plan, axe)
    set_clock(moment(50))
    then_it_is_countersigned(chosei, plan, axe)
