"""送る: 一通をつくり、受ける機関につなぎの輪を、事務局に期限の翌日から効く「存在のみ」を書く。"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Q

from kasane.access import Kind, Scope
from kasane.agencies.models import Agency, Duty
from kasane.cases import grounds
from kasane.cases.models import Case, Involvement
from kasane.consent import cover
from kasane.consent.models import Consent, Reliance
from kasane.handoffs.letter import Words, letter_of
from kasane.handoffs.models import Handoff, HandoffWish
from kasane.kernel import clock, codes, codetable
from kasane.kernel.businessdays import add_open_days
from kasane.records import telling

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment

DEFAULT_KINDS = int(Kind.ATTRIBUTES | Kind.LIFE)


@dataclass(frozen=True)
class Sending:
    """つなぎに書くこと。``watcher`` は限られた職員だけのケースで見守る事務局の一人。"""

    to_agency: Agency
    why: str
    basis: str
    wishes: tuple[str, ...] = ("take",)
    how: str = "paper"
    kinds: int = DEFAULT_KINDS
    ground_note: str = ""
    ground_until: dt.date | None = None
    consent: Consent | None = None
    urgent: bool = False
    call_at: dt.datetime | None = None
    call_to: str = ""
    words: Words = field(default_factory=Words)
    sender_stays: bool = True
    watcher: Assignment | None = None
    returns: Handoff | None = None


def due_from(day: dt.date) -> dt.date:
    """返事の期限。開庁日で数えるので、年末年始をまたいでも短くならない。"""
    return add_open_days(day, int(codetable.setting("handoff_answer_days") or 3))


def post(
    case: Case,
    sending: Sending,
    *,
    by: Assignment,
    from_agency: Agency | None = None,
    reroutes: Handoff | None = None,
) -> Handoff:
    """一通を書き、根拠を置き、伝えたことを台帳に残す。"""
    sender, to = from_agency or by.agency, sending.to_agency
    circle = grounds.new_circle(case, "handoff", f"{sender.short}から{to.short}へのつなぎ", by=by)
    handoff = Handoff.objects.create(
        case=case,
        circle=circle,
        from_agency=sender,
        letter=reroutes.letter if reroutes else letter_of(case, sending.kinds, sending.words),
        answer_by=due_from(clock.today()),
        reroutes=reroutes,
        made_by=by,
        **{name: getattr(sending, name) for name in COPIED},
    )
    HandoffWish.objects.bulk_create([HandoffWish(handoff=handoff, wish=wish) for wish in sending.wishes])
    _open_papers(handoff, by=by)
    watch(handoff, by=by, watcher=sending.watcher)
    _leave_told(handoff, by=by)
    return handoff


COPIED = (
    "to_agency", "why", "how", "kinds", "basis", "ground_note", "ground_until", "consent",
    "urgent", "call_at", "call_to", "sender_stays", "returns",
)  # fmt: skip


def _open_papers(handoff: Handoff, *, by: Assignment) -> None:
    """受ける機関に輪を開く。送った機関も同じ輪にいて、やりとりを年表で見る。"""
    row = grounds.open_ground(
        handoff.case,
        handoff.to_agency,
        handoff.basis,
        Scope.PAPERS,
        by=by,
        kinds=handoff.kinds,
        circle=handoff.circle,
        until=ground_end(handoff),
        sentence=f"{handoff.from_agency.name}からつなぎが届いたため",
        source=handoff.uid,
    )
    rely(handoff, row)
    grounds.open_ground(
        handoff.case,
        handoff.from_agency,
        "own",
        Scope.PAPERS,
        by=by,
        circle=handoff.circle,
        sentence="自機関が送ったつなぎのため",
        source=handoff.uid,
    )


def watch(handoff: Handoff, *, by: Assignment, watcher: Assignment | None = None) -> None:
    """期限の翌日から、事務局に「返事がない」ことだけが見えるようにする（仕掛けの処理はいらない）。"""
    desks = [watcher.agency] if watcher else Agency.objects.with_duty(Duty.SECRETARIAT)
    for desk in desks:
        grounds.open_ground(
            handoff.case,
            desk,
            "city",
            Scope.EXISTENCE,
            by=by,
            assignment=watcher,
            since=clock.end_of(handoff.answer_by),
            sentence="返事のないつなぎを見守るため",
            source=handoff.uid,
        )


def watcher_of(handoff: Handoff) -> Assignment | None:
    """見守りを名指しされている事務局の一人。"""
    rows = Involvement.objects.filter(source=handoff.uid, scope=Scope.EXISTENCE)
    row = rows.filter(~Q(assignment=None)).select_related("assignment").first()
    return row.assignment if row else None


def rely(handoff: Handoff, row: Involvement) -> None:
    """同意による開示なら、どの同意に拠ったかを残す（取りやめのとき、ここからすべてが閉じる）。"""
    if handoff.consent_id:
        Reliance.objects.create(consent_id=handoff.consent_id, involvement=row)


def ground_end(handoff: Handoff) -> dt.datetime:
    """根拠の終わり。期限を決める根拠ではその日の終わり、同意では同意の最後の日の終わり。"""
    if handoff.consent:
        return cover.effective_until(handoff.consent)
    return clock.end_of(handoff.ground_until) if handoff.ground_until else clock.FOREVER


def scope_of(basis: str) -> Scope:
    """引き受けたときに見える範囲（根拠の表の既定）。"""
    return Scope.FULL if codes.details("ground", basis).get("scope") == Scope.FULL else Scope.SHARED


def _leave_told(handoff: Handoff, *, by: Assignment) -> None:
    line = telling.TellingLine(
        what="つなぎシート",
        to_agency=handoff.to_agency,
        kinds=handoff.kinds,
        basis=handoff.basis,
    )
    telling.leave(handoff.case, line, by=by)
