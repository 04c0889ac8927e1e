"""同意の取りやめ（撤回）と、それとは別の、利用の取下げ。見本の世帯（プランを実施中）で歩く。"""

from __future__ import annotations

from journeys.hands import (
    absent,
    day,
    fill,
    find_case,
    follow,
    moment,
    press,
    says,
    says_nothing_of,
    tab,
    write_note,
)

NAME = "見本 健一"
KIKAN = "障害者基幹相談支援センター"
KIKAN_NOTE = "待合で一緒に待った。診察室には一人で入られた。"
TEAM_NOTE = "居間でラジオを一緒に聞いた"


def given_two_more_agencies_are_let_in_by_telephone(csw, axe):
    """基幹は書く。生活支援課は、見るだけで何も書かない。"""
    for agency, part in ((KIKAN, "受診の同行"), ("生活支援課", "生活費の相談")):
        tab(csw, "同意")
        follow(csw, "電話で同意を追加する")
        fill(
            csw,
            {
                "追加する機関": agency,
                "情報の種類": ["属性", "健康", "生活歴", "支援の記録"],
                "本人の言葉": "「病院のことを聞けるなら、話していいよ」",
            },
        )
        press(csw, "追加の同意を記録する")
        follow(csw, "支援チームに入れる ：見本 健一さん")
        fill(csw, {"機関": agency, "支援チームでの役割": part})
        press(csw, "支援チームに入れる")
        says(csw, "支援チームに入れました")
    axe(csw)


def when_kikan_reads_and_writes(kikan, axe):
    address = find_case(kikan, NAME)
    says(kikan, TEAM_NOTE)
    write_note(kikan, address, KIKAN_NOTE, method="訪問・同行支援", partner="本人")
    tab(kikan, "プラン")
    says(kikan, "第1版")
    plan = kikan.get_by_role("link", name="第1版", exact=True).first.get_attribute("href")
    axe(kikan)
    return address, plan


def when_he_takes_it_back(csw, axe):
    tab(csw, "同意")
    follow(csw, "同意の取りやめ（撤回）を記録する ：見本 健一さん")
    says(csw, "見えなくなるもの", KIKAN, "生活支援課", "各機関が自分で書いた記録")
    axe(csw)
    fill(csw, {"どの方法で": "電話", "本人の言葉": "「やっぱり、よそに話すのはやめてほしい」"})
    press(csw, "取りやめを記録する")
    says(csw, "同意の取りやめを記録しました", "撤回")


def then_the_reader_loses_everything(seikatsu, case, axe):
    """何も書かなかった機関には、ケースそのものが見えない。中立の知らせだけが届く。"""
    absent(seikatsu, case)
    absent(seikatsu, case + "timeline/")
    seikatsu.goto("/")
    says(seikatsu, "情報共有の取扱いが変わりました", "電話してください")
    says_nothing_of(seikatsu, NAME, "撤回", "取りやめ")
    axe(seikatsu)


def then_the_writer_keeps_only_its_own(kikan, case, plan, axe):
    """自分の書いた記録は残り、プランもほかの機関の記録も閉じる。"""
    absent(kikan, plan)
    kikan.goto(case + "timeline/")
    says(kikan, KIKAN_NOTE)
    says_nothing_of(kikan, TEAM_NOTE, "撤回", "取りやめ")
    axe(kikan)
    kikan.goto("/")
    says(kikan, "情報共有の取扱いが変わりました", "配布資料があれば")


def then_the_plan_stands_still(csw, axe):
    tab(csw, "プラン")
    says(csw, "一時停止（同意の変更）")
    follow(csw, "第1版")
    says(csw, "一時停止（同意の変更）")
    axe(csw)


def then_past_disclosures_stay_listed(csw, axe):
    tab(csw, "同意")
    says(csw, "この同意にもとづいて伝えたもの", "取りやめたあとも、伝えたことは消えません。", KIKAN)
    axe(csw)


def then_the_secretariat_decides_what_comes_next(chosei, axe):
    find_case(chosei, NAME)
    tab(chosei, "同意")
    follow(chosei, "取りやめのあとを決める ：見本 健一さん")
    axe(chosei)
    says(chosei, "範囲を狭めて続ける", "本人の希望で終結の手続きへ", "撤回の取消しを後日確認する")
    words = "「社協さんが来るのは、かまわない」"
    fill(
        chosei,
        {"このあと": "支援会議の要件に当たるか検討する", "いつまでに": day(44), "本人の希望": words},
    )
    press(chosei, "このあとを決める")
    says(chosei, "このあとを決めました")
    chosei.goto("/")
    says(chosei, "支援会議の要件に当たるか検討する")


def when_he_stops_using_one_support(csw, axe):
    tab(csw, "同意")
    follow(csw, "利用の取下げを記録する")
    axe(csw)
    words = "「無線の集まりは、もういい」"
    fill(csw, {"やめる支援": "土曜の無線の集まり", "どの方法で": "電話", "本人の言葉": words})
    press(csw, "利用の取下げを記録する")


def then_the_consent_and_the_sight_stay(csw, jiritsu, axe):
    says(csw, "利用の取下げを記録しました。情報を伝える同意は、このままです。", "同意あり")
    axe(csw)
    jiritsu.goto("/")
    says_nothing_of(jiritsu, "情報共有の取扱いが変わりました")
    find_case(jiritsu, NAME)
    says(jiritsu, TEAM_NOTE)
    axe(jiritsu)
    tab(csw, "プラン")
    says(csw, "実施中")


def test_use_withdrawn_apart_from_consent(as_, axe, set_clock):
    """利用の取下げ: やめるのは支援で、情報を伝える同意はそのまま"""
    csw = as_("csw")
    set_clock(moment(2))
    find_case(csw, NAME)
    when_he_stops_using_one_support(csw, axe)
    then_the_consent_and_the_sight_stay(csw, as_("jiritsu"), axe)


def test_consent_withdrawn_in_mid_plan(as_, axe, set_clock):
    """同意の取りやめ: プランの途中で見えなくなるもの、残るもの、止まるもの"""
    csw, kikan, seikatsu = as_("csw"), as_("kikan"), as_("seikatsu")
    find_case(csw, NAME)
    given_two_more_agencies_are_let_in_by_telephone(csw, axe)
    case, plan = when_kikan_reads_and_writes(kikan, axe)
    find_case(seikatsu, NAME)
    set_clock(moment(30))
    when_he_takes_it_back(csw, axe)
    then_the_reader_loses_everything(seikatsu, case, axe)
    then_the_writer_keeps_only_its_own(kikan, case, plan, axe)
    then_the_plan_stands_still(csw, axe)
    then_past_disclosures_stay_listed(csw, axe)
    then_the_secretariat_decides_what_comes_next(as_("chosei"), axe)
