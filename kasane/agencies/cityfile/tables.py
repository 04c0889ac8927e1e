"""機関の部屋が市のデータから受けとる表: 市・部課・法人・機関・職・事業・委託。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kasane.agencies.cityfile import fields as f
from kasane.agencies.cityfile.fields import Field
from kasane.agencies.cityfile.table import Row, Table
from kasane.agencies.models.agency import Capacity, Channel, Duty, InputRange, SightRule
from kasane.agencies.roles import ROLES

TERM = {
    "since": Field("始まりの日", f.day, required=False),
    "until": Field("終わりの日（その日まで）", f.day, required=False),
}
KEY = {"key": Field("見分ける名", f.slug)}


def options(choices: Any) -> dict[str, str]:
    """``TextChoices`` を、誤りの文に並べる形にする。"""
    return dict(choices.choices)


def circles(rows: list[Row]) -> Iterator[tuple[int, str, str]]:
    """上の組織をたどって自分に戻る部・課。"""
    above = {str(row.get("key", "")): str(row.get("parent", "")) for row in rows}
    for index, row in enumerate(rows):
        key = str(row.get("key", ""))
        seen, at = {key}, above[key]
        while at and at not in seen:
            seen.add(at)
            at = above.get(at, "")
        if at and at == key:
            yield index, "parent", "上の組織をたどると自分に戻ります。上の組織を書き直してください。"


def counted(row: Row) -> Iterator[tuple[str, str]]:
    """箇所数か範囲のどちらかは要る。"""
    if "number" not in row and "extent" not in row:
        yield "form", "箇所数 number か範囲 extent（「市内全域」など）のどちらかを書いてください。"


def organising(row: Row) -> Iterator[tuple[str, str]]:
    """支援会議を組織できるのは市だけ（社会福祉法106条の6第1項）。"""
    if Duty.SUPPORT_ORGANISER in row.get("duties", []) and row["capacity"] != Capacity.CITY:
        yield (
            "duties",
            "支援会議を招集する役目（support_organiser）は、立場が市（city）の機関だけがもてます。",
        )


def marked_once(rows: list[Row]) -> Iterator[tuple[int, str, str]]:
    """番号につく記号が重なると、どの機関のケースか分からなくなる。"""
    seen: dict[str, str] = {}
    for index, row in enumerate(rows):
        mark = row.get("mark")
        if isinstance(mark, str) and mark in seen:
            yield index, "mark", f"記号「{mark}」は {seen[mark]} でも使われています。別の記号にしてください。"
        elif isinstance(mark, str):
            seen[mark] = str(row.get("name", ""))


MUNICIPALITY = Table(
    "municipality",
    "市町村",
    {
        "name": Field("市町村名", f.text(40)),
        "kana": Field("ふりがな", f.text(80)),
        "prefecture": Field("都道府県名", f.text(20)),
        "code": Field("全国地方公共団体コード", f.municipality_code),
        "source": Field("出典", f.text(120)),
        "since": Field("始まりの日", f.day),
    },
    many=False,
    required=True,
)
SECTIONS = Table(
    "sections",
    "部・課",
    KEY
    | {
        "name": Field("名称", f.text(120)),
        "parent": Field("上の組織", f.slug, required=False, refers="sections"),
    }
    | TERM,
    required=True,
    unique=("key",),
    among=circles,
)
BODIES = Table(
    "bodies",
    "市・法人",
    KEY
    | {
        "name": Field("名称", f.text(120)),
        "kind": Field("種別", f.text(60)),
        "corporate_number": Field("法人番号", f.text(13), required=False),
    },
    required=True,
    unique=("key",),
)
ALIASES = Table(
    "aliases",
    "別の名",
    {"name": Field("別の名", f.text(120)), "where": Field("出てくるところ", f.text(120), required=False)},
    unique=("name",),
)
AGENCIES = Table(
    "agencies",
    "機関",
    KEY
    | {
        "body": Field("法人", f.slug, refers="bodies"),
        "section": Field("所管課", f.slug, required=False, refers="sections"),
        "name": Field("名称", f.text(120)),
        "short": Field("略称", f.text(40), required=False),
        "category": Field("区分", f.code("agency_category")),
        "capacity": Field("立場", f.one_of(options(Capacity))),
        "field": Field("分野", f.code("field")),
        "area": Field("圏域", f.code("area"), required=False),
        "sight": Field("機関の中で見える人", f.one_of(options(SightRule))),
        "channel": Field("連絡の方法", f.one_of(options(Channel))),
        "input_range": Field("入力範囲", f.one_of(options(InputRange))),
        "mark": Field("番号につく記号", f.text(6)),
        "duties": Field("役目", f.one_of(options(Duty)), required=False, many=True),
        "phone": Field("電話", f.text(40), required=False),
        "programme": Field("担う事業", f.slug, required=False, refers="programmes"),
    }
    | TERM,
    required=True,
    unique=("key",),
    tables=(ALIASES,),
    also=organising,
    among=marked_once,
)
POSTS = Table(
    "posts",
    "職",
    {
        "agency": Field("機関", f.slug, refers="agencies"),
        "title": Field("職", f.text(80)),
        "roles": Field("役割", f.one_of({key: role.label for key, role in ROLES.items()}), many=True),
    },
    unique=("agency", "title"),
)
COUNTS = Table(
    "counts",
    "形態と箇所数",
    {
        "form": Field("形態", f.code("delivery_form")),
        "number": Field("箇所数", f.number(0, 9999), required=False),
        "extent": Field("範囲", f.text(40), required=False),
        "note": Field("注記", f.text(200), required=False),
    },
    required=True,
    unique=("form",),
    also=counted,
)
PROGRAMMES = Table(
    "programmes",
    "事業",
    KEY
    | {
        "item": Field("号", f.code("statute_item")),
        "field": Field("分野", f.code("field")),
        "name": Field("事業名", f.text(120)),
        "content": Field("事業内容", f.text()),
        "sections": Field("所管課", f.slug, many=True, refers="sections"),
        "note": Field("注記", f.text(300), required=False),
    }
    | TERM,
    required=True,
    unique=("key",),
    tables=(COUNTS,),
)
COMMISSIONS = Table(
    "commissions",
    "委託",
    KEY
    | {
        "agency": Field("受託機関", f.slug, refers="agencies"),
        "programme": Field("事業", f.slug, refers="programmes"),
        "contract": Field("契約名", f.text(120)),
        "extent": Field("業務の範囲", f.text(200), required=False),
    }
    | TERM,
    unique=("key",),
)
TABLES = (MUNICIPALITY, SECTIONS, BODIES, AGENCIES, POSTS, PROGRAMMES, COMMISSIONS)
