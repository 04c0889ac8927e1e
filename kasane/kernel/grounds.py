"""根拠の線。かさねの、ただ一つの飾り。形が「なぜ見えるのか」を表し、色は助けるだけ。"""

from __future__ import annotations

THIN, THICK, DOUBLE, DASHED, DOTTED = "thin", "thick", "double", "dashed", "dotted"

SHAPES = {
    "own": THIN,
    "city": THIN,
    "contract": THIN,
    "joint": THIN,
    "handover": THIN,
    "consent": THICK,
    "conference": DOUBLE,
    "request": DOUBLE,
    "life": DASHED,
    "report": DASHED,
    "otherbody": DASHED,
    "internal": DASHED,
    "public": DASHED,
    "glass": DOTTED,
}


def shape(code: str) -> str:
    """根拠の符号（選択肢 ``ground``）から線の形。市が加えた知らない符号は細い線。"""
    return SHAPES.get(str(code), THIN)
