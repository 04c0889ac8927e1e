"""道すじの手: 同意の宛先に印をつけて記録し、支援チームに入れる。"""

from __future__ import annotations

from playwright.sync_api import Page

from journeys.hands import fill, follow, press, says, tab

KINDS = ("属性（氏名・家族など）", "健康・障がい・介護", "生活歴・課題", "支援の記録・プラン")
PURPOSES = ["相談業務を円滑に行う", "支援サービス提供"]


def mark(page: Page, case: str, *agencies: str, **terms: object) -> None:
    """宛先の表に印をつけ、開くものを確かめるところまで。"""
    page.goto(case)
    tab(page, "同意")
    follow(page, "同意の内容を記録する")
    for agency in agencies:
        if not page.get_by_label(f"{agency}に{KINDS[0]}を伝えてよい").count():
            fill(page, {"機関を加える": agency})
            press(page, "機関を加える")
        for kind in KINDS:
            page.get_by_label(f"{agency}に{kind}を伝えてよい").check()
    fill(page, {"情報を使う目的": PURPOSES, **terms})
    press(page, "開くものを確かめる")


def record(page: Page) -> None:
    """確かめたものを記録する。"""
    press(page, "同意の内容を記録する")
    says(page, "同意の内容を記録しました", "一部同意")


def add_by_phone(page: Page, agency: str, words: str) -> None:
    """電話で、機関を一つ加える。"""
    tab(page, "同意")
    follow(page, "電話で同意を追加する")
    kinds = ["属性", "健康", "生活歴", "支援の記録"]
    fill(page, {"追加する機関": agency, "情報の種類": kinds, "本人の言葉": words})
    press(page, "追加の同意を記録する")
    says(page, "追加の同意を記録しました")


def let_in(page: Page, case: str, name: str, parts: dict[str, str]) -> None:
    """支援チームに入れる（機関と役割）。"""
    page.goto(case)
    for agency, part in parts.items():
        tab(page, "同意")
        follow(page, f"支援チームに入れる ：{name}さん")
        fill(page, {"機関": agency, "支援チームでの役割": part})
        press(page, "支援チームに入れる")
        says(page, "支援チームに入れました")
