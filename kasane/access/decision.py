"""可否と理由。否はいつも、画面にそのまま出せる日本語の理由をもつ。"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Decision:
    """規則の答え。真なら許し、偽なら ``reason`` が「なぜ・どうすれば」を一文で言う。"""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed

    def __and__(self, other: Decision) -> Decision:
        """両方とも許すときだけ許す。理由は先に断ったほうのもの。"""
        return other if self.allowed else self


ALLOW = Decision(True)


def deny(reason: str) -> Decision:
    """理由をつけて断る。"""
    if not reason:
        raise ValueError("理由のない「否」はつくれません。")
    return Decision(False, reason)


def require(condition: object, reason: str) -> Decision:
    """条件が真なら許し、そうでなければ理由をつけて断る。"""
    return ALLOW if condition else deny(reason)


class Refused(Exception):
    """規則が断った。``decision.reason`` を人に見せる。``kept`` は、断ったことがもう残っているか。"""

    def __init__(self, decision: Decision) -> None:
        super().__init__(decision.reason)
        self.decision = decision
        self.kept = False


def ensure(decision: Decision) -> None:
    """断られていれば :class:`Refused` を投げる。"""
    if not decision:
        raise Refused(decision)
