"""市のデータの行を、データベースの行にそろえる。違うところだけを書き、何をしたかを言う。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from kasane.agencies.cityfile.table import Row
from kasane.kernel import clock


@dataclass
class Report:
    """なにを足し、直し、終えたか。``same`` は変わらなかった行の数。"""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    same: int = 0

    def note(self, kind: str, record: models.Model, why: str = "") -> None:
        line = f"{record._meta.verbose_name}「{record}」{why}"
        getattr(self, kind).append(line)


def term(row: Row, opening: dt.date) -> dict[str, dt.datetime]:
    """``since`` の日の始まりから ``until`` の日の終わりまで。書いてなければ市の始まりから、終わりなし。"""
    until = row.get("until")
    return {
        "since": clock.start_of(row.get("since", opening)),
        "until": clock.end_of(until) if until else clock.FOREVER,
    }


def put(report: Report, model: Any, lookup: Row, values: Row, parts: bool = False) -> Any:
    """``lookup`` の行を ``values`` にする。``parts`` は、行についた部分がほかに変わったとき真。"""
    record = model.objects.filter(**lookup).first()
    if record is None:
        record = model.objects.create(**lookup, **values)
        report.note("added", record)
        return record
    different = [name for name, value in values.items() if getattr(record, name) != value]
    if not different and not parts:
        report.same += 1
        return record
    for name in different:
        setattr(record, name, values[name])
    record.save(update_fields=different)
    names = [str(model._meta.get_field(name).verbose_name) for name in different]
    report.note("changed", record, f"（{'・'.join(names)}）")
    return record


def end_others(report: Report, rows: models.QuerySet[Any], kept: Iterable[Any]) -> None:
    """ファイルからなくなった行を、いま終える。消さない。"""
    now = clock.now()
    for record in rows.filter(until__gt=now).exclude(pk__in=[one.pk for one in kept]):
        record.until = max(now, record.since)
        record.save(update_fields=["until"])
        report.note("ended", record)


def replace_parts(report: Report, owner: models.Model, parts: Any, rows: list[Row]) -> None:
    """別名・箇所数のような、行の一部をそろえる。違うときだけ入れかえ、持ち主が変わったと知らせる。"""
    names = list(rows[0]) if rows else []
    have = list(parts.order_by("id").values(*names)) if names else list(parts.values("id"))
    if have == rows:
        return
    fresh = not parts.exists()
    parts.all().delete()
    for row in rows:
        parts.create(**row)
    line = f"{owner._meta.verbose_name}「{owner}」"
    if not (fresh and any(line in added for added in report.added)):
        report.changed.append(f"{line}（{parts.model._meta.verbose_name}）")
