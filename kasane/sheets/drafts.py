"""下書きを預かり、返し、手放す。部屋の views はここだけを使う。

>>> draft = drafts.saved(request, "records.note", case.uid)      # 文脈に draft として渡す
>>> form = NoteForm(request.POST or None, initial=drafts.initial(request, "records.note", case.uid))
>>> drafts.forget(request, "records.note", case.uid)              # 操作が済んだら
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import HttpRequest

from kasane.kernel import clock, wareki
from kasane.kernel.models import Setting
from kasane.sheets.models import Draft
from kasane.sheets.sealing import seal, unseal

NEVER = re.compile(r"csrf|password|passwd|secret|otp", re.IGNORECASE)
PAGE = re.compile(r"[a-z0-9_.:-]{1,80}")
Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Saved:
    """預かっている書きかけ。``pairs`` は（欄の名, 書いた字）。"""

    page: str
    target: UUID | None
    saved_at: dt.datetime
    pairs: Pairs

    @property
    def label(self) -> str:
        """``10:42``。今日でなければ ``11/24（火）10:42``。"""
        moment = clock.local(self.saved_at)
        day = "" if moment.date() == clock.today() else wareki.short(moment.date())
        return f"{day}{moment.hour}:{moment.minute:02d}"

    @property
    def token(self) -> str:
        """どの版を見て書いているかの印（二つの画面で書いたときに気づくため）。"""
        return self.saved_at.isoformat()

    @property
    def values(self) -> dict[str, Any]:
        """フォームの ``initial``。同じ名の欄がいくつもあれば並びにする。"""
        found: dict[str, Any] = {}
        for name, value in self.pairs:
            found[name] = [*_as_list(found[name]), value] if name in found else value
        return found


class Overtaken(Exception):
    """別の画面が先に預けている。``saved`` はその下書き。"""

    def __init__(self, saved: Saved) -> None:
        super().__init__("別の画面で書いた下書きがあります。")
        self.saved = saved


def saved(request: HttpRequest, page: str, target: UUID | None = None) -> Saved | None:
    """この人がこの頁で預けた書きかけ。なければ（期限を過ぎていれば）``None``。"""
    row = _rows(request, page, target).first()
    if row is None or row.saved_at < _oldest():
        return None
    text = unseal(row.cipher, _bound(row.owner_uid, page, target))
    if text is None:
        return None
    return Saved(page, target, row.saved_at, [(name, value) for name, value in json.loads(text)])


def initial(request: HttpRequest, page: str, target: UUID | None = None) -> dict[str, Any]:
    """``?draft=1`` のとき、書きかけをフォームの ``initial`` として返す。そうでなければ空。"""
    if request.method != "GET" or request.GET.get("draft") != "1":
        return {}
    found = saved(request, page, target)
    return found.values if found else {}


def keep(
    request: HttpRequest, page: str, target: UUID | None, pairs: Iterable[tuple[str, str]], seen: str = ""
) -> Saved:
    """預かる。``seen`` は画面が最後に見た下書きの印。

    Raises:
        Overtaken: 画面の知らない下書きが先に預けられているとき。何も変えない。
    """
    owner = _owner(request)
    before = saved(request, page, target)
    if before and before.token != seen:
        raise Overtaken(before)
    kept = [(name, value) for name, value in pairs if not NEVER.search(name)]
    now = clock.now()
    values = {"cipher": seal(json.dumps(kept), _bound(owner, page, target)), "saved_at": now}
    key: dict[str, Any] = {"owner_uid": owner, "page": page, "target_uid": target}
    try:
        with transaction.atomic():
            Draft.objects.update_or_create(**key, defaults=values)
    except IntegrityError:  # 同じ瞬間に二つ届いた
        Draft.objects.filter(**key).update(**values)
    Draft.objects.filter(owner_uid=owner, saved_at__lt=_oldest()).delete()
    return Saved(page, target, now, kept)


def forget(request: HttpRequest, page: str, target: UUID | None = None) -> None:
    """頁の操作が済んだ、または本人が捨てた。"""
    _rows(request, page, target).delete()


def _rows(request: HttpRequest, page: str, target: UUID | None) -> Any:
    return Draft.objects.filter(owner_uid=_owner(request), page=page, target_uid=target)


def _owner(request: HttpRequest) -> UUID:
    """書いた人＝在任。同じ人でも、別の職の書きかけは見えない。"""
    return request.member.uid  # type: ignore[attr-defined]


def _oldest() -> dt.datetime:
    return clock.now() - dt.timedelta(days=Setting.number("draft_days"))


def _bound(owner: UUID, page: str, target: UUID | None) -> str:
    return f"{owner}|{page}|{target or ''}"


def _as_list(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]
