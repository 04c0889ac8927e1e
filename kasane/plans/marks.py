"""文字のちがいの印。``c-diff`` がそのまま描く。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Mark = tuple[str, ...]
PHRASE = re.compile(r"[^。、\n]+|[。、\n]")
ALIKE = 0.6
SHORT = 2  # これより短い「同じ」は、前後の変わったところに含める（一文字ずつ刻まない）


def marks(before: str, after: str) -> list[Mark]:
    """文のちがい。``("same", 文)``・``("add", 文)``・``("del", 文)``・``("change", 前, 後)`` の並び。

    まず句読点までの一区切りずつくらべ、似た区切りどうしだけ、中の文字をくらべる。
    """
    found: list[Mark] = []
    for tag, old, new in _steps(PHRASE.findall(before), PHRASE.findall(after)):
        same = tag == "equal" or alike(old, new) < ALIKE
        found += _joined(old, new) if same else _within(old, new)
    return found


def _within(before: str, after: str) -> list[Mark]:
    """区切りの中の文字のちがい。短い「同じ」は、前後の変わったところに含める。"""
    pieces: list[list[str]] = []
    for tag, old, new in _steps(before, after):
        if tag == "equal" and (len(old) > SHORT or not pieces):
            pieces.append([old, new])
        elif pieces and pieces[-1][0] != pieces[-1][1]:
            pieces[-1] = [pieces[-1][0] + old, pieces[-1][1] + new]
        else:
            pieces.append([old, new])
    return [mark for old, new in pieces for mark in _joined(old, new)]


def _steps(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    for tag, i, j, k, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        yield tag, "".join(before[i:j]), "".join(after[k:end])


def _joined(old: str, new: str) -> list[Mark]:
    """一組の前と後を、一つの印に。"""
    if old == new:
        return [("same", old)] if old else []
    if not old:
        return [("add", new)]
    return [("change", old, new)] if new else [("del", old)]


def whole(before: str | None, after: str) -> list[Mark]:
    """短い欄（日付・頻度）は、丸ごと替わったと見る。``before`` が ``None`` なら、くらべない。"""
    return _joined(after if before is None else before, after)


def was(found: list[Mark]) -> list[Mark]:
    """並べて見せるときの、前の版の側。"""
    return [("was", one[1]) if one[0] in ("change", "del") else one for one in found if one[0] != "add"]


def now(found: list[Mark]) -> list[Mark]:
    """並べて見せるときの、新しい版の側。"""
    return [("now", one[2]) if one[0] == "change" else one for one in found if one[0] != "del"]


def count(*cells: list[Mark]) -> int:
    """変わったところの数。"""
    return sum(1 for cell in cells for one in cell if one[0] != "same")


def alike(one: str, other: str) -> float:
    """どのくらい似ているか（0〜1）。"""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
