"""すべての操作が通る一つの門: 見る → 鍵をかける → 規則にきく → する → 残す。"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection, models, transaction

from kasane.access import Decision, Refused, Scope, ensure
from kasane.audit import chain
from kasane.audit.models import Line
from kasane.audit.refusals import keep

Result = TypeVar("Result")


@dataclass(frozen=True)
class Trace:
    """操作がどのケースの、どの輪に関わるか。``grounds`` は拠った関わりの uid。"""

    case_uid: UUID
    grounds: list[str] = field(default_factory=list)
    circle_uid: UUID | None = None
    kinds: int = 0
    subject: str = ""


@dataclass(frozen=True)
class Action:
    """操作の一覧（docs/reference/actions.md）の一行。"""

    label: str
    room: str
    name: str
    rule: Callable[..., Decision]
    need: Scope
    line: bool
    sees: Scope | None = None


REGISTRY: dict[str, Action] = {}


def _seen(record: models.Model, by: Any, sees: Scope | None = None) -> models.Model:
    """見える集合から、鍵をかけて取り直す。見えなければ ``DoesNotExist``（不在と同じ）。

    機関など多くの行が指す親には鍵をかけない（その機関への書きこみがすべて待つため）。
    """
    manager: Any = type(record)._default_manager
    found = (
        manager.visible_to(by, writing=True)
        if sees is None
        else manager.reached_by(by, sees, writing=sees > Scope.EXISTENCE)
    )
    if getattr(record, "locked_by_actions", True) and connection.features.has_select_for_update:
        found = found.select_for_update(no_key=True, of=("self",))
    return found.get(pk=record.pk)


def _traces(result: Any, record: Any, by: Any) -> list[Trace]:
    for subject in (result, record):
        traces = getattr(subject, "traces", None)
        if callable(traces):
            return traces(by)
    return []


def _leave(action: Action, by: Any, result: Any, record: Any) -> None:
    """操作の記録を一行、年表の行をケースごとに一行残す。"""
    traces = _traces(result, record, by)
    for trace in traces if action.line else []:
        Line.objects.create(
            case_uid=trace.case_uid,
            sentence=action.label,
            subject=trace.subject[:200],
            agency_uid=by.agency.uid,
            agency_name=by.agency.name,
            actor_name=by.account.name,
            circle_uid=trace.circle_uid,
            need=action.need,
            kinds=trace.kinds,
        )
    subject = result if isinstance(result, models.Model) else record
    ends: list[Trace | None] = [*traces] or [None]
    for end in ends:
        chain.append(
            kind="verb",
            verb=f"{action.room}.{action.name}",
            actor_uid=by.uid,
            account_uid=by.account.uid,
            agency_uid=by.agency.uid,
            subject=_name(subject),
            case_uid=end.case_uid if end else None,
            grounds=end.grounds if end else [],
        )


def _leave_refusal(action: Action, by: Any, record: Any, refused: Refused) -> None:
    """断ったことを、戻した取引の外に残す。入れ子の中の断りは外の取引とともに消え、外の操作が残し直す。"""
    case = getattr(record, "case", None)
    keep(
        refused,
        by,
        verb=f"{action.room}.{action.name}",
        subject=_name(record),
        case_uid=case.uid if case else None,
    )


def _name(subject: Any) -> str:
    return f"{subject._meta.label_lower}:{getattr(subject, 'uid', None) or subject.pk}"


def action(
    label: str,
    *,
    rule: Callable[..., Decision],
    need: Scope = Scope.FULL,
    line: bool = True,
    sees: Scope | None = None,
) -> Callable[[Callable[..., Result]], Callable[..., Result]]:
    """動詞を操作にする。``rule(by, record) -> Decision``、``need`` は年表で見るのに要る範囲。
    ``line=False`` は、年表に別の形で出るもの（支援経過そのものなど）。
    ``sees`` は、親のケースを見るのに要る範囲を変えるとき（通報は「存在のみ」でもできる。
    会議の輪の人は「会議資料のみ」でその輪に書ける）。省けば ``visible_to``。

    動詞は ``verb(record, *, by, **details)``。つくる動詞は、そのもとになる親を受け取る。
    """

    def decorate(verb: Callable[..., Result]) -> Callable[..., Result]:
        room = verb.__module__.split(".")[1]
        entry = Action(label, room, verb.__name__, rule, need, line, sees)
        REGISTRY[f"{room}.{verb.__name__}"] = entry

        @functools.wraps(verb)
        def act(record: Any, *, by: Any, **details: Any) -> Result:
            try:
                with transaction.atomic():
                    seen = _seen(record, by, sees)
                    ensure(rule(by, seen))
                    result = verb(seen, by=by, **details)
                    _leave(entry, by, result, seen)
            except Refused as refused:
                _leave_refusal(entry, by, record, refused)
                raise
            record.__dict__.clear()  # 前の答えの覚え（見える範囲・先読みした行）ごと、いまのものにする
            record.__dict__.update(seen.__dict__)
            return result

        act.action = entry  # type: ignore[attr-defined]
        return act

    return decorate
