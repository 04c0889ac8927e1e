"""議事録: 部ごとに、見てよい案件だけを編む。確定したときの符号も、ここで決まる。"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kasane.conferences.models import Item, Part, Resolution, Seat, Statement

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


@dataclass(frozen=True)
class Record:
    """一つの案件の記録。"""

    item: Item
    seats: list[Seat]
    statements: list[Statement]
    resolutions: list[Resolution]


def record_of(item: Item, member: Assignment | None = None) -> Record:
    """席・話したこと・決まったこと（決まった数の問い合わせ）。``member`` を省くのは、符号を決めるときだけ。"""
    seats = item.seats.select_related(
        "agency", "assignment__account", "stand_in_for__agency", "involvement"
    ).prefetch_related("papers")
    rows = Statement.objects.visible_to(member) if member else Statement.objects.all()
    said = rows.filter(item=item).select_related("note__agency", "note__entered_for", "opened", "consent")
    decided = item.resolutions.select_related("agency", "task")
    return Record(item, list(seats), [row for row in said if not row.note.withdrawn], list(decided))


def records(part: Part, member: Assignment) -> list[Record]:
    """この人に見える案件の記録。"""
    rows: Any = Item.objects.visible_to(member).filter(part=part)
    rows = rows.select_related("matter__case__person", "matter__circle", "plan").order_by("order")
    return [record_of(item, member) for item in rows]


def digest(part: Part) -> str:
    """確定した内容の符号。だれかがあとから書きかえれば、合わなくなる。"""
    words = [str(part)]
    for item in part.items.order_by("order"):
        found = record_of(item)
        words += [str(item.uid), item.summary, item.opinion]
        words += [
            f"{seat.agency_label}{seat.name}{seat.kind}{seat.in_at}{seat.out_at}" for seat in found.seats
        ]
        words += [f"{row.note.uid}{row.note.digest()}" for row in found.statements]
        words += [f"{row.agency_id}{row.what}{row.due_on}" for row in found.resolutions]
    return hashlib.sha256("\x1f".join(words).encode()).hexdigest()
