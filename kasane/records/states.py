"""支援経過の状態は列に持たず、事実から導く: 直せる間 → 確定（追記だけ） → 取り下げ。"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kasane.kernel import clock
from kasane.kernel.models import Setting

if TYPE_CHECKING:
    from kasane.records.models import Note


def closes_on(note: Note) -> dt.date:
    """この日まで直せる: 記録した月の翌月の、締めの日。"""
    day = clock.local(note.made_at).date().replace(day=1)
    following = (day + dt.timedelta(days=32)).replace(day=1)
    close_day = min(max(Setting.number("records_close_day"), 1), 28)
    return following.replace(day=close_day)


def is_final(note: Note) -> bool:
    """確定したか。確定すると、直すのではなく追記する。"""
    return note.final_at is not None or clock.today() > closes_on(note)
