"""市のデータの誤り一つ。"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """``line`` 行目の ``path`` が、なぜ読めず、どう書けばよいか。"""

    line: int
    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.line}行目 {self.path}: {self.message}"
