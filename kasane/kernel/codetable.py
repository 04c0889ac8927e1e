"""選択肢・条文・設定を一度に読み、短い間だけ覚えておく表。

画面の一枚に何十もの文言が出るので、行ごとに問い合わせない。覚えるのは 30 秒まで:
市が文言を直せば、どのプロセスでも 30 秒のうちに変わる。
"""

from __future__ import annotations

import datetime as dt
import time
from collections import defaultdict
from typing import Protocol, TypeVar

from kasane.kernel import clock
from kasane.kernel.models import Citation, Code, CodeSet, Holiday, Setting

TTL_SECONDS = 30


class UnknownSet(LookupError):
    """その名の選択肢の組がない（プログラムの誤りか、標準データの読み込み忘れ）。"""

    def __init__(self, set_key: str) -> None:
        super().__init__(
            f"選択肢の組「{set_key}」がありません。load_standard を実行したか、名前を確かめてください。"
        )


class Dated(Protocol):
    valid_from: dt.date

    def valid_on(self, day: dt.date) -> bool: ...


Row = TypeVar("Row", bound=Dated)


class Table:
    """ある時点に読んだ全部。"""

    def __init__(self) -> None:
        self.sets = {row.key: row for row in CodeSet.objects.all()}
        names = {row.pk: row.key for row in self.sets.values()}
        self.codes: dict[str, dict[str, list[Code]]] = {key: defaultdict(list) for key in self.sets}
        for code in Code.objects.order_by("sort", "key", "valid_from"):
            self.codes[names[code.set_id]][code.key].append(code)
        self.citations: dict[str, list[Citation]] = defaultdict(list)
        for citation in Citation.objects.order_by("key", "valid_from"):
            self.citations[citation.key].append(citation)
        self.settings: dict[str, list[Setting]] = defaultdict(list)
        for row in Setting.objects.order_by("key", "valid_from"):
            self.settings[row.key].append(row)
        self.holidays = {row.on: row.name for row in Holiday.objects.all()}


_kept: tuple[float, Table] | None = None


def table() -> Table:
    """いまの表。古ければ読み直す。"""
    global _kept
    if _kept is None or time.monotonic() - _kept[0] > TTL_SECONDS:
        _kept = (time.monotonic(), Table())
    return _kept[1]


def forget() -> None:
    """次に引くとき読み直す。行を書きかえたら呼ぶ。"""
    global _kept
    _kept = None


def rows_of(set_key: str) -> dict[str, list[Code]]:
    """組の全行（符号 → 日付順）。

    Raises:
        UnknownSet: 組がないとき。
    """
    rows = table().codes.get(set_key)
    if rows is None:
        raise UnknownSet(set_key)
    return rows


def pick(rows: list[Row], on: dt.date | None) -> Row | None:
    """その日の行。なければ直前の行、それもなければ最初の行（昔の記録を読めるように）。"""
    day = on or clock.today()
    for row in reversed(rows):
        if row.valid_on(day):
            return row
    past = [row for row in rows if row.valid_from <= day]
    return past[-1] if past else (rows[0] if rows else None)


def code(set_key: str, key: str, on: dt.date | None = None) -> Code | None:
    """一行。符号が知られていなければ ``None``。"""
    return pick(rows_of(set_key).get(key, []), on)


def setting(key: str, on: dt.date | None = None) -> str | None:
    """その日に効いている設定の値。"""
    day = on or clock.today()
    past = [row for row in table().settings.get(key, []) if row.valid_from <= day]
    return past[-1].value_text if past else None


def citation(key: str, on: dt.date | None = None) -> Citation | None:
    """その日の条文の番号。"""
    return pick(table().citations.get(key, []), on)
