"""時計。見える・見えないを含め、この家の「いま」はすべてここから取る。

見本（デモ）では数か月の話を一時間で歩けるように、実際の時刻からのずれを置ける。
ずれであって止め時計ではない: 続けて起きたことの前後が保たれる。
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator
from contextvars import ContextVar

from django.conf import settings
from django.utils import timezone

_shift: ContextVar[dt.timedelta | None] = ContextVar("kasane_clock_shift", default=None)

FOREVER = dt.datetime(9999, 12, 31, tzinfo=dt.UTC)


def now() -> dt.datetime:
    """いま（時間帯つき）。見本のずれがあれば足す。"""
    shift = _shift.get()
    if shift is None:
        shift = settings.CLOCK_SHIFT
    return timezone.now() + shift


def today() -> dt.date:
    """日本時間の今日。"""
    return timezone.localtime(now()).date()


def local(moment: dt.datetime) -> dt.datetime:
    """日本時間で見た時刻。"""
    return timezone.localtime(moment)


def start_of(day: dt.date) -> dt.datetime:
    """その日の 0 時（日本時間）。"""
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))


def end_of(day: dt.date) -> dt.datetime:
    """その日の終わり（＝翌日 0 時、日本時間）。期間は翌日 0 時を含まない。"""
    return start_of(day + dt.timedelta(days=1))


def parse_setting(text: str) -> dt.timedelta:
    """``2026-12-01T09:00+09:00`` を、いまからのずれに直す。

    Raises:
        ValueError: 日時として読めないとき。
    """
    moment = dt.datetime.fromisoformat(text)
    if moment.tzinfo is None:
        moment = timezone.make_aware(moment)
    return moment - timezone.now()


def shift_by(shift: dt.timedelta | None) -> None:
    """この文脈（リクエスト）のずれを置く。``None`` で既定に戻す。"""
    _shift.set(shift)


@contextlib.contextmanager
def at(moment: dt.datetime | str) -> Iterator[None]:
    """この中だけ時計を ``moment`` に合わせる（見本づくりと試験のため）。"""
    if isinstance(moment, str):
        moment = dt.datetime.fromisoformat(moment)
        if moment.tzinfo is None:
            moment = timezone.make_aware(moment)
    token = _shift.set(moment - timezone.now())
    try:
        yield
    finally:
        _shift.reset(token)
