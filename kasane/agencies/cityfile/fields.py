"""市のデータの欄: 何が書けて、書けないときに何と言うか。"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kasane.kernel import codes

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SAID = 30


class Unfit(Exception):
    """値が欄に合わない。文は「何が・どう書けばよいか」。"""


@dataclass(frozen=True)
class Field:
    """一つの欄。``check(value)`` は合わなければ :class:`Unfit`。

    ``refers`` は、ほかの表の ``key`` を指す欄のその表の名。``many`` は値の並び。
    """

    label: str
    check: Callable[[Any], None]
    required: bool = True
    many: bool = False
    refers: str = ""


def said(value: Any) -> str:
    """誤りの文に引く値。長ければ縮める。"""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= SAID else text[:SAID] + "…"


def text(limit: int = 2000) -> Callable[[Any], None]:
    def check(value: Any) -> None:
        if not isinstance(value, str):
            raise Unfit(f'文字で書いてください（いまは {said(value)}）。" " で囲みます。')
        if not value.strip():
            raise Unfit("空です。文字を書くか、この行を消してください。")
        if len(value) > limit:
            raise Unfit(f"{limit}字までです（いまは{len(value)}字）。")

    return check


def slug(value: Any) -> None:
    if not isinstance(value, str) or not SLUG.fullmatch(value) or len(value) > 50:
        raise Unfit(f"「{said(value)}」は使えません。半角の英小文字・数字・「-」で50字までにしてください。")


def number(low: int, high: int) -> Callable[[Any], None]:
    def check(value: Any) -> None:
        if isinstance(value, bool) or not isinstance(value, int):
            raise Unfit(f'整数で書いてください（いまは {said(value)}）。" " で囲みません。')
        if not low <= value <= high:
            raise Unfit(f"{low}から{high}までの整数を書いてください（いまは {value}）。")

    return check


def day(value: Any) -> None:
    if isinstance(value, dt.datetime) or not isinstance(value, dt.date):
        raise Unfit(f'日付を 2026-04-01 のように書いてください（いまは {said(value)}）。" " で囲みません。')
    if not 1947 <= value.year <= 2200:
        raise Unfit(f"{value.year}年になっています。年を確かめてください。")


def one_of(options: dict[str, str]) -> Callable[[Any], None]:
    def check(value: Any) -> None:
        if not isinstance(value, str) or value not in options:
            listed = "・".join(f"{key}（{label}）" for key, label in options.items())
            raise Unfit(f"「{said(value)}」は使えません。{listed} のどれかを書いてください。")

    return check


def code(set_key: str) -> Callable[[Any], None]:
    """選択肢の符号。画面の「選択肢の設定」にある組から。"""

    def check(value: Any) -> None:
        options = codes.choices(set_key)
        if not isinstance(value, str) or value not in dict(options):
            listed = "・".join(f"{key}（{label}）" for key, label in options)
            name = codes.set_label(set_key)
            raise Unfit(f"「{said(value)}」は「{name}」にありません。{listed} のどれかを書いてください。")

    return check


def municipality_code(value: Any) -> None:
    """全国地方公共団体コード6桁。6桁目は検査数字。"""
    if not isinstance(value, str) or not re.fullmatch(r"\d{6}", value):
        raise Unfit('全国地方公共団体コードを、検査数字まで6桁の文字で書いてください（例 "112241"）。')
    total = sum(int(digit) * weight for digit, weight in zip(value, (6, 5, 4, 3, 2), strict=False))
    if int(value[5]) != (11 - total % 11) % 10:
        raise Unfit(f"「{value}」は検査数字が合いません。6桁を確かめてください。")
