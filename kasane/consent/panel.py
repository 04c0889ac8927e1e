"""（この部屋の頁ができるまでの置き場所）"""

from __future__ import annotations

from typing import Any


def show(case: Any, member: Any, sight: Any) -> list[Any]:
    return []


def offers(case: Any, member: Any, sight: Any) -> list[Any]:
    return []


def waiting(member: Any) -> list[Any]:
    return []
