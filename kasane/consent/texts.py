"""同意の説明文。版は日付つきのデータ（data/texts.toml）で、紙の同意も取ったときの版のまま入る。"""

from __future__ import annotations

import datetime as dt
import functools
import tomllib
from dataclasses import dataclass
from pathlib import Path

from kasane.kernel import clock

FILE = Path(__file__).parent / "data" / "texts.toml"


@dataclass(frozen=True)
class Text:
    """一つの版。``ticks`` は署名の前に本人が印をつけるところ（申込みと同意は別の印）。"""

    key: str
    label: str
    title: str
    start: dt.date
    end: dt.date | None
    paragraphs: tuple[str, ...]
    ticks: tuple[str, ...] = ()


@functools.cache
def texts() -> dict[str, Text]:
    """すべての版。新しいものが先。"""
    rows = [
        Text(
            key=row["key"],
            label=row["label"],
            title=row["title"],
            start=row["from"],
            end=row.get("to"),
            paragraphs=tuple(row["paragraphs"]),
            ticks=tuple(row.get("ticks", ())),
        )
        for row in tomllib.loads(FILE.read_text(encoding="utf-8"))["text"]
    ]
    return {row.key: row for row in sorted(rows, key=lambda row: row.start, reverse=True)}


def text_of(key: str) -> Text:
    """一つの版。知らない符号なら、いまの版。"""
    return texts().get(key) or current_text()


def current_text(on: dt.date | None = None) -> Text:
    """その日に使う版。"""
    day = on or clock.today()
    started = [text for text in texts().values() if text.start <= day]
    return started[0] if started else next(iter(texts().values()))


def choices() -> list[tuple[str, str]]:
    """選ぶ欄のための（符号, 名）。使わなくなった版も、紙の同意のために残す。"""
    return [
        (text.key, text.label if text.end is None else f"{text.label}（紙の同意を写すとき）")
        for text in texts().values()
    ]
