"""文字のちがいの印。``c-diff`` がそのまま描く。"""

from __future__ import annotations

from difflib import SequenceMatcher

Mark = tuple[str, ...]
SHORT = 2  # これより短い「同じ」は、前後の変わったところに含める（一文字ずつ刻まない）


def marks(before: str, after: str) -> list[Mark]:
    """文字のちがい。``("same", 文)``・``("add", 文)``・``("del", 文)``・``("change", 前, 後)`` の並び。"""
    found: list[list[str]] = []
    for _, i, j, k, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        old, new = before[i:j], after[k:end]
        same = old == new and (len(old) > SHORT or not found or j == len(before))
        if found and found[-1][0] == "change" and not same:
            found[-1][1] += old
            found[-1][2] += new
        else:
            found.append(["same", old] if same else ["change", old, new])
    return [_mark(one) for one in found if any(one[1:])]


def _mark(one: list[str]) -> Mark:
    if one[0] == "same":
        return ("same", one[1])
    if not one[1]:
        return ("add", one[2])
    return ("change", one[1], one[2]) if one[2] else ("del", one[1])


def whole(before: str | None, after: str) -> list[Mark]:
    """短い欄（日付・頻度）は、丸ごと替わったと見る。``before`` が ``None`` なら、くらべない。"""
    if before is None or before == after:
        return [("same", after)] if after else []
    if not before:
        return [("add", after)]
    return [("change", before, after)] if after else [("del", before)]


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
