"""TOML の書き方の誤りを、日本語の一文にする。"""

from __future__ import annotations

import re

from kasane.agencies.cityfile.problem import Problem

WHERE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
SENTENCES = (
    ("Cannot overwrite", "同じ鍵が二度書かれています。どちらか一つにしてください。"),
    ("Cannot declare", "同じ表が二度書かれています。くり返す表は [[ ]] で囲んでください。"),
    ("Duplicate inline table key", "同じ鍵が二度書かれています。どちらか一つにしてください。"),
    ("Cannot mutate", "すでに書かれた値の中へは足せません。表の見出しか鍵を確かめてください。"),
    ("Invalid date or datetime", "暦にない日付です。2026-04-01 のように書いてください。"),
    ("Expected '=' after a key", "鍵のあとに「=」がありません。「鍵 = 値」の形で書いてください。"),
    (
        "Invalid value",
        '値の書き方が読めません。文字は " " で囲み、日付は 2026-04-01、数は半角で書いてください。',
    ),
    ("Invalid statement", "行の書き方が読めません。「鍵 = 値」か [表の見出し] の形で書いてください。"),
    ("Invalid initial character for a key", "鍵の書き方が読めません。半角の英小文字で書いてください。"),
    ("Unclosed array", "並び [ ] が閉じていません。「]」を書いてください。"),
    ("Unclosed inline table", "{ } が閉じていません。「}」を書いてください。"),
    ("Unterminated string", '文字の引用符が閉じていません。「"」を書いてください。'),
    ("Illegal character '\\n'", "文字の途中で行が変わっています。引用符を閉じてください。"),
    ("Illegal character", "使えない文字（制御文字など）があります。取り除いてください。"),
    ("Expected newline or end", "値のあとに余分な文字があります。一行に一つの値を書いてください。"),
    ("Expected ']'", "表の見出しの「]」が足りません。"),
    ("Expected ']]'", "表の見出しの「]]」が足りません。"),
    ("Unescaped", "文字の中の「\\」は「\\\\」と二つ書いてください。"),
)


def problem_from(error: Exception, text: str) -> Problem:
    """``tomllib.TOMLDecodeError`` を、行と桁のついた日本語の誤りにする。"""
    message = str(error)
    where = WHERE.search(message)
    line, column = _place(where, text)
    sentence = next(
        (japanese for english, japanese in SENTENCES if message.startswith(english)),
        "TOML として読めません。この行の書き方を確かめてください。",
    )
    return Problem(line, f"{column}桁目", sentence)


def _place(where: re.Match[str] | None, text: str) -> tuple[int, int]:
    if where is not None and where.group(1):
        return int(where.group(1)), int(where.group(2))
    lines = text.splitlines() or [""]
    return len(lines), len(lines[-1]) + 1


def not_utf8(raw: bytes, error: UnicodeDecodeError) -> Problem:
    """文字コードの誤り。Excel などで Shift_JIS のまま保存されたとき。"""
    line = raw.count(b"\n", 0, error.start) + 1
    return Problem(line, "文字コード", "UTF-8 ではない文字があります。UTF-8 で保存し直してください。")
