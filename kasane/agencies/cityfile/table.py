"""市のデータの表の決まりと、その検査。どの部屋の表も同じ目で見る。"""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kasane.agencies.cityfile.fields import Field, Unfit
from kasane.agencies.cityfile.lines import Path, line_of
from kasane.agencies.cityfile.problem import Problem

Row = dict[str, Any]
Complaint = tuple[str, str]


@dataclass(frozen=True)
class Table:
    """``[name]``（``many=False``）か ``[[name]]``。``unique`` は表の中で重ねられない欄の組。

    ``also(row)`` は欄どうしの決まりを見て（欄, 文）を、``among(rows)`` は行どうしの決まりを見て
    （行の番号, 欄, 文）を出す。
    """

    name: str
    label: str
    fields: dict[str, Field]
    many: bool = True
    required: bool = False
    unique: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    also: Callable[[Row], Iterable[Complaint]] = lambda row: ()
    among: Callable[[list[Row]], Iterable[tuple[int, str, str]]] = lambda rows: ()

    def rows(self, data: Row) -> list[Row]:
        """読めた行だけ。形のちがうものは検査が別に言う。"""
        found = data.get(self.name, [] if self.many else {})
        listed = found if isinstance(found, list) else [found]
        return [row for row in listed if isinstance(row, dict)]


def shown(path: Path) -> str:
    """``agencies[3].name``。並びは 1 から数える（3 は「3番目」）。"""
    out = ""
    for part in path:
        out += f"[{part + 1}]" if isinstance(part, int) else (f".{part}" if out else part)
    return out or "ファイル"


class Checker:
    """ファイル全体を見て、誤りをすべて並べる。"""

    def __init__(self, tables: tuple[Table, ...], data: Row, lines: dict[Path, int]) -> None:
        self.tables, self.data, self.lines = tables, data, lines
        city = data.get("municipality")
        self.opening = city.get("since") if isinstance(city, dict) else None
        self.keys = {
            table.name: {row["key"] for row in table.rows(data) if isinstance(row.get("key"), str)}
            for table in tables
        }

    def problems(self) -> list[Problem]:
        found = [*self.unknown((), self.data, [table.name for table in self.tables], "表")]
        for table in self.tables:
            found += self.table((), self.data, table)
        return sorted(set(found))

    def at(self, path: Path, message: str) -> Problem:
        return Problem(line_of(self.lines, path), shown(path), message)

    def unknown(self, path: Path, row: Row, known: list[str], what: str) -> Iterator[Problem]:
        for key in row:
            if key not in known:
                near = difflib.get_close_matches(key, known, 1)
                hint = f"「{near[0]}」の書き誤りではありませんか。" if near else ""
                listed = "・".join(known)
                yield self.at((*path, key), f"知らない{what}です。{hint}使えるのは {listed} です。")

    def table(self, path: Path, data: Row, table: Table) -> Iterator[Problem]:
        here = (*path, table.name)
        found = data.get(table.name)
        if found is None:
            if table.required:
                head = f"[[{shown(here)}]]" if table.many else f"[{shown(here)}]"
                yield self.at(here, f"{head}（{table.label}）がありません。書き足してください。")
            return
        if table.many != isinstance(found, list):
            shape = f"[[{table.name}]]" if table.many else f"[{table.name}]"
            yield self.at(here, f"{table.label}は {shape} の見出しで書いてください。")
            return
        rows = list(enumerate(found)) if table.many else [(None, found)]
        for index, row in rows:
            yield from self.row(here if index is None else (*here, index), row, table)
        yield from self.twice(here, found, table)
        if table.many and all(isinstance(row, dict) for row in found):
            for number, name, message in table.among(found):
                yield self.at((*here, number, name), message)

    def row(self, path: Path, row: Any, table: Table) -> Iterator[Problem]:
        if not isinstance(row, dict):
            yield self.at(path, f"{table.label}は「鍵 = 値」の組で書いてください。")
            return
        yield from self.unknown(path, row, [*table.fields, *(sub.name for sub in table.tables)], "鍵")
        bad = [one for name, field in table.fields.items() for one in self.field(path, row, name, field)]
        yield from bad
        if not bad:
            yield from self.between(path, row, table)
        for sub in table.tables:
            yield from self.table(path, row, sub)

    def field(self, path: Path, row: Row, name: str, field: Field) -> Iterator[Problem]:
        here = (*path, name)
        if name not in row:
            if field.required:
                yield self.at(here, f"「{field.label}」がありません。{name} = … を書き足してください。")
            return
        value = row[name]
        if field.many and not isinstance(value, list):
            yield self.at(here, f"「{field.label}」は [ ] で囲んだ並びで書いてください。")
            return
        if field.many and field.required and not value:
            yield self.at(here, f"「{field.label}」が空です。一つ以上書いてください。")
        for index, one in enumerate(value) if field.many else [(None, value)]:
            spot = here if index is None else (*here, index)
            try:
                field.check(one)
                self.refer(one, field)
            except Unfit as why:
                yield self.at(spot, f"{field.label}: {why}")

    def refer(self, value: Any, field: Field) -> None:
        if field.refers and value not in self.keys[field.refers]:
            near = difflib.get_close_matches(str(value), sorted(self.keys[field.refers]), 1)
            hint = f"「{near[0]}」の書き誤りではありませんか。" if near else ""
            raise Unfit(
                f"「{value}」という key は {field.refers} にありません。{hint}"
                f"[[{field.refers}]] に足すか、書き直してください。"
            )

    def between(self, path: Path, row: Row, table: Table) -> Iterator[Problem]:
        since, until = row.get("since") or self.opening, row.get("until")
        if isinstance(since, dt.date) and isinstance(until, dt.date) and until < since:
            yield self.at((*path, "until"), f"終わりの日が始まりの日（{since}）より前です。")
        for name, message in table.also(row):
            yield self.at((*path, name), message)

    def twice(self, path: Path, rows: Any, table: Table) -> Iterator[Problem]:
        if not table.unique or not table.many:
            return
        first: dict[tuple[str, ...], int] = {}
        for index, row in enumerate(rows):
            if not isinstance(row, dict) or any(name not in row for name in table.unique[:1]):
                continue
            value = tuple(str(row.get(name, "")) for name in table.unique)
            if value in first:
                line = line_of(self.lines, (*path, first[value], table.unique[0]))
                yield self.at(
                    (*path, index, table.unique[0]),
                    f"「{'・'.join(filter(None, value))}」は{line}行目にもあります。重ならないようにしてください。",
                )
            first.setdefault(value, index)
