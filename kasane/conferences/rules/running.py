"""議題の進行・席・資料・記録の可否。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasane.access import ALLOW, Decision, require
from kasane.conferences.coverage import coverage
from kasane.conferences.models import (
    Item,
    Matter,
    Seat,
)
from kasane.conferences.rules.convening import not_sealed, organises, runs
from kasane.conferences.states import ItemState, MatterState
from kasane.plans.models import Plan

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


def can_seat(by: Assignment, item: Item) -> Decision:
    return runs(by, item.part) & require(
        item.is_open, "取扱いの終わった案件です。次の会議の議題にしてから招いてください。"
    )


def can_keep_seat(by: Assignment, seat: Seat) -> Decision:
    """席の出入り・守秘の確認。"""
    return runs(by, seat.item.part)


def can_hand_out(by: Assignment, seat: Seat) -> Decision:
    """資料は、いまも根拠の生きている席にだけ渡る。"""
    part = seat.item.part
    return (
        runs(by, part)
        & require(seat.is_inside, "席を外す人・名前を伏せて意見だけ聞く人には、資料は渡りません。")
        & _still_covered(seat)
        & require(not part.sitting.is_over, "閉じた会議です。資料は配れません。")
    )


def _still_covered(seat: Seat) -> Decision:
    """重層的支援会議では、配るときにも同意が及んでいること。"""
    if seat.item.part.is_support or seat.agency is None:
        return ALLOW
    return require(
        coverage(seat.item, seat.agency),
        "同意の範囲が変わり、この機関には渡せなくなりました。席を外してもらってください。",
    )


def can_take_back(by: Assignment, seat: Seat) -> Decision:
    return organises(by, seat.item.part)


def can_prepare(by: Assignment, item: Item) -> Decision:
    """招かれた機関は、同じ紙に自分の役割と考えを書ける。"""
    seated = item.seats.inside().filter(agency=by.agency_id).exists()
    ours = by.agency_id == item.part.organiser_id
    return require(seated or ours, "この案件の席についている機関が書きます。") & not_sealed(item.part)


def can_start(by: Assignment, item: Item) -> Decision:
    return runs(by, item.part) & item.can_move("start")


def can_close_item(by: Assignment, item: Item) -> Decision:
    return runs(by, item.part) & item.can_move("go_on")


def can_say(by: Assignment, item: Item) -> Decision:
    """招集した機関が聞き取って書く。席のある機関は、自分の言ったことを自分で書ける。"""
    seated = item.seats.inside().filter(agency=by.agency_id).exists()
    begun = require(
        item.state != ItemState.PLANNED, "まだ始めていない案件です。「案件を始める」を押してください。"
    )
    return begun & not_sealed(item.part) & (organises(by, item.part) if not seated else begun)


def can_summarise(by: Assignment, item: Item) -> Decision:
    return runs(by, item.part)


def can_hear_person(by: Assignment, item: Item) -> Decision:
    return runs(by, item.part) & require(item.matter.case_id, "ケースのない案件です。")


def can_resolve(by: Assignment, item: Item) -> Decision:
    return runs(by, item.part) & require(
        item.state != ItemState.PLANNED, "まだ始めていない案件です。「案件を始める」を押してください。"
    )


def can_decide_plan(by: Assignment, item: Item) -> Decision:
    seen = Plan.objects.visible_to(by, writing=True).filter(pk=item.plan_id or 0)
    return (
        can_resolve(by, item)
        & require(item.plan_id, "この議題にはプラン案がついていません。")
        & require(seen.exists(), "プランの全体が見える人が、協議の結果を記録します。")
    )


def keeps_matter(by: Assignment, matter: Matter) -> Decision:
    """案件は、いちばん新しい議題の部を開いた機関のもの。"""
    item = matter.items.select_related("part__organiser").order_by("-id").first()
    return organises(by, item.part) if item else require(False, "まだ議題になっていません。")


def can_end_matter(by: Assignment, matter: Matter) -> Decision:
    return matter.can_move("end") & keeps_matter(by, matter)


def can_review_matter(by: Assignment, matter: Matter) -> Decision:
    return require(matter.state != MatterState.ENDED, "取扱いは終わっています。") & keeps_matter(by, matter)


def can_name_person(by: Assignment, matter: Matter) -> Decision:
    return can_review_matter(by, matter) & require(matter.case_id, "ケースのない案件です。")
