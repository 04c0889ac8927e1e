"""事前の書面を書く・資料を配る・返してもらう。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kasane.access import Scope, ensure, require
from kasane.audit.action import action
from kasane.conferences import papers, rules
from kasane.conferences.models import Item, Paper, PrepSheet, Seat
from kasane.kernel import clock

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


@action("事前の書面を書く", rule=rules.can_prepare, need=Scope.PAPERS)
def prepare(item: Item, *, by: Assignment, **words: str) -> PrepSheet:
    """機関ごとに一枚。書き直すと、同じ紙が新しくなる。``words`` は PrepSheet の欄。"""
    ensure(require(any(text.strip() for text in words.values()), "一つの欄は書いてください。"))
    sheet, _ = PrepSheet.objects.get_or_create(item=item, agency=by.agency, defaults={"made_by": by})
    for name, text in words.items():
        setattr(sheet, name, text.strip())
    sheet.save()
    return sheet


@action("資料を配る", rule=rules.can_hand_out, need=Scope.PAPERS, line=False)
def hand_out(
    seat: Seat, *, by: Assignment, parts: Sequence[str], opens_at: dt.datetime | None = None
) -> Paper:
    """席ごとに、役割に要るものだけを一部。その日の終わりに閉じる。配り直すと、同じ番号のまま新しくなる。"""
    ensure(require(parts, "渡すものを一つ以上選んでください。"))
    sitting = seat.item.part.sitting
    opens = opens_at or clock.now()
    fit = clock.now() < sitting.closes_at and opens < sitting.closes_at
    ensure(require(fit, "会議の日を過ぎています。資料は配れません。"))
    paper = seat.papers.first() or Paper(seat=seat, number=papers.next_number(seat.item), made_by=by)
    paper.parts, paper.content = list(parts), papers.compose(seat, parts, by)
    paper.opens_at, paper.closes_at = opens, sitting.closes_at
    paper.on_paper = seat.given_on_paper
    paper.save()
    return paper


@action("資料を返してもらう", rule=rules.can_take_back, need=Scope.PAPERS, line=False)
def take_back(seat: Seat, *, by: Assignment, on: dt.date | None = None) -> Seat:
    """紙で渡した資料を回収した日。"""
    rows = seat.papers.filter(on_paper=True, returned_on=None)
    ensure(require(rows.exists(), "返してもらう紙の資料はありません。"))
    rows.update(returned_on=on or clock.today())
    return seat
