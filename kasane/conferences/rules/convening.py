"""招集と議題の可否。支援会議を招集できるのは市だけである。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasane.access import Decision, require
from kasane.agencies.models import Agency, Duty
from kasane.agencies.roles import Can
from kasane.cases.models import Case
from kasane.conferences.models import (
    Item,
    Part,
    Sitting,
)
from kasane.conferences.states import ItemState, PartKind
from kasane.consent import cover
from kasane.kernel import statutes

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment

DEED = {PartKind.SUPPORT: Can.CONVENE_SUPPORT, PartKind.PLAN: Can.CONVENE_PLAN}


def can_convene_support(by: Assignment, agency: Agency) -> Decision:
    """支援会議を組織できるのは市町村だけ（法106条の6第1項）。"""
    fit = by.may(Can.CONVENE_SUPPORT) and agency.is_city and agency.has_duty(Duty.SUPPORT_ORGANISER)
    names = "・".join(desk.name for desk in Agency.objects.with_duty(Duty.SUPPORT_ORGANISER))
    return require(
        fit and by.agency_id == agency.pk,
        f"支援会議を招集できるのは市だけです（{statutes.cite('support_conference.organise')}）。"
        f"「支援会議の開催を求める」から、{names}に求めてください。",
    )


def can_open_plan(by: Assignment, agency: Agency) -> Decision:
    """重層的支援会議は、市が定めた開催者（市・受託者）が開く。"""
    names = "・".join(desk.name for desk in Agency.objects.with_duty(Duty.PLAN_ORGANISER))
    fit = by.may(Can.CONVENE_PLAN) and agency.has_duty(Duty.PLAN_ORGANISER)
    return require(
        fit and by.agency_id == agency.pk,
        f"重層的支援会議は{names}が開きます。諮りたいことを伝えてください。",
    )


def organises(by: Assignment, part: Part) -> Decision:
    return require(
        by.agency_id == part.organiser_id and by.may(DEED[PartKind(part.kind)]),
        f"会議の進行と記録は、{part.organiser.name}が行います。",
    )


def not_sealed(part: Part) -> Decision:
    return require(
        part.sealed_at is None, "この会議の記録は確定しています。続きは次の会議で記録してください。"
    )


def runs(by: Assignment, part: Part) -> Decision:
    return organises(by, part) & not_sealed(part)


def can_add_plan_part(by: Assignment, sitting: Sitting) -> Decision:
    """支援会議に続けて、重層的支援会議を開く（併催）。"""
    parts = list(sitting.parts.all())
    ours = any(organises(by, part) for part in parts)
    return (
        require(ours, "この会議を招集した機関が加えます。")
        & require(not sitting.is_over, "閉じた会議です。新しい会議を開いてください。")
        & require(
            all(part.is_support for part in parts), "もう重層的支援会議を続けて開くことになっています。"
        )
    )


def can_put(by: Assignment, part: Part) -> Decision:
    return runs(by, part) & require(
        not part.sitting.is_over, "閉じた会議です。次の会議の議題にしてください。"
    )


def has_consent(case: Case) -> Decision:
    """重層的支援会議にかけられるのは、本人の同意がある間だけ（宛先の広さは機関ごとに見る）。"""
    return require(
        cover.live_consent(case, case.person),
        "本人の同意がまだないため、重層的支援会議の議題にはできません。"
        "同意の内容を記録するか、同意の要らない支援会議で取り上げてください。",
    )


def can_close_sitting(by: Assignment, sitting: Sitting) -> Decision:
    parts = list(sitting.parts.all())
    left = Item.objects.filter(part__sitting=sitting, state=ItemState.HELD).exists()
    return (
        require(any(organises(by, part) for part in parts), "会議は、招集した機関が閉じます。")
        & require(not sitting.is_over, "もう閉じています。")
        & require(not left, "まだ開いている案件があります。先に「この案件を終える」を押してください。")
    )


def can_write_minute(by: Assignment, part: Part) -> Decision:
    return runs(by, part)


def can_seal(by: Assignment, part: Part) -> Decision:
    return runs(by, part) & require(
        part.sitting.is_over, "会議を閉じてから確定します。先に「会議を閉じる」を押してください。"
    )


def can_pledge(by: Assignment, agency: Agency) -> Decision:
    own = by.agency_id == agency.pk and by.may(Can.CONSULT)
    return require(own or by.may(Can.CONVENE_SUPPORT), "誓約は、自分の機関の分を記録します。")
