"""部屋が上の階（desk）に手渡すもの: ケース画面の一片と、返事が必要なものの一行。"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Panel:
    """ケース画面に出す一片。``place`` は main か side。"""

    template: str
    context: dict[str, Any] = field(default_factory=dict)
    place: str = "main"
    title: str = ""


@dataclass(frozen=True)
class Waiting:
    """返事が必要なもの。``turn`` は mine（あなたの番）か theirs（相手の番）。

    ``verb`` は押すと開く頁の動詞、``reason`` はなぜ自分に来ているか、``who`` は誰のこと
    （見えない人なら番号だけ）。``due_on`` がなければ最後に並ぶ。
    """

    verb: str
    reason: str
    url: str
    due_on: dt.date | None = None
    who: str = ""
    who_note: str = ""
    holder: str = ""
    button: str = "開く"
    turn: str = "mine"
    urgent: bool = False
    case_uid: Any = None
    person_uid: Any = None
