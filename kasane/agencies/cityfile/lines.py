"""値が TOML の何行目にあるか。tomllib は行を教えないので、正しいと分かった文をもう一度なぞる。

文法の検査はしない（tomllib が済ませたあとに呼ぶ）。道すじは ``("agencies", 0, "key")``。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

Path = tuple[str | int, ...]
BARE = re.compile(r"[A-Za-z0-9_-]+")
SCALAR = re.compile(r"[^,\]}#\n\r]+")
BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
QUOTES = ('"""', "'''", '"', "'")


def locate(text: str) -> dict[Path, int]:
    """道すじ → 行（1から）。表は見出しの行、値は鍵の行、並びの要素はその行。"""
    scanner = _Scanner(text)
    scanner.document()
    return scanner.found


def line_of(found: dict[Path, int], path: Path) -> int:
    """その道すじの行。なければ、いちばん近い親の行。"""
    while path and path not in found:
        path = path[:-1]
    return found.get(path, 1)


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text, self.at, self.found = text, 0, {}  # type: tuple[str, int, dict[Path, int]]
        self.counts: dict[Path, int] = {}

    def document(self) -> None:
        table: Path = ()
        self.blank()
        while self.at < len(self.text):
            if self.text.startswith("[[", self.at):
                table = self.header(2)
            elif self.text[self.at] == "[":
                table = self.header(1)
            else:
                self.pair(table)
            self.blank()

    def header(self, width: int) -> Path:
        """``[表]`` と ``[[表の並び]]``。並びは出てきた数を数え、親の並びは最後の一つを指す。"""
        line = self.line()
        self.at += width
        names = list(self.key())
        self.at += width
        path: Path = ()
        for depth, name in enumerate(names):
            path = (*path, name)
            last = depth == len(names) - 1
            if width == 2 and last:
                self.counts[path] = self.counts.get(path, 0) + 1
            self.found.setdefault(path, line)
            if path in self.counts:
                path = (*path, self.counts[path] - 1)
        self.found[path] = line
        return path

    def pair(self, table: Path) -> None:
        line = self.line()
        path = table
        for name in list(self.key()):
            path = (*path, name)
            self.found.setdefault(path, line)
        self.at += 1  # 「=」
        self.spaces()
        self.value(path)

    def key(self) -> Iterator[str]:
        """``a."b".c`` の一つずつ。終わると「=」か「]」の前にいる。"""
        while True:
            self.spaces()
            if self.text[self.at] in "\"'":
                yield self.string()[1:-1]
            else:
                match = BARE.match(self.text, self.at)
                assert match is not None
                self.at = match.end()
                yield match.group()
            self.spaces()
            if self.text[self.at] != ".":
                return
            self.at += 1

    def value(self, path: Path) -> None:
        self.found.setdefault(path, self.line())
        first = self.text[self.at]
        if first in "\"'":
            self.string()
        elif first == "[":
            self.listed(path, "]", self.element)
        elif first == "{":
            self.listed(path, "}", lambda base, _: self.pair(base))
        else:
            match = SCALAR.match(self.text, self.at)
            assert match is not None
            self.at = match.end()

    def element(self, path: Path, index: int) -> None:
        self.value((*path, index))

    def listed(self, path: Path, end: str, read: Any) -> None:
        """``[…]`` と ``{…}``。区切りの「,」と注釈を読みとばす。"""
        self.at += 1
        self.blank()
        index = 0
        while self.text[self.at] != end:
            read(path, index)
            index += 1
            self.blank()
            if self.text[self.at] == ",":
                self.at += 1
            self.blank()
        self.at += 1

    def string(self) -> str:
        quote = next(q for q in QUOTES if self.text.startswith(q, self.at))
        start, self.at = self.at, self.at + len(quote)
        while not self.text.startswith(quote, self.at):
            self.at += 2 if quote[0] == '"' and self.text[self.at] == "\\" else 1
        self.at += len(quote)
        while len(quote) == 3 and self.text.startswith(quote[0], self.at):
            self.at += 1  # 「""""」のように、終わりの前に引用符があるとき
        return self.text[start : self.at]

    def blank(self) -> None:
        match = BLANK.match(self.text, self.at)
        assert match is not None
        self.at = match.end()

    def spaces(self) -> None:
        while self.at < len(self.text) and self.text[self.at] in " \t":
            self.at += 1

    def line(self) -> int:
        return self.text.count("\n", 0, self.at) + 1
