"""TOML の行の数えかた。"""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kasane.agencies.cityfile.lines import line_of, locate

TEXT = '''# 注釈 [[これは表ではない]]
name = "戸田" # うしろの注釈
"引用の鍵" = 1
a.b = { x = 1, y = [2, 3] }

[city]
text = """
三行の
「文字」 ]] = """""
plain = \'\'\'x = [1\'\'\'
days = [ 2026-04-01,
  # 間の注釈
  2026-04-02 , ]

[[row]]
key = "1"
[[row.part]]
n = 1
[[row.part]]
n = 2
[[row]]
key = "2"
names = [
  { name = "甲" },
  { name = "乙", where = "x" },
]
[[row.part]]
n = 3
'''


def paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(value, dict):
        return [path, *(p for key, one in value.items() for p in paths(one, (*path, key)))]
    if isinstance(value, list):
        return [path, *(p for index, one in enumerate(value) for p in paths(one, (*path, index)))]
    return [path]


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("name",), 2),
        (("引用の鍵",), 3),
        (("a", "b", "y", 1), 4),
        (("city",), 6),
        (("city", "text"), 7),
        (("city", "plain"), 10),
        (("city", "days", 0), 11),
        (("city", "days", 1), 13),
        (("row", 0), 15),
        (("row", 0, "part", 1), 19),
        (("row", 0, "part", 1, "n"), 20),
        (("row", 1, "key"), 22),
        (("row", 1, "names", 1, "where"), 25),
        (("row", 1, "part", 0, "n"), 28),
    ],
)
def test_every_value_has_its_line(path, line):
    assert locate(TEXT)[path] == line


def test_every_path_of_the_parsed_file_is_found():
    found = locate(TEXT)
    assert [path for path in paths(tomllib.loads(TEXT)) if path and path not in found] == []


def test_a_missing_key_points_to_its_table():
    assert line_of(locate(TEXT), ("row", 0, "part", 1, "missing")) == 19


@given(
    st.lists(
        st.dictionaries(st.from_regex(r"[a-z]{1,4}", fullmatch=True), st.text(max_size=8), max_size=3),
        max_size=5,
    )
)
def test_any_rows_are_counted(rows):
    lines, expected = ["# はじめ"], {}
    for index, row in enumerate(rows):
        lines.append("[[row]]")
        expected["row", index] = len(lines)
        for key, value in row.items():
            escaped = "".join(f"\\U{ord(char):08x}" for char in value if not 0xD800 <= ord(char) <= 0xDFFF)
            lines.append(f'{key} = "{escaped}"')
            expected["row", index, key] = len(lines)
    text = "\n".join(lines)
    tomllib.loads(text)
    found = locate(text)
    assert {path: found[path] for path in expected} == expected
