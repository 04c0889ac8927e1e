"""いまの段階を決める事実（desk.standing が読む）。"""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from kasane.conferences.models import Matter
from kasane.conferences.states import PartKind


def under_support() -> Exists:
    """支援会議で取扱中の案件があるか（ケースの行に対して）。"""
    rows = Matter.objects.under_way().filter(kind=PartKind.SUPPORT)
    return Exists(rows.filter(case=OuterRef("pk")))
