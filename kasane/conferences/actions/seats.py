"""席につける・当日の追加・席を外す・守秘を確かめる。"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from kasane.access import Scope, ensure, require
from kasane.agencies.models import Agency
from kasane.audit.action import action
from kasane.conferences import coverage, rules, seating
from kasane.conferences.models import OUTSIDE, Item, Seat, SeatKind
from kasane.kernel import clock

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


@action("構成員を招く", rule=rules.can_seat, need=Scope.PAPERS, line=False)
def seat(item: Item, *, by: Assignment, agency: Agency, worker: Assignment | None = None, **who: Any) -> Seat:
    """機関（または一人の職員）を、この案件の席につける。``who`` は name・title・online。

    Raises:
        Refused: 同意の宛先にない機関（重層的支援会議）・利害関係のある職員・もう席のある人。
    """
    ensure(require(worker is None or worker.agency_id == agency.pk, "その機関の職員を選んでください。"))
    ensure(coverage.coverage(item, agency))
    return seating.take_seat(item, by=by, agency=agency, assignment=worker, **who)


@action("当日の追加を記録する", rule=rules.can_seat, need=Scope.PAPERS, line=False)
def seat_guest(
    item: Item,
    *,
    by: Assignment,
    name: str,
    agency: Agency | None = None,
    worker: Assignment | None = None,
    affiliation: str = "",
    secrecy_at: dt.datetime | None = None,
    stand_in_for: Seat | None = None,
    **who: Any,
) -> Seat:
    """代理や、知らせのなかった人。入る前に、守秘を口頭で確かめた時刻を残す。

    画面を使う職員なら ``worker``（その人だけに開く）。書かなければ、資料は紙で渡す。
    """
    agency, name = (worker.agency, name or worker.name) if worker else (agency, name)
    ensure(require(name.strip(), "来た人の氏名を書いてください。"))
    ensure(require(agency or affiliation.strip(), "どこの方か（機関か所属）を書いてください。"))
    ensure(require(secrecy_at, "入ってもらう前に、守秘を口頭で確かめ、その時刻を書いてください。"))
    fit = item.part.is_support or agency is not None
    ensure(require(fit, "重層的支援会議では、同意の宛先に入っている機関の人だけが席につけます。"))
    if agency is not None:
        ensure(coverage.coverage(item, agency))
    ensure(
        require(stand_in_for is None or stand_in_for.item_id == item.pk, "この案件の席から選んでください。")
    )
    kind = SeatKind.STAND_IN if stand_in_for else SeatKind.GUEST
    who |= {
        "assignment": worker,
        "name": name.strip(),
        "affiliation": affiliation.strip(),
        "stand_in_for": stand_in_for,
    }
    who |= {"secrecy": "oral", "secrecy_at": secrecy_at, "in_at": secrecy_at}
    return seating.take_seat(item, by=by, kind=kind, agency=agency, **who)


@action("この案件では席を外してもらう", rule=rules.can_seat, need=Scope.PAPERS, line=False)
def leave_out(item: Item, *, by: Assignment, agency: Agency, why: str = "", unnamed: bool = False) -> Seat:
    """この機関の回だけ退席してもらう。``unnamed`` なら、名前を伏せて意見だけ聞く。案件は議題に残る。"""
    kind = SeatKind.OPINION if unnamed else SeatKind.AWAY
    mine = Seat.objects.inside().filter(item=item, agency=agency)
    ensure(require(not mine.exists(), f"{agency.name}には席があります。先に席を取り消してください。"))
    return seating.take_seat(item, by=by, kind=kind, agency=agency, why=why.strip())


@action("席を取り消す", rule=rules.can_keep_seat, need=Scope.PAPERS, line=False)
def unseat(seat: Seat, *, by: Assignment, why: str) -> Seat:
    """まちがって招いた・来られなくなった席。会議の根拠も、ここで終わる。"""
    ensure(require(why.strip(), "取り消す理由を書いてください。"))
    ensure(require(seat.kind not in OUTSIDE, "もう席を外しています。"))
    ensure(require(seat.agency_id, "当日来た人の席は取り消せません。退席の時刻を記録してください。"))
    seating.leave_circle(seat, by=by, why=f"会議の席を取り消したため（{why.strip()}）"[:200])
    seat.papers.update(closes_at=clock.now())
    seat.kind, seat.involvement, seat.covered_by, seat.why = SeatKind.AWAY, None, None, why.strip()[:200]
    seat.save()
    return seat


@action("着席を記録する", rule=rules.can_keep_seat, need=Scope.PAPERS, line=False)
def come_in(seat: Seat, *, by: Assignment) -> Seat:
    ensure(require(seat.is_inside, "この案件では席を外す人です。"))
    ensure(require(seat.secrecy, "先に守秘を確かめてください。確かめた方法と時刻が残ります。"))
    seat.in_at, seat.out_at = clock.now(), None
    seat.save(update_fields=["in_at", "out_at"])
    return seat


@action("退席を記録する", rule=rules.can_keep_seat, need=Scope.PAPERS, line=False)
def step_out(seat: Seat, *, by: Assignment) -> Seat:
    """途中で席を立った時刻。併催では、次の部に入らない人をここで残す。"""
    ensure(require(seat.in_at and not seat.out_at, "着席の記録がありません。"))
    seat.out_at = clock.now()
    seat.save(update_fields=["out_at"])
    return seat


@action("守秘を確かめる", rule=rules.can_keep_seat, need=Scope.PAPERS, line=False)
def confirm_secrecy(seat: Seat, *, by: Assignment, how: str, at: dt.datetime | None = None) -> Seat:
    """年度の誓約・当日の署名・口頭・職務上の守秘義務のどれで確かめたか。"""
    moment = at or clock.now()
    ensure(require(moment <= clock.now(), "確かめた日時が、これから先になっています。"))
    seat.secrecy, seat.secrecy_at = how, moment
    seat.save(update_fields=["secrecy", "secrecy_at"])
    return seat
