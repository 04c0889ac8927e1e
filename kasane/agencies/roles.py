"""役割と権限の一覧。データベースには短い符号だけを残す（名を変えても壊れない）。"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Can(StrEnum):
    """できること。規則（rules.py）はこの名でたずねる。"""

    CONSULT = "consult"  # 相談を受け、記録を書く
    COORDINATE = "coordinate"  # 多機関協働を受け、全体を調整する
    OVERSEE = "oversee"  # 事務局として、返事のないつなぎなどを見守る
    RECORD_DECISION = "record_decision"  # 決裁後の支援決定を記録する
    DECIDE = "decide"  # 支援決定の決裁者になる
    STAND_IN = "stand_in"  # 代決する
    CONVENE_SUPPORT = "convene_support"  # 支援会議を招集する（市のみ）
    CONVENE_PLAN = "convene_plan"  # 重層的支援会議を開く
    OPEN_INTERNAL = "open_internal"  # 相当の理由による利用・提供を決める（課長級）
    SUPERVISE = "supervise"  # 所属の職員の担当・利害関係を決める
    GUARD_PRIVACY = "guard_privacy"  # 閲覧の記録を点検する
    JUDGE_IDENTITY = "judge_identity"  # 同じ方かどうかを判断する
    ADMINISTER = "administer"  # アカウントと設定を管理する（ケースは見えない）


@dataclass(frozen=True)
class Role:
    code: str
    label: str
    meaning: str
    permissions: frozenset[Can]


ROLES = {
    role.code: role
    for role in (
        Role("worker", "相談員・職員", "相談を受け、自機関の支援を記録する。", frozenset({Can.CONSULT})),
        Role(
            "contractor",
            "多機関協働の受託者",
            "市の委託により、多機関協働・アウトリーチ・参加支援を行う。案はつくれるが、決定はできない。",
            frozenset({Can.CONSULT, Can.COORDINATE, Can.CONVENE_PLAN}),
        ),
        Role(
            "secretariat",
            "調整担当・事務局",
            "多機関協働を受け、会議を開き、決裁後の支援決定を記録する。",
            frozenset(
                {
                    Can.CONSULT,
                    Can.COORDINATE,
                    Can.OVERSEE,
                    Can.RECORD_DECISION,
                    Can.CONVENE_SUPPORT,
                    Can.CONVENE_PLAN,
                    Can.JUDGE_IDENTITY,
                }
            ),
        ),
        Role(
            "director",
            "所長（決裁者）",
            "支援決定の決裁者。所属を監督する。",
            frozenset(
                {Can.CONSULT, Can.DECIDE, Can.CONVENE_SUPPORT, Can.OPEN_INTERNAL, Can.SUPERVISE, Can.OVERSEE}
            ),
        ),
        Role(
            "manager",
            "担当課長（代決）",
            "所長が不在のとき代決し、相当の理由による利用・提供を決める。",
            frozenset({Can.CONSULT, Can.STAND_IN, Can.CONVENE_SUPPORT, Can.OPEN_INTERNAL, Can.SUPERVISE}),
        ),
        Role("supervisor", "所属長", "所属の職員の担当と利害関係を決める。", frozenset({Can.SUPERVISE})),
        Role(
            "privacy",
            "個人情報保護担当",
            "閲覧の記録を点検する。ケースは見えない。",
            frozenset({Can.GUARD_PRIVACY}),
        ),
        Role(
            "admin",
            "システム管理者",
            "アカウントと設定を管理する。ケースは見えない。",
            frozenset({Can.ADMINISTER}),
        ),
    )
}


def may(codes: Iterable[str], permission: Can) -> bool:
    """役割の符号のどれかが、この権限をもつか。知らない符号は何も許さない。"""
    return any(permission in ROLES[code].permissions for code in codes if code in ROLES)
