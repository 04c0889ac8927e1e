"""誤記載が、だれの目にふれたか。閲覧の記録から、経過の載る頁を開いた人を並べる。"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Max

from kasane.agencies.models import Account, Agency
from kasane.audit.models import Event, EventKind
from kasane.records.models import Note

PAGES = ("desk:case", "records:timeline", "records:note", "records:revision", "records:withdrawal")


@dataclass(frozen=True)
class Reader:
    """一人分。"""

    name: str
    agency: str
    times: int
    last_at: dt.datetime


def readers(note: Note) -> list[Reader]:
    """経過を書いてから、その経過の載る頁を開いた人。新しい順。"""
    looks = Event.objects.filter(
        case_uid=note.case.uid, kind=EventKind.VIEW, verb__in=PAGES, at__gte=note.made_at
    )
    rows = list(
        looks.values("account_uid", "agency_uid")
        .annotate(times=Count("id"), last_at=Max("at"))
        .order_by("-last_at")
    )
    accounts = Account.objects.filter(uid__in=[row["account_uid"] for row in rows])
    agencies = Agency.objects.filter(uid__in=[row["agency_uid"] for row in rows])
    names = {account.uid: account.name for account in accounts}
    places = {agency.uid: agency.name for agency in agencies}
    return [
        Reader(
            names.get(row["account_uid"] or note.uid, ""),
            places.get(row["agency_uid"] or note.uid, ""),
            row["times"],
            row["last_at"],
        )
        for row in rows
    ]
