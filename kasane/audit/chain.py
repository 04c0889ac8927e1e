"""連鎖: 一行ごとに前の行の符号を織り込み、消しても直しても入れ替えても分かるようにする。

鍵はデータベースの外（settings.AUDIT_KEY）。列（lane）を分けるのは、足すときの待ちを減らすため。
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from kasane.audit.models import Event, Head

SIGNED = (
    "lane",
    "seq",
    "uid",
    "made_at",
    "at",
    "actor_uid",
    "account_uid",
    "agency_uid",
    "kind",
    "verb",
    "subject",
    "case_uid",
    "grounds",
    "shown",
    "detail",
)


def lanes() -> int:
    """SQLite は書き手が一人なので列は一つでよい。"""
    return 1 if connection.vendor == "sqlite" else settings.AUDIT_LANES


def my_lane() -> int:
    return threading.get_ident() % lanes()


def _plain(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    if hasattr(value, "astimezone"):
        return value.astimezone(dt.UTC).isoformat(timespec="microseconds")
    if isinstance(value, list | dict | int) or value is None:
        return value
    return str(value)


def sign(event: Event, before: bytes) -> bytes:
    """前の符号と、この行のすべての欄から符号をつくる。"""
    text = json.dumps({name: _plain(getattr(event, name)) for name in SIGNED}, sort_keys=True)
    return hmac.new(settings.AUDIT_KEY, bytes(before) + text.encode(), hashlib.sha256).digest()


def append(**fields: Any) -> Event:
    """一行を足す。呼び出し側の取引の最後に呼ぶ（先頭の行の鍵を長くもたないため）。"""
    with transaction.atomic():
        lane = my_lane()
        heads = Head.objects.select_for_update(no_key=connection.features.has_select_for_no_key_update)
        head, _ = heads.get_or_create(lane=lane)
        event = Event(lane=lane, seq=head.seq + 1, **fields)
        event.mac = sign(event, bytes(head.mac))
        event.save(force_insert=True)
        Head.objects.filter(lane=lane).update(seq=event.seq, mac=event.mac)
    return event


def broken_links() -> Iterator[str]:
    """連鎖を歩き、合わないところを日本語で言う。合えば何も出さない。"""
    for head in Head.objects.order_by("lane"):
        before, expected = b"", 1
        for event in Event.objects.filter(lane=head.lane).order_by("seq").iterator():
            if event.seq != expected:
                yield f"列{head.lane}: 番号{expected}が見つかりません（次は{event.seq}）。"
                break
            if not hmac.compare_digest(sign(event, before), bytes(event.mac)):
                yield f"列{head.lane}: 番号{event.seq}の内容が、書かれたときと違います。"
                break
            before, expected = bytes(event.mac), expected + 1
        else:
            if (head.seq, bytes(head.mac)) != (expected - 1, before):
                yield f"列{head.lane}: 最後の番号は{head.seq}のはずですが、{expected - 1}までしかありません。"
    known = set(Head.objects.values_list("lane", flat=True))
    for lane in sorted(set(Event.objects.values_list("lane", flat=True).distinct()) - known):
        yield f"列{lane}: 先頭の記録がありません。"
