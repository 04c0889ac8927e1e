"""いまの段階を決める事実（desk.standing が読む）。"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Q


def engaged() -> Any:
    """多機関協働が関わっているか（ケースの行に対して）。"""
    return Q(coordinated_since__isnull=False)


def newly_received() -> Any:
    """受けたばかりで、見立てがまだか。"""
    return Q(pk__in=[])


def received_day(case: Any) -> dt.date | None:
    """多機関協働が受けた日。"""
    return None
