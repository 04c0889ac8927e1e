"""標準の決まりごとを読み込み、市の直しを守り、選択肢を日付で改める。"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models, transaction

from kasane.kernel import codetable
from kasane.kernel import standard_data as data
from kasane.kernel.models import BEGINNING, Citation, Code, CodeSet, National, Setting


@transaction.atomic
def load_standard() -> dict[str, int]:
    """標準のデータを読み込む。何度でも同じ結果になり、市が直した行には触れない。

    Returns:
        ``{"選択肢": 足した・直した行数, "条文": …, "設定": …}``
    """
    counts = {"選択肢": _load_codes(), "条文": _load_citations(), "設定": _load_settings()}
    codetable.forget()
    return counts


def _load_codes() -> int:
    rows: list[models.Model] = []
    sets = {row.key: row for row in CodeSet.objects.all()}
    for order, (key, raw) in enumerate(data.code_sets().items()):
        code_set = sets.get(key) or CodeSet(key=key)
        code_set.label, code_set.meaning, code_set.sort = raw["label"], raw.get("meaning", ""), order
        code_set.save()
        for sort, item in enumerate(raw["rows"], start=1):
            row = data.code_row(item, raw.get("national", "unknown"))
            rows.append(Code(set=code_set, sort=sort * 10, **row))
    have = {(code.set_id, code.key, code.valid_from): code for code in Code.objects.all()}
    return _merge(Code, rows, have, lambda row: (row.set_id, row.key, row.valid_from))


def _load_citations() -> int:
    rows: list[models.Model] = [
        Citation(
            key=row["key"],
            law=row["law"],
            article=row["article"],
            note=row.get("note", ""),
            valid_from=row.get("from", BEGINNING),
            valid_to=row.get("to"),
        )
        for row in data.citations()
    ]
    have = {(row.key, row.valid_from): row for row in Citation.objects.all()}
    return _merge(Citation, rows, have, lambda row: (row.key, row.valid_from))


def _load_settings() -> int:
    rows: list[models.Model] = [
        Setting(key=key, value_text=row["value"], note=row.get("note", ""))
        for key, row in data.settings().items()
    ]
    have = {(row.key, row.valid_from): row for row in Setting.objects.all()}
    return _merge(Setting, rows, have, lambda row: (row.key, row.valid_from))


def _merge(model: Any, rows: list[models.Model], have: dict[Any, Any], key_of: Any) -> int:
    """ない行を足し、標準のほうが変わった行を直す。市の直し（``city_edited``）は残す。"""
    fields = [
        field.attname for field in model._meta.concrete_fields if field.name not in ("id", "city_edited")
    ]
    fresh, changed = [], []
    for row in rows:
        old = have.get(key_of(row))
        if old is None:
            fresh.append(row)
        elif not old.city_edited and any(getattr(old, name) != getattr(row, name) for name in fields):
            row.pk = old.pk
            changed.append(row)
    model.objects.bulk_create(fresh)
    if changed:
        model.objects.bulk_update(changed, fields)
    return len(fresh) + len(changed)


@transaction.atomic
def revise_code(set_key: str, key: str, label: str, valid_from: dt.date, **more: Any) -> Code:
    """文言をその日から改める（なければ足す）。前の行は前の日で終わり、消えない。

    ``more`` は ``short meaning sort details``。国の様式の別は前の行を引き継ぐ。

    Raises:
        codetable.UnknownSet: 組がないとき。
        ValueError: 文言が空、またはその日よりあとの行がすでにあるとき。
    """
    if not label.strip():
        raise ValueError("文言を書いてください。")
    code_set = _set(set_key)
    rows = list(Code.objects.filter(set=code_set, key=key).order_by("valid_from"))
    if rows and rows[-1].valid_from > valid_from:
        raise ValueError("この日よりあとに始まる行があります。その日より後の日を書いてください。")
    before = rows[-1] if rows else None
    if (
        before
        and before.valid_from < valid_from
        and (before.valid_to is None or before.valid_to >= valid_from)
    ):
        before.valid_to = valid_from - dt.timedelta(days=1)
        before.city_edited = True
        before.save(update_fields=["valid_to", "city_edited"])
    row = before if before and before.valid_from == valid_from else _copy(code_set, key, before, valid_from)
    row.label, row.city_edited = label.strip(), True
    for name, value in more.items():
        setattr(row, name, value)
    row.save()
    codetable.forget()
    return row


@transaction.atomic
def end_code(set_key: str, key: str, last_day: dt.date) -> Code:
    """その日を最後に選べなくする。前の記録の文言は残る。

    Raises:
        LookupError: 行がないとき。
        ValueError: 行の始まりより前の日のとき。
    """
    row = Code.objects.filter(set=_set(set_key), key=key).order_by("-valid_from").first()
    if row is None:
        raise LookupError(f"「{set_key}」に「{key}」という選択肢はありません。")
    if last_day < row.valid_from:
        raise ValueError("この選択肢が始まった日より前には終えられません。")
    row.valid_to, row.city_edited = last_day, True
    row.save(update_fields=["valid_to", "city_edited"])
    codetable.forget()
    return row


def _set(set_key: str) -> CodeSet:
    found = CodeSet.objects.filter(key=set_key).first()
    if found is None:
        raise codetable.UnknownSet(set_key)
    return found


def _copy(code_set: CodeSet, key: str, before: Code | None, valid_from: dt.date) -> Code:
    """前の行を引き継いだ新しい行。組にはじめて足す符号なら末尾に並べる。"""
    if before is None:
        last = Code.objects.filter(set=code_set).aggregate(top=models.Max("sort"))["top"] or 0
        return Code(set=code_set, key=key, sort=last + 10, valid_from=valid_from, national=National.NO)
    kept = ("short", "sort", "national", "meaning", "details")
    values = {name: getattr(before, name) for name in kept}
    return Code(set=code_set, key=key, valid_from=valid_from, **values)
