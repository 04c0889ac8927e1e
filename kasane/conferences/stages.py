"""いまの段階を決める事実（desk.standing が読む）。"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Q


def under_support() -> Any:
    """支援会議で取扱中の案件があるか（ケースの行に対して）。"""
    return Q(pk__in=[])


def last_support_day(case: Any) -> dt.date | None:
    """最後に支援会議で取り上げた日。"""
    return None
