"""誤ったファイルは、行と鍵と、どう書けばよいかを日本語で言い、一行も書きこまない。"""

from __future__ import annotations

import copy
import datetime as dt
import random
import tomllib
from typing import Any

import pytest

from kasane.agencies.cityfile import Problem
from kasane.agencies.cityfile.table import Checker
from kasane.agencies.models import Agency, Body
from kasane.programme.cityfile import TABLES

pytestmark = pytest.mark.django_db

# (もとの文, 誤った文, 鍵の道すじ, 文に出る言葉)。行は、誤った文の最後の行。
WRONG = {
    "知らない鍵": (
        'short = "学校"',
        'shrot = "学校"',
        "agencies[33].shrot",
        ["「short」の書き誤りではありませんか"],
    ),
    "知らない表": ("[[corrections]]", "[[correction]]", "correction", ["「corrections」の書き誤り"]),
    "ない鍵": (
        'key = "kenko-fukushi"\nname = "健康福祉部"',
        'key = "kenko-fukushi"',
        "sections[1].name",
        ["「名称」がありません", "name = "],
    ),
    "文字のところに数": ('name = "戸田市"', "name = 11224", "municipality.name", ["文字で書いてください"]),
    "数のところに文字": ("number = 44", 'number = "44"', "programmes[9].counts[1].number", ["整数で"]),
    "負の箇所数": (
        "number = 8",
        "number = -8",
        "programmes[12].counts[2].number",
        ["0から9999まで", "いまは -8"],
    ),
    "重なる key": (
        'key = "kosodate-shien"',
        'key = "shogai-fukushi"',
        "sections[9].key",
        ["行目にもあります"],
    ),
    "知らない課": (
        'section = "kenko-choju"\nname = "地域包括支援センター（中央）"',
        'section = "kenko-chouju"\nname = "地域包括支援センター（中央）"',
        "agencies[12].section",
        ["sections にありません", "「kenko-choju」の書き誤り"],
    ),
    "知らない法人": ('body = "kikan-unei"', 'body = "kikan"', "agencies[16].body", ["bodies にありません"]),
    "暦にない日": ("since = 2020-04-01", "since = 2020-02-30", "桁目", ["暦にない日付"]),
    "日付が文字": (
        "since = 2020-04-01",
        'since = "令和2年4月1日"',
        "municipality.since",
        ["2026-04-01 のように"],
    ),
    "終わりが先": (
        "until = 2026-03-31",
        "until = 2024-03-31",
        "commissions[1].until",
        ["始まりの日（2025-04-01）より前"],
    ),
    "知らない立場": ('capacity = "own"', 'capacity = "outside"', "agencies[25].capacity", ["city（市）"]),
    "知らない選択肢": (
        'form = "private"',
        'form = "minkan"',
        "programmes[11].counts[1].form",
        ["private（民間）"],
    ),
    "検査数字": ('code = "112241"', 'code = "112242"', "municipality.code", ["検査数字が合いません"]),
    "並びでない": (
        'sections = ["kenko-choju"]',
        'sections = "kenko-choju"',
        "programmes[1].sections",
        ["[ ] で囲んだ"],
    ),
    "空の並び": ('roles = ["manager"]', "roles = []", "posts[2].roles", ["一つ以上"]),
    "並びの中の誤り": (
        'sections = ["kosodate-shien", "jido-seishonen"]',
        'sections = ["kosodate-shien", "jido"]',
        "programmes[4].sections[2]",
        ["sections にありません"],
    ),
    "数も範囲もない": (
        'form = "private"\nnumber = 3',
        'form = "private"',
        "programmes[11].counts[1].form",
        ["number か範囲 extent"],
    ),
    "組織の輪": (
        'key = "kenko-fukushi"\nname = "健康福祉部"',
        'key = "kenko-fukushi"\nname = "健康福祉部"\nparent = "fukushi-hoken"',
        "sections[1].parent",
        ["自分に戻ります"],
    ),
    "年度が逆": (
        "last_year = 2027           #",
        "last_year = 2025 #",
        "plan.last_year",
        ["はじめの年度（2026）より前"],
    ),
    "受託者は支援会議を招集しない": (
        'duties = ["contracted", "plan_organiser"]',
        'duties = ["contracted", "support_organiser"]',
        "agencies[24].duties",
        ["立場が市（city）の機関だけ"],
    ),
    "支援会議を開くのは市": (
        'organisers = ["city"]',
        'organisers = ["city", "contractor"]',
        "organisers",
        ["市だけです"],
    ),
    "同じ記号": ('mark = "社自"', 'mark = "社"', "agencies[25].mark", ["でも使われています"]),
    "席の所属が二つ": (
        'section = "seikatsu-shien"\ntitle = "生活支援課長"',
        'section = "seikatsu-shien"\nbody = "toda"\ntitle = "生活支援課長"',
        "committees[1].seats[3].title",
        ["どちらか一つ"],
    ),
    "一つの表を二度": ("[[plan.items]]", "[plan]\n[[plan.items]]", "桁目", ["同じ表が二度"]),
    "引用符が閉じない": ('name = "福祉保健センター"', 'name = "福祉保健センター', "桁目", ["引用符を閉じて"]),
    "同じ鍵を二度": ('kana = "とだし"', 'kana = "とだし"\nkana = "とだ"', "桁目", ["同じ鍵が二度"]),
}
ABOVE = {"ない鍵", "数も範囲もない", "席の所属が二つ", "一つの表を二度", "知らない課", "知らない表"}


def line_of(text: str, right: str, wrong: str, name: str) -> int:
    """誤った文の行。見出しや、上の行に誤りがある例もある。"""
    first = text[: text.index(right)].count("\n") + 1
    last = first + wrong.count("\n")
    return {"ない鍵": first - 1, "席の所属が二つ": last}.get(name, first if name in ABOVE else last)


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_file_tells_line_key_and_what_is_expected(name, toda_text, load_text):
    right, wrong, path, words = WRONG[name]
    assert right in toda_text
    text = toda_text.replace(right, wrong, 1)
    said = load_text(text)
    line = next((one for one in said.splitlines() if path in one), said)
    assert line.strip().startswith(f"{line_of(toda_text, right, wrong, name)}行目 ")
    for word in words:
        assert word in line
    assert not Body.objects.exists()


def test_all_faults_are_told_at_once_in_the_order_of_the_file(toda_text, load_text):
    text = toda_text.replace("number = 44", "number = -44").replace('channel = "phone"', 'channel = "fax"')
    said = load_text(text.replace('kind = "council"', 'kind = "shingikai"'))
    lines = [int(one.split("行目")[0]) for one in said.splitlines()[1:]]
    assert len(lines) == 1 + text.count('channel = "fax"') + 1
    assert lines == sorted(lines)
    assert not Agency.objects.exists()


def test_a_file_in_shift_jis_is_told_by_line(toda_text, load_text):
    head = toda_text.split("\n\n")[0]
    said = load_text(head.encode("cp932", errors="replace"))
    assert "UTF-8 で保存し直してください" in said and "1行目" in said


def test_a_file_saved_by_windows_is_read(toda_text, load_text):
    assert load_text(b"\xef\xbb\xbf" + toda_text.replace("\n", "\r\n").encode()) == ""


def test_an_empty_file_lists_every_table_it_lacks(load_text):
    said = load_text("")
    for table in ("municipality", "sections", "bodies", "agencies", "programmes", "plan", "committees"):
        assert f"[{table}]" in said


ODD: tuple[Any, ...] = (
    0,
    -1,
    1.5,
    True,
    "",
    "x" * 5000,
    "\x00",
    [],
    [1],
    [[]],
    {},
    {"key": 1},
    dt.date(9999, 1, 1),
)


def leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(leaf for key, one in inner for leaf in leaves(one, (*path, key)))]


def test_no_odd_value_anywhere_stops_the_check(toda_text):
    """どこにどんな値があっても、検査は倒れずに誤りを並べる。"""
    dice, right = random.Random(8), tomllib.loads(toda_text)
    spots = [path for path in leaves(right) if path]
    for _ in range(400):
        data = copy.deepcopy(right)
        *way, last = dice.choice(spots)
        place: Any = data
        for step in way:
            place = place[step]
        place[last] = dice.choice(ODD)
        problems = Checker(TABLES, data, {}).problems()
        assert all(isinstance(problem, Problem) and problem.message for problem in problems)
