"""母は同意し、息子は同意していない。一つの世帯を、二人の別々の意思のままに見せる。"""

from __future__ import annotations

from playwright.sync_api import Page, expect

from journeys.hands import absent, fill, find_case, follow, press, says, says_nothing_of, tab

KIKAN = "障害者基幹相談支援センター"
MOTHER, SON = "道山 和子", "道山 拓"
HEALTH, NAMES, SUPPORT = "健康・障がい・介護", "属性（氏名・家族など）", "支援の記録・プラン"
SEED_MOTHER, SEED_SON = "試山 陽子", "試山 悠"
SECRET = "本人の同意はない。仕事のことなら話すかもしれない。"


def given_a_mother_comes(page: Page) -> str:
    """母が話し、息子は世帯員として登録される。"""
    page.goto("/consultations/new/")
    fill(
        page,
        {"姓": "道山", "名": "和子", "本人や家族の言葉": "「わたしのことは話していい。拓のことは、拓に」"},
    )
    press(page, "相談を記録する")
    case = page.url
    tab(page, "世帯のようす")
    follow(page, "世帯員を登録する")
    fill(page, {"姓": "道山", "名": "拓", "本人から見た続柄": "息子"})
    press(page, "登録する")
    says(page, "世帯員を登録しました。", SON)
    return case


def when_the_son_says_no(page: Page, axe) -> None:
    """息子には、同意のない間の判断と、その理由を残す。"""
    tab(page, "同意")
    follow(page, "同意のない間の判断を記録する")
    page.get_by_role("radio", name=SON).check()
    fill(
        page,
        {
            "同意を得られない理由": "はっきり断られた",
            "くわしく": SECRET,
            "情報の出どころ": "母の話",
            "判断した人・職": "自立 けん（相談支援員）",
            "同意の見通し": "急がない",
        },
    )
    axe(page)
    press(page, "判断を記録する")
    says(page, "はっきり断られた")


def when_the_mother_says_yes(page: Page, axe) -> None:
    """母の分だけに印をつけ、基幹を支援チームに入れる。"""
    tab(page, "同意")
    follow(page, "同意の内容を記録する")
    says(page, f"{MOTHER}さんについての同意です。")
    fill(page, {"機関を加える": KIKAN})
    press(page, "機関を加える")
    for kind in (NAMES, HEALTH, SUPPORT):
        page.get_by_label(f"{KIKAN}に{kind}を伝えてよい").check()
    fill(page, {"情報を使う目的": ["相談業務を円滑に行う"], "方法": "署名", "説明した人": "自立 けん"})
    press(page, "開くものを確かめる")
    axe(page)
    press(page, "同意の内容を記録する")
    says(page, "同意の内容を記録しました")
    follow(page, f"支援チームに入れる ：{MOTHER}さん")
    fill(page, {"機関": KIKAN, "支援チームでの役割": "母の病気の相談"})
    press(page, "支援チームに入れる")
    says(page, "支援チームに入れました")


def then_the_son_is_a_told_line(page: Page, case: str, axe) -> None:
    page.goto(case)
    says(page, MOTHER)
    axe(page)
    tab(page, "世帯のようす")
    row = page.get_by_role("row").filter(has_text="息子")
    expect(row).to_contain_text("この方の情報は共有されていません")
    expect(row.get_by_role("link")).to_have_count(0)
    axe(page)
    for name in ("経過", "同意", "見立て・課題", "概要"):
        tab(page, name)
        says_nothing_of(page, SECRET, "はっきり断られた")


def test_a_mother_who_consents_and_a_son_who_does_not(as_, axe):
    """母は同意し息子は同意しない：基幹には母だけが見え、息子は「この方の情報は共有されていません」の一行になる"""
    desk, reader = as_("jiritsu"), as_("kikan")
    case = given_a_mother_comes(desk)
    when_the_son_says_no(desk, axe)
    absent(reader, case)
    when_the_mother_says_yes(desk, axe)
    then_the_son_is_a_told_line(reader, case, axe)


def test_the_sons_own_case_is_absent(as_, axe):
    """息子のケース：母のケースが見える機関にも、番号も名も頁もない"""
    desk, reader = as_("jiritsu"), as_("kikan")
    son = find_case(desk, SEED_SON)
    number = (desk.get_by_text("ケース R").first.text_content() or "").strip().split()[-1]
    mother = find_case(reader, SEED_MOTHER)
    axe(reader)
    for page in ("", "household/", "timeline/", "plans/", "matters/", "engagement/", "assessments/"):
        reader.goto(mother + page)
        expect(reader.locator(f'a[href*="{son}"]')).to_have_count(0)
        says_nothing_of(reader, number)
    for page in ("", "household/", "timeline/", "plans/", "consents/", "handoffs/", "matters/", "notes/new/"):
        absent(reader, son + page)
    reader.goto("/")
    reader.get_by_role("searchbox").first.fill(SEED_SON)
    press(reader, "探す")
    expect(reader.locator(f'a[href*="{son}"]')).to_have_count(0)
    axe(reader)
