"""実施計画の部屋が市のデータから受けとる表: 計画・会議体・原文の直し。"""

from __future__ import annotations

from collections.abc import Iterator

from kasane.agencies.cityfile import fields as f
from kasane.agencies.cityfile.fields import Field
from kasane.agencies.cityfile.table import Row, Table
from kasane.agencies.cityfile.tables import KEY, TERM, options
from kasane.agencies.models.agency import Capacity
from kasane.programme.models import ConferenceRule

YEARS = (2000, 2100)


def years_in_order(row: Row) -> Iterator[tuple[str, str]]:
    first, last = row.get("first_year"), row.get("last_year")
    if isinstance(first, int) and isinstance(last, int) and last < first:
        yield "last_year", f"おわりの年度がはじめの年度（{first}）より前です。"


def seated_once(row: Row) -> Iterator[tuple[str, str]]:
    if ("section" in row) == ("body" in row):
        yield "title", "席の所属を、section（部・課）か body（法人）のどちらか一つで書いてください。"


def convened_by_city(row: Row) -> Iterator[tuple[str, str]]:
    """支援会議を組織できるのは市だけ（社会福祉法106条の6第1項）。"""
    if row["kind"] == ConferenceRule.Kind.SUPPORT and row["organisers"] != [Capacity.CITY]:
        yield "organisers", '支援会議を組織できるのは市だけです。["city"] と書いてください。'


ALIGNMENTS = Table(
    "alignments",
    "整合をとる計画",
    KEY
    | {
        "name": Field("計画の名", f.text(120)),
        "first_year": Field("はじめの年度", f.number(*YEARS), required=False),
        "last_year": Field("おわりの年度", f.number(*YEARS), required=False),
        "relation": Field("関係", f.text(200)),
    },
    unique=("key",),
    also=years_in_order,
)
ITEMS = Table(
    "items",
    "事業の枠組み",
    {
        "item": Field("号", f.code("statute_item")),
        "name": Field("事業名称", f.text(120)),
        "content": Field("内容", f.text()),
        "status": Field("実施状況", f.text(60)),
    },
    required=True,
    unique=("item",),
)
CONFERENCES = Table(
    "conferences",
    "会議の定め",
    {
        "kind": Field("種類", f.one_of(options(ConferenceRule.Kind))),
        "purpose": Field("目的", f.text()),
        "consent": Field("同意と守秘", f.text(200)),
        "organisers": Field(
            "開く者", f.one_of({"city": "市", "contractor": "多機関協働の受託者"}), many=True
        ),
        "requirements": Field("要件", f.text(300), many=True),
        "participants": Field("参加者", f.text(120), many=True),
        "frequency": Field("開催頻度", f.text(40)),
    },
    required=True,
    unique=("kind",),
    also=convened_by_city,
)
PLAN = Table(
    "plan",
    "実施計画",
    {
        "name": Field("計画の名", f.text(120)),
        "first_year": Field("はじめの年度", f.number(*YEARS)),
        "last_year": Field("おわりの年度", f.number(*YEARS)),
        "version": Field("版", f.text(60), required=False),
        "purpose": Field("目的", f.text(), required=False),
        "review": Field("見直しと管理体制", f.text(), required=False),
        "policies": Field("基本方針", f.text(400), many=True),
    },
    many=False,
    required=True,
    tables=(ALIGNMENTS, ITEMS, CONFERENCES),
    also=years_in_order,
)
SEATS = Table(
    "seats",
    "席",
    {
        "section": Field("所属", f.slug, required=False, refers="sections"),
        "body": Field("法人", f.slug, required=False, refers="bodies"),
        "title": Field("職・担当", f.text(120)),
        "tasks": Field("仕事", f.text(120), required=False, many=True),
    },
    unique=("title", "section"),
    also=seated_once,
)
COMMITTEES = Table(
    "committees",
    "会議体",
    KEY
    | {
        "kind": Field("種類", f.code("committee_kind")),
        "name": Field("名称", f.text(120)),
        "basis": Field("根拠", f.text(120), required=False),
        "purpose": Field("目的", f.text()),
        "level": Field("構成", f.text(80), required=False),
    }
    | TERM,
    required=True,
    unique=("key",),
    tables=(SEATS,),
)
CORRECTIONS = Table(
    "corrections",
    "原文の直し",
    KEY
    | {
        "place": Field("原文のところ", f.text(120)),
        "original": Field("原文", f.text(300)),
        "corrected": Field("直し方", f.text(300)),
        "reason": Field("理由", f.text(300)),
    },
    unique=("key",),
)
TABLES = (PLAN, COMMITTEES, CORRECTIONS)
