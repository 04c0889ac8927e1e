"""いまの段階を決める事実（desk.standing が読む）。"""

from __future__ import annotations

import datetime as dt

from django.db.models import Exists, OuterRef

from kasane.cases.models import Case
from kasane.conferences.models import Item, Matter
from kasane.conferences.states import PartKind
from kasane.kernel import clock


def under_support() -> Exists:
    """支援会議で取扱中の案件があるか（ケースの行に対して）。"""
    rows = Matter.objects.under_way().filter(kind=PartKind.SUPPORT)
    return Exists(rows.filter(case=OuterRef("pk")))


def last_support_day(case: Case) -> dt.date | None:
    """最後に支援会議で取り上げた日。"""
    rows = Item.objects.filter(matter__case=case, matter__kind=PartKind.SUPPORT, started_at__isnull=False)
    moment = rows.order_by("-started_at").values_list("started_at", flat=True).first()
    return clock.local(moment).date() if moment else None
