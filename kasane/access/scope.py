"""見える範囲と、情報の種類と、記録の届く範囲。

選択肢ではなくコードである: 見えるかどうかを決める述語がこの数を直接読む。
"""

from __future__ import annotations

import enum


class Scope(enum.IntEnum):
    """関わりで見える範囲。大きいほど広い。"""

    EXISTENCE = 10
    PAPERS = 20
    OWN = 30
    SHARED = 40
    FULL = 50

    @property
    def label(self) -> str:
        return SCOPE_LABELS[self]


SCOPE_LABELS = {
    Scope.EXISTENCE: "存在のみ",
    Scope.PAPERS: "会議資料のみ",
    Scope.OWN: "自機関分",
    Scope.SHARED: "共有分",
    Scope.FULL: "全体",
}


class Kind(enum.IntFlag):
    """情報の種類。本人に見せる同意の表の列でもある（個人情報取扱規程の六つの区分）。"""

    ATTRIBUTES = 1
    HEALTH = 2
    WORK = 4
    MONEY = 8
    SERVICES = 16
    LIFE = 32
    SUPPORT = 64


KIND_LABELS = {
    Kind.ATTRIBUTES: "属性（氏名・家族など）",
    Kind.HEALTH: "健康・障がい・介護",
    Kind.WORK: "就労・就学",
    Kind.MONEY: "経済（収入・債務など）",
    Kind.SERVICES: "福祉制度の利用",
    Kind.LIFE: "生活歴・課題",
    Kind.SUPPORT: "支援の記録・プラン",
}

ALL_KINDS = int(sum(KIND_LABELS))


def kind_labels(mask: int) -> list[str]:
    """``mask`` に含まれる種類の日本語の名。表の順。"""
    return [label for kind, label in KIND_LABELS.items() if mask & kind]


class Reach(enum.IntEnum):
    """支援経過の届く範囲。「会議限り」は輪（Circle）がついていることで決まる。"""

    OWN = 10
    TEAM = 20

    @property
    def label(self) -> str:
        return {Reach.OWN: "自機関のみ", Reach.TEAM: "支援チーム"}[self]
