"""返事が起こすこと: 輪を閉じ、根拠を開き、支援チームに加え、主担当を移す。"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kasane.access import Scope, ensure
from kasane.agencies.models import Duty
from kasane.cases import grounds
from kasane.cases.holder import hand_to, touch
from kasane.cases.models import Caseworker, Involvement, TeamPart
from kasane.handoffs import rules
from kasane.handoffs.models import Handoff
from kasane.handoffs.sending import ground_end, rely
from kasane.kernel import clock
from kasane.kernel.base import live

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment

STAYS = "つないだあとも支援チームに残る"


def settle(
    handoff: Handoff, step: str, *, by: Assignment, reply: str = "", proxy: dict[str, Any] | None = None
) -> None:
    """返事を書き、状態を移し、受けた機関の輪と事務局の見守りを終える。"""
    handoff.reply, handoff.answered_by, handoff.answered_at = reply.strip(), by, clock.now()
    if step != "recall":
        record_proxy(handoff, by=by, proxy=proxy)
    if by.agency_id == handoff.from_agency_id:
        handoff.read_at = handoff.answered_at
    handoff.save()
    handoff.move(step, by=by, why=handoff.reply)
    rows = Involvement.objects.filter(source=handoff.uid)
    label = handoff.workflow[step].label
    grounds.end_grounds(rows.filter(agency=handoff.to_agency, circle=handoff.circle), by=by, why=label)
    grounds.end_grounds(rows.filter(scope=Scope.EXISTENCE), by=by, why=label)
    touch(handoff.case)


def record_proxy(handoff: Handoff, *, by: Assignment, proxy: dict[str, Any] | None) -> None:
    """画面を使わない機関の返事なら、代行入力の欄を埋める。"""
    ensure(rules.proxied(by, handoff, proxy))
    if proxy and by.agency_id != handoff.to_agency_id:
        for name, value in {**proxy, "entered_for": handoff.to_agency}.items():
            setattr(handoff, name, value)


def for_office(handoff: Handoff) -> bool:
    """多機関協働の窓口あてか。根拠と主担当は、窓口の受付（上の部屋）が書く。"""
    return handoff.to_agency.has_duty(Duty.OFFICE) and handoff.returns_id is None


def open_for_receiver(handoff: Handoff, scope: Scope, *, by: Assignment) -> None:
    """受けた機関に根拠を開く。全体なら世帯員についても、同意なら本人についてだけ。"""
    people = grounds.registered(handoff.case) if scope == Scope.FULL else [handoff.case.person]
    for person in people:
        row = grounds.open_ground(
            handoff.case,
            handoff.to_agency,
            handoff.basis,
            scope,
            by=by,
            person=person,
            kinds=handoff.kinds if scope != Scope.FULL else grounds.ALL_KINDS,
            until=ground_end(handoff),
            sentence=f"{handoff.from_agency.name}からのつなぎを{_taken(handoff)}ため",
            source=handoff.uid,
        )
        rely(handoff, row)


def _taken(handoff: Handoff) -> str:
    return "引き受けた" if handoff.state == "taken" else "受けて一緒に関わる"


def keep(handoff: Handoff, *, by: Assignment) -> None:
    """返事をした機関は、自分の返事を持ち続ける（自機関分）。

    画面を使わない機関は紙で持つ。名のないつなぎでは、ケースの頁に氏名が出てしまうので書かない。
    """
    if handoff.to_agency.has_account and "person" in handoff.letter:
        grounds.keep_own(handoff.case, handoff.to_agency, by=by)


def name_worker(handoff: Handoff, *, by: Assignment) -> None:
    """受けた人を担当者にする（担当者だけが見る機関・限られた職員だけのケースでも見えるように）。"""
    mine = Caseworker.objects.filter(live(), case=handoff.case, assignment=by)
    if by.agency_id == handoff.to_agency_id and not mine.exists():
        Caseworker.objects.create(case=handoff.case, assignment=by, made_by=by)


def join_team(handoff: Handoff, part: str, *, by: Assignment, sender_stays: bool = True) -> None:
    """受けた機関をチームに加え、送った機関は、双方がよいと言わないかぎり残す。"""
    _take_part(handoff, handoff.to_agency, part, by=by, replace=True)
    if sender_stays or handoff.sender_stays:
        _take_part(handoff, handoff.from_agency, STAYS, by=by)
    else:
        TeamPart.objects.filter(live(), case=handoff.case, agency=handoff.from_agency).update(
            until=clock.now()
        )


def _take_part(handoff: Handoff, agency: Any, part: str, *, by: Assignment, replace: bool = False) -> None:
    parts = TeamPart.objects.filter(live(), case=handoff.case, agency=agency)
    if replace:
        parts.update(until=clock.now())
    if replace or not parts.exists():
        name = handoff.told_by if agency == handoff.to_agency else ""
        TeamPart.objects.create(case=handoff.case, agency=agency, part=part, worker_name=name, made_by=by)


def hand_over(handoff: Handoff, *, by: Assignment) -> None:
    """主担当を、受けた機関に移す。主担当が動くのは、ここだけである。"""
    worker = by if by.agency_id == handoff.to_agency_id else None
    hand_to(
        handoff.case,
        handoff.to_agency,
        by=by,
        worker=worker,
        worker_name=handoff.told_by,
        why=f"{handoff.from_agency.name}からのつなぎを引き受けた",
    )
    handoff.took_over = True
    handoff.save(update_fields=["took_over"])
