"""標準のデータ（kernel/data）を読む。データベースには触れない。"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


@cache
def code_sets() -> dict[str, dict[str, Any]]:
    """組の符号 → ``{label, meaning, national, rows}``。

    Raises:
        ValueError: 二つのファイルに同じ組があるとき。
    """
    found: dict[str, dict[str, Any]] = {}
    for path in sorted((DATA / "codes").glob("*.toml")):
        for key, value in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if key in found:
                raise ValueError(f"選択肢の組「{key}」が二度出てきます（{path.name}）。")
            found[key] = value
    return found


def set_keys() -> frozenset[str]:
    """標準の組の符号。"""
    return frozenset(code_sets())


def code_row(raw: list[str] | dict[str, Any], national: str) -> dict[str, Any]:
    """``["key", "文言"]`` でも ``{key=…, label=…, …}`` でも、同じ形の一行にする。"""
    row = dict(zip(("key", "label", "meaning"), raw, strict=False)) if isinstance(raw, list) else dict(raw)
    base = {"short": "", "meaning": "", "national": national, "details": {}}
    return base | row


@cache
def citations() -> tuple[dict[str, Any], ...]:
    """条文の行 ``{key, law, article, note, from?, to?}``。"""
    laws = tomllib.loads((DATA / "citations.toml").read_text(encoding="utf-8"))["law"]
    return tuple({"law": law["name"], **row} for law in laws for row in law["rows"])


@cache
def settings() -> dict[str, dict[str, Any]]:
    """設定の符号 → ``{value, note}``。"""
    return tomllib.loads((DATA / "settings.toml").read_text(encoding="utf-8"))
