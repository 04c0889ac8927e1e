"""次の一手: ボタンの言葉・行き先・いまできるか。閉じていれば、その理由がボタンの下に出る。"""

from __future__ import annotations

from dataclasses import dataclass

from kasane.access.decision import ALLOW, Decision


@dataclass(frozen=True)
class Offer:
    """``post=True`` は、確かめの頁をはさまずその場で POST する小さな一手。"""

    label: str
    url: str
    decision: Decision = ALLOW
    primary: bool = False
    post: bool = False
    danger: bool = False

    @property
    def open(self) -> bool:
        return bool(self.decision)

    @property
    def reason(self) -> str:
        return self.decision.reason
