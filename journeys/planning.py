"""道すじの手: プランの案を書き、会議で協議し、起案するまで。"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from journeys import meeting
from journeys.hands import day, fill, follow, offer, press, says, tab


def draft(page: Page, case: str, words: dict[str, Any]) -> None:
    """案をつくり、書いて、保存する。"""
    page.goto(case)
    tab(page, "プラン")
    follow(page, "プランの案をつくる")
    press(page, "案をつくる")
    fill(page, words)
    press(page, "案を保存する")


def rewrite(page: Page, words: dict[str, Any]) -> None:
    """案を書き直す。"""
    follow(page, "プランの案を書き直す")
    fill(page, words)
    press(page, "案を保存する")


def words(goal: str, agency: str, worker: str, begins: int) -> dict[str, Any]:
    """方策（5）のほかの、四つの項目。``begins`` は始まりの日の番号。"""
    return {
        "生活についての意向": "「この家で暮らしたい」",
        "解決すべき課題": "膝が痛く、買い物に行けない",
        "多機関協働を申し込む": True,
        "プランへの合意": "合意した",
        "目標": goal,
        "達成時期": day(begins + 120),
        "すること": "通院と買い物の手だてを決める",
        "行う人": "機関",
        "機関": agency,
        "担当する人": worker,
        "頻度": "月2回",
        "留意すること": "電話は朝10時まで",
        "始まり": day(begins),
        "終わり": day(begins + 120),
        "主担当機関": "戸田市社会福祉協議会（市受託）",
        "主担当の人": "社協 あゆむ",
        "プランの始まり": day(begins),
        "プランの終わり": day(begins + 150),
        "次の見直し（モニタリング）": day(begins + 60),
    }


def submit(page: Page) -> str:
    """会議に諮る。プランの住所を返す。"""
    follow(page, "会議に諮る")
    press(page, "会議に諮る")
    says(page, "協議中")
    return page.url


def put_to_conference(page: Page, case: str, number: int) -> None:
    """重層的支援会議を開き、プランを議題にする。"""
    page.goto(case)
    tab(page, "会議")
    offer(page, "重層的支援会議を開く")
    meeting.call(page, "重層的支援会議を開く", day(number))
    fill(page, {"議題の種別": "プラン", "案件の目的": "支援プランの適切性の協議"})
    press(page, "議題にする")
    says(page, "案件1")


def agree(page: Page, note: str) -> None:
    """協議の結果を記録し、案件と会議を閉じる。"""
    follow(page, "プランの協議の結果を記録する")
    fill(page, {"協議の結果": "適切である", "会議の意見・直すところ": note})
    press(page, "記録する")
    press(page, "この案件を終える")
    press(page, "会議を閉じる")


def propose(page: Page, plan: str, number: int) -> None:
    """起案する。"""
    page.goto(plan)
    says(page, "会議で協議済み")
    follow(page, "起案する")
    note = "会議で適切とされたため"
    fill(page, {"決裁区分": "所長専決", "起案日": day(number), "起案の理由・添えること": note})
    press(page, "起案する")
    says(page, "決裁中")
