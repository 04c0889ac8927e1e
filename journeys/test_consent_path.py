"""同意のある道すじ。相談から、プランの決定、終結と、そのあとのフォローまで。"""

from __future__ import annotations

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
    wareki,
    write_note,
)

NAME = "道野 ふみ"
KIKAN, JIRITSU, CHUO = "障害者基幹相談支援センター", "生活自立相談センター", "地域包括支援センター（中央）"
GOAL = "買い物と通院が、無理なく続く"
MEMBERS = ("社協 あゆむ", "基幹 なつき", "自立 けん", "包括 さとる")


def given_a_talk_at_the_comprehensive_centre(houkatsu):
    """電話の相談を一度で書き、そのまま多機関協働へつなぐ。つなぎの住所を返す。"""
    follow(houkatsu, "相談")
    houkatsu.goto("/consultations/new/")
    family, given = NAME.split()
    fill(
        houkatsu,
        {
            "だれから": "ご本人から",
            "方法": "電話",
            "姓": family,
            "名": given,
            "せい": "みちの",
            "めい": "ふみ",
            "生年月日": "昭和19年5月3日",
            "性別": "女性",
            "町名": "中町二丁目",
            "圏域": "中央",
            "電話": "048-000-0901",
            "氏名": "道野 浩",
            "続柄": "息子",
            "年齢": "52",
            "ようす": "8年ほど家にいる",
            "本人や家族の言葉": "「膝が痛くて買い物に行けない。息子のことは、だれに話せばいいのか」",
            "相談内容（あてはまるものに○）": ["介護のこと", "家族との関係について"],
            "一番困っていること（◎）": "家族との関係について",
            "緊急度": "中",
            "これからどうするか": "つなぐ（多機関協働へ）",
        },
    )
    press(houkatsu, "相談を記録する")
    fill(
        houkatsu,
        {
            "つなぐ理由": "母の介護と、家から出ない息子さんのことを一緒に考えたい",
            "望むこと": ["一緒に訪問・面接してほしい", "会議を開いてほしい"],
            "伝える根拠": "市の担当業務",
        },
    )
    press(houkatsu, "つなぎを送る")
    says(houkatsu, "返事待ち")
    return houkatsu.url


def when_the_office_receives_it(chosei, letter, axe):
    chosei.goto("/")
    says(chosei, NAME)
    chosei.goto(letter)
    follow(chosei, "多機関協働で受け付ける")
    fill(chosei, {"本人同意": "本人同意あり", "本人・世帯の希望": "このまま家で暮らしたい"})
    axe(chosei)
    press(chosei, "受け付ける")
    says(chosei, "多機関協働で受け付けました", "調整 ひろこ")
    axe(chosei)
    return find_case(chosei, NAME)


def when_the_household_is_understood(chosei, csw, case, axe):
    """見立て・課題・対応方針。"""
    chosei.goto(case + "assessments/new/")
    fill(
        chosei,
        {
            "緊急度": "中",
            "要介護認定": "未申請",
            "本人の主訴・希望": "「家で暮らしたい」",
            "課題のまとめと支援の方向性": "介護の申請と、息子さんとの会い方を一緒に考える",
        },
    )
    press(chosei, "見立てを記録する")
    axe(chosei)
    chosei.goto(case + "issues/")
    fill(chosei, {"課題と特性": "経済的困窮", "確かさ": "疑い", "ようす": "年金だけで二人が暮らす"})
    press(chosei, "課題を記録する")
    chosei.goto(case)
    offer(chosei, "対応方針を決める")
    fill(chosei, {"対応方針": "継続支援しプランを作成"})
    press(chosei, "対応方針を決める")
    says(chosei, "対応方針を決めました")
    write_note(
        csw, case, "玄関先で20分。膝の話と、息子さんの朝の過ごし方。", method="訪問・同行支援", partner="本人"
    )


def when_consent_is_recorded(csw, case, axe):
    """宛先の表に印をつけ、開くものを確かめてから記録する。記録だけでは、だれにも見えない。"""
    words = {"方法": "署名", "本人の言葉": "「息子のことも、どうか」", "紙の原本のあるところ": "社協 第2"}
    consents.mark(csw, case, KIKAN, JIRITSU, CHUO, **words)
    says(csw, KIKAN, JIRITSU)
    axe(csw)
    consents.record(csw)
    closed(csw, f"支援チームに入れる ：{NAME}さん", "主担当")


def then_nothing_is_open_until_somebody_opens(kikan, case):
    absent(kikan, case)


def when_the_two_are_let_in(chosei, kikan, case, axe):
    """開くのは、主担当（いまは窓口）。"""
    consents.let_in(chosei, case, NAME, {KIKAN: "息子さんの相談", JIRITSU: "家計の相談"})
    kikan.goto(case)
    says(kikan, NAME, "膝の話と")
    axe(kikan)


def when_a_plan_lacks_one_of_the_five(csw, case, axe):
    """方策（5）のないまま諮ろうとすると、どれが足りないかを言い、何も失わない。"""
    planning.draft(csw, case, planning.words(GOAL, CHUO, "包括 さとる", 30))
    closed(csw, "会議に諮る", "5 一体的に提供する方策")
    says(csw, GOAL, "電話は朝10時まで")
    axe(csw)


def then_it_is_mended_and_submitted(csw):
    planning.rewrite(csw, {"一体的に提供するための方策": "訪問の翌日までに経過を記録し、月に一度電話する"})
    return planning.submit(csw)


def when_agencies_are_invited(chosei, axe):
    """同意の宛先にない機関は、理由と三つの道。案件は議題に残る。"""
    meeting.invite(chosei, *MEMBERS)
    follow(chosei, "構成員を招く")
    fill(chosei, {"招く機関": "生活支援課"})
    press(chosei, "席につける")
    says(
        chosei,
        "生活支援課は、この議題の席につけません",
        "案件は議題に残っています",
        "追加の同意を電話で得る",
        "この機関の回だけ退席してもらう",
        "名前を伏せて意見だけ聞く",
    )
    axe(chosei)
    press(chosei, "名前を伏せて意見だけ聞く")
    says(chosei, "名前を伏せて意見だけ聞くことにしました", "案件1", NAME)


def then_the_left_out_meet_nothing(seikatsu, case, item):
    absent(seikatsu, case)
    absent(seikatsu, item)


def when_the_plan_is_agreed(chosei, axe):
    """席ごとに守秘と着席を記録し、話し、協議の結果を残す。"""
    meeting.sit_down(chosei, *MEMBERS)
    press(chosei, "案件を始める")
    meeting.hear(chosei, KIKAN, "基幹 なつき", "息子さんには、まず手紙から")
    meeting.settle(chosei, KIKAN, "息子さんに手紙を書く", day(60))
    says(chosei, "息子さんに手紙を書く")
    axe(chosei)
    planning.agree(chosei, "息子さんを急がせない")


def when_the_parts_are_settled(chosei, case, axe):
    """支援チームの役割分担。"""
    chosei.goto(case)
    tab(chosei, "多機関協働")
    offer(chosei, "役割分担を決める")
    axe(chosei)
    fill(chosei, {"機関": CHUO, "役割": "介護の調整", "担当する人": "包括 さとる"})
    press(chosei, "役割分担を決める")
    says(chosei, "役割分担を決めました", "支援中")


def then_the_contractor_cannot_record_the_decision(csw, plan):
    closed(csw, "支援決定を記録する", "支援決定を記録できるのは、市の事務局")


def when_the_director_decides(chosei, plan, axe):
    """所長が決め、事務局が写す。起案した人は決められず、だれが決められるかが出ている。"""
    chosei.goto(plan)
    follow(chosei, "支援決定を記録する")
    says(chosei, "起案した社協 あゆむさんは決定できません", "決められるのは、", "所長 まもる")
    axe(chosei)
    fill(
        chosei,
        {
            "決裁の結果": "決定",
            "決裁した人": "所長 まもる",
            "決裁日": day(30),
            "文書番号": "福保第901号",
            "実施機関などに知らせた日": day(30),
            "次の見直し（モニタリング）": day(90),
        },
    )
    press(chosei, "支援決定を記録する")
    says(chosei, "支援決定")


def when_it_is_handed_over(csw, plan):
    csw.goto(plan)
    follow(csw, "プランをお渡しする")
    fill(
        csw, {f"{NAME}さんにお渡しした日": day(31), f"{NAME}さんへのお渡しのしかた": "訪問して読み上げながら"}
    )
    press(csw, "プランをお渡しする")
    says(csw, "実施中")


def when_it_is_monitored(csw, plan):
    """次の見直しの日がないと終われない。打った字は残る。"""
    csw.goto(plan)
    follow(csw, "モニタリングを記録する")
    fill(
        csw,
        {
            "確かめた日": day(90),
            "確かめかた": "訪問",
            "本人・世帯のようす": "ヘルパーが週1回",
            "次の見直し": "",
        },
    )
    press(csw, "モニタリングを記録する")
    says(csw, "1か所を直すと進めます")
    expect(csw.get_by_label("本人・世帯のようす")).to_have_value("ヘルパーが週1回")
    fill(csw, {"次の見直し": day(150)})
    press(csw, "モニタリングを記録する")
    says(csw, wareki(day(150)))


def when_the_plan_is_evaluated(csw, plan, axe):
    csw.goto(plan)
    offer(csw, "振り返り・評価を行う")
    fill(
        csw,
        {
            "目標1「買い物と通院が、無理なく続く」": "達成",
            "見られた変化": ["健康状態の改善", "役割分担が明確になった"],
            "本人の希望": "「もう大丈夫。またお願いします」",
            "評価した日": day(150),
            "総合の評価": "終結",
        },
    )
    press(csw, "評価を記録する")
    says(csw, "評価済み")
    offer(csw, "プランを終了する")
    axe(csw)
    press(csw, "プランを終了する")
    says(csw, "終了")


def when_the_office_looks_back_and_hands_back(chosei, case, axe):
    chosei.goto(case)
    tab(chosei, "多機関協働")
    offer(chosei, "多機関協働を振り返る")
    fill(
        chosei,
        {"振り返り（支援機関の役割分担・本人や世帯の変化・残った課題）": "役割が決まり、包括で続けられる"},
    )
    press(chosei, "多機関協働を振り返る")
    axe(chosei)
    closed(chosei, "多機関協働を終える", "主担当がまだ窓口（または受託者）です")
    offer(chosei, "元の機関へ引き継ぐ")
    fill(chosei, {"引き継ぐこと": "介護の調整と、息子さんへの声かけ", "先に話した相手": "包括 さとる"})
    press(chosei, "元の機関へ引き継ぐ")
    says(chosei, "引き受けられるまで、主担当はこの窓口のまま")


def when_the_first_desk_takes_it(houkatsu):
    """引き継ぎは、ホームの「返事が必要なもの」から受ける。"""
    houkatsu.goto("/")
    follow(houkatsu, f"返事をする ：{NAME} つなぎに返事をする")
    says(houkatsu, "介護の調整と、息子さんへの声かけ")
    follow(houkatsu, "引き受ける")
    fill(houkatsu, {"支援チームでの役割": "介護の調整と見守り", "初回接触日": day(155)})
    press(houkatsu, "引き受ける")


def when_the_coordination_ends(chosei, case, axe):
    chosei.goto(case)
    says(chosei, "包括 さとる")
    tab(chosei, "多機関協働")
    offer(chosei, "多機関協働を終える")
    fill(chosei, {"終えた理由": "支援関係機関で続けられる見通し", "申し送り": "半年後に一度、電話で聞く"})
    axe(chosei)
    press(chosei, "多機関協働を終える")
    says(chosei, "多機関協働を終えました。ケースは、主担当の機関とともに続きます。")


def when_the_case_is_closed(houkatsu, case, axe):
    """一度のクリックでは終わらない: 理由・主担当・引き継いだこと・フォローの日・再相談の目安。"""
    houkatsu.goto(case)
    offer(houkatsu, "終結の手続きへ")
    fill(houkatsu, {"終結の理由": "見通しが立ち"})
    press(houkatsu, "終結を記録する")
    says(houkatsu, "直すと進めます")
    axe(houkatsu)
    fill(
        houkatsu,
        {
            "引き継いだこと": "介護サービスが続いている。息子さんは月に一度、畑へ",
            "再相談の目安": "通院が途切れたら、地域包括（中央）へ",
        },
    )
    press(houkatsu, "終結を記録する")
    says(houkatsu, "終結を記録しました")
    axe(houkatsu)


def then_the_follow_up_is_recorded_when_it_comes(houkatsu, case, axe):
    houkatsu.goto("/")
    says(houkatsu, NAME)
    houkatsu.goto(case)
    follow(houkatsu, "ようすを記録する")
    fill(houkatsu, {"ようす": "電話。二人で元気にしている。息子さんが電話に出た"})
    press(houkatsu, "ようすを記録する")
    says(houkatsu, "ようすを記録しました")
    axe(houkatsu)


def then_the_outsiders_met_nothing(bugai, admin, case):
    for page in (bugai, admin):
        absent(page, case)
        page.goto("/")
        says_nothing_of(page, NAME)


def test_from_a_first_talk_to_a_quiet_follow_up(as_, axe, set_clock):
    """本人同意の道すじ: 相談から終結・引き継ぎまで"""
    houkatsu, chosei, csw, kikan = as_("houkatsu"), as_("chosei"), as_("csw"), as_("kikan")
    letter = given_a_talk_at_the_comprehensive_centre(houkatsu)
    case = when_the_office_receives_it(chosei, letter, axe)
    when_the_household_is_understood(chosei, csw, case, axe)

    set_clock(moment(14))
    when_consent_is_recorded(csw, case, axe)
    then_nothing_is_open_until_somebody_opens(kikan, case)
    when_the_two_are_let_in(chosei, kikan, case, axe)
    when_a_plan_lacks_one_of_the_five(csw, case, axe)
    plan = then_it_is_mended_and_submitted(csw)
    planning.put_to_conference(chosei, case, 28)

    set_clock(moment(28, "13:50"))
    when_agencies_are_invited(chosei, axe)
    then_the_left_out_meet_nothing(as_("seikatsu"), case, chosei.url)
    when_the_plan_is_agreed(chosei, axe)
    when_the_parts_are_settled(chosei, case, axe)
    planning.propose(csw, plan, 28)
    then_the_contractor_cannot_record_the_decision(csw, plan)

    set_clock(moment(31))
    when_the_director_decides(chosei, plan, axe)
    when_it_is_handed_over(csw, plan)
    set_clock(moment(90))
    when_it_is_monitored(csw, plan)

    set_clock(moment(150))
    when_the_plan_is_evaluated(csw, plan, axe)
    when_the_office_looks_back_and_hands_back(chosei, case, axe)
    when_the_first_desk_takes_it(houkatsu)
    when_the_coordination_ends(chosei, case, axe)

    set_clock(moment(180))
    when_the_case_is_closed(houkatsu, case, axe)
    set_clock(moment(275))
    then_the_follow_up_is_recorded_when_it_comes(houkatsu, case, axe)
    then_the_outsiders_met_nothing(as_("bugai"), as_("admin"), case)
