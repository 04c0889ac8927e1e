"""市のデータ（municipality/*.toml）を読み、書きこむ前に全体を検査する。

表の決まりは部屋ごとにあり（agencies.cityfile.tables、programme.cityfile）、ここは読み方だけを知る。
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kasane.agencies.cityfile.lines import locate
from kasane.agencies.cityfile.problem import Problem
from kasane.agencies.cityfile.syntax import not_utf8, problem_from
from kasane.agencies.cityfile.table import Checker, Table

__all__ = ["CityFile", "Problem", "Table", "read", "read_text"]


@dataclass(frozen=True)
class CityFile:
    """``problems`` が空のときだけ ``data`` を使ってよい。"""

    data: dict[str, Any]
    problems: list[Problem]


def read(path: Path, tables: tuple[Table, ...]) -> CityFile:
    """ファイルを読んで検査する。

    Raises:
        OSError: ファイルがないか、開けないとき。
    """
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return CityFile({}, [not_utf8(raw, error)])
    return read_text(text, tables)


def read_text(text: str, tables: tuple[Table, ...]) -> CityFile:
    """TOML の文を検査する。文法の誤りは一つ、内容の誤りはすべて並ぶ。"""
    text = text.replace("\r\n", "\n")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return CityFile({}, [problem_from(error, text)])
    return CityFile(data, Checker(tables, data, locate(text)).problems())
