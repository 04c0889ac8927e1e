"""帳票は表である。一つの表から、入力の欄・読む頁・印刷・項目の一覧が出る。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kasane.kernel import codes, wareki
from kasane.kernel.standard_data import set_keys

KINDS = ("text", "long", "number", "yen", "date", "bool", "code", "codes")


@dataclass(frozen=True)
class Field:
    """一つの欄。

    ``kind`` は text・long・number・yen・date・bool・code・codes。code と codes は ``codes`` に選択肢の組。
    ``when=("欄の鍵", "値")`` は、その答えのときだけ使う欄（値の並びなら、含まれるとき）。
    ``column`` は表の列にある欄の名、``cell`` は様式の升目。
    ``national`` は国の様式にある項目（番号は未確認でも、項目としてある）。
    """

    key: str
    label: str
    kind: str = "text"
    codes: str = ""
    unit: str = ""
    hint: str = ""
    national: bool = False
    personal: bool = False
    required: bool = False
    when: tuple[str, str] | None = None
    column: str = ""
    cell: str = ""

    def asked(self, answers: Mapping[str, Any]) -> bool:
        """この答えのとき、使う欄か。"""
        if self.when is None:
            return True
        key, wanted = self.when
        given = answers.get(key)
        return wanted in given if isinstance(given, list) else str(given) == wanted

    def text(self, value: Any) -> str:
        """読む頁・印刷に出す文字。空なら空文字。"""
        if value in (None, "", []) or value is False:
            return ""
        if self.kind == "bool":
            return "はい"
        if self.kind == "code":
            return codes.label(self.codes, value)
        if self.kind == "codes":
            return "・".join(codes.labels(self.codes, value))
        if self.kind == "yen":
            return f"{int(value):,}円"
        if self.kind == "date":
            return wareki.long(dt.date.fromisoformat(value))
        return f"{value}{self.unit}"


@dataclass(frozen=True)
class Section:
    """節。``kinds`` は、この節がもつ情報の種類（access.Kind）。"""

    key: str
    label: str
    fields: tuple[Field, ...]
    kinds: int = 0

    def rows(self, answers: Mapping[str, Any], *, blank: bool = False) -> list[tuple[str, str]]:
        """（欄の名, 文字）。``blank`` なら書いていない欄も出す。"""
        asked = [field for field in self.fields if field.asked(answers)]
        pairs = [(field.label, field.text(answers.get(field.key))) for field in asked]
        return [pair for pair in pairs if blank or pair[1]]


@dataclass(frozen=True)
class Page:
    """帳票の一枚。"""

    key: str
    label: str
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Sheet:
    """帳票。``version`` を変えるときは、古い版を別の表として残す。"""

    key: str
    version: str
    title: str
    pages: tuple[Page, ...]
    basis: str = ""

    def __post_init__(self) -> None:
        """表の書きまちがいは、読み込んだときに言う。

        Raises:
            ValueError: 鍵の重なり、知らない種類、選択肢の組のない欄、先にない欄を見る ``when``。
        """
        seen: set[str] = set()
        for field in self.fields():
            if field.key in seen:
                raise ValueError(f"{self.key}: 欄「{field.key}」が二度出てきます。")
            if field.kind not in KINDS:
                raise ValueError(f"{self.key}: 欄「{field.key}」の種類「{field.kind}」はありません。")
            if field.kind in ("code", "codes") and field.codes not in set_keys():
                raise ValueError(f"{self.key}: 欄「{field.key}」の選択肢の組「{field.codes}」がありません。")
            if field.when and field.when[0] not in seen:
                raise ValueError(f"{self.key}: 欄「{field.key}」の when は、先にある欄を見てください。")
            seen.add(field.key)

    def sections(self) -> Iterator[Section]:
        for page in self.pages:
            yield from page.sections

    def fields(self) -> Iterator[Field]:
        for section in self.sections():
            yield from section.fields
