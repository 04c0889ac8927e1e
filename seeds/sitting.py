"""会議の話を短く書くための言いかた。"""

from __future__ import annotations

import datetime as dt
from typing import Any

from kasane.agencies.models import Agency, Assignment
from kasane.cases.models import Case
from kasane.conferences import actions as conferences
from kasane.conferences.models import Item, Part
from seeds.city import City

PLACE = "福祉保健センター 2階 会議室"
PAPERS = ["household", "sheets", "roles"]


def open_support(city: City, day: dt.date, time: str) -> Part:
    """支援会議を招集する。"""
    sitting = conferences.convene_support(
        city.chosei.agency,
        by=city.chosei,
        held_on=day,
        starts=_time(time),
        place=PLACE,
        chair=city.chosei.name,
    )
    part: Part = sitting.parts.get()
    return part


def open_plan(city: City, day: dt.date, time: str) -> Part:
    """重層的支援会議を開く。"""
    sitting = conferences.open_plan(
        city.chosei.agency,
        by=city.chosei,
        held_on=day,
        starts=_time(time),
        place=PLACE,
        chair=city.chosei.name,
    )
    part: Part = sitting.parts.get()
    return part


def put(part: Part, by: Assignment, case: Case | None = None, **words: Any) -> Item:
    """議題にする。"""
    item: Item = conferences.put_on_agenda(part, by=by, case=case, **words)
    return item


def invite(
    item: Item, by: Assignment, *members: Assignment, outside: tuple[tuple[Agency, str], ...] = ()
) -> None:
    """職員を名指しで、外の機関を氏名で招く。"""
    for member in members:
        conferences.seat(item, by=by, agency=member.agency, worker=member)
    for agency, name in outside:
        conferences.seat(item, by=by, agency=agency, name=name)


def hold(item: Item, by: Assignment) -> None:
    """守秘を確かめ、席につき、席ごとの資料を配り、案件を始める。"""
    for seat in item.seats.inside():
        conferences.confirm_secrecy(seat, by=by, how="statute" if seat.assignment_id else "signed")
        conferences.come_in(seat, by=by)
        conferences.hand_out(seat, by=by, parts=PAPERS)
    conferences.start(item, by=by)


def finish(part: Part, by: Assignment, general: str, *, seal: bool = False) -> None:
    """案件と会議を閉じ、記録を書く。"""
    for item in part.items.all():
        conferences.close_item(item, by=by)
    conferences.close_sitting(part.sitting, by=by)
    conferences.write_minute(part, by=by, general=general)
    if seal:
        conferences.seal(part, by=by)


def _time(text: str) -> dt.time:
    return dt.time.fromisoformat(text)
