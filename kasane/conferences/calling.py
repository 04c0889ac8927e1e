"""会議と案件をつくる手順: 第何回・議題の順・案件の輪。操作の中からだけ使う。"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.db.models import Max

from kasane.access import Scope, ensure, require
from kasane.agencies.models import Agency
from kasane.cases import grounds
from kasane.cases.models import Case, Person
from kasane.conferences import rules, seating
from kasane.conferences.models import Item, Matter, MatterPerson, Part, PartSeries, Seat, SeatKind, Sitting
from kasane.conferences.states import PartKind
from kasane.kernel import clock
from kasane.kernel.models import Setting
from kasane.kernel.nendo import FiscalYear
from kasane.plans import actions as plans
from kasane.plans.models import Plan
from kasane.plans.states import PlanState

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment

SUBMITTABLE = (PlanState.DRAFT, PlanState.IN_DELIBERATION)


def add_part(sitting: Sitting, kind: str, organiser: Agency, *, by: Assignment) -> Part:
    """部を一つ。第何回は、種別と年度ごとに続く。"""
    year = FiscalYear.of(sitting.held_on).year
    series, _ = PartSeries.objects.select_for_update().get_or_create(kind=kind, nendo=year)
    series.last += 1
    series.save(update_fields=["last"])
    return Part.objects.create(
        sitting=sitting,
        kind=kind,
        organiser=organiser,
        order=sitting.parts.count() + 1,
        nendo=year,
        number=series.last,
        made_by=by,
    )


def check_day(held_on: dt.date, starts: dt.time, ends: dt.time | None) -> None:
    ensure(require(held_on >= clock.today(), "開く日には、今日からあとの日を書いてください。"))
    ensure(require(ends is None or ends > starts, "終わりの時刻が、始まりより前です。"))


def matter_for(
    part: Part, case: Case | None, *, by: Assignment, people: list[Person], **words: Any
) -> Matter:
    """この会議の案件。取扱中のものがあれば、それを続ける（支援会議では一つのケースに一つだけ）。"""
    if case is None:
        return Matter.objects.create(kind=part.kind, made_by=by, review_on=review_day(), **words)
    going = Matter.objects.under_way().filter(kind=part.kind, case=case).order_by("-id").first()
    if going is not None:
        return going
    label = f"{part.get_kind_display()}の案件"
    circle = grounds.new_circle(case, "matter", label, by=by)
    matter = Matter.objects.create(
        kind=part.kind, case=case, circle=circle, review_on=review_day(), made_by=by, **words
    )
    for person in people:
        name_in(matter, person, by=by)
    return matter


def name_in(matter: Matter, person: Person, *, by: Assignment) -> None:
    """本人のほかに名を挙げる人。この記録に登録のある人だけ。"""
    assert matter.case is not None
    if person.pk == matter.case.person_id:
        return
    known = {one.pk for one in grounds.registered(matter.case)}
    ensure(require(person.pk in known, "この記録に登録のある世帯員から選んでください。"))
    MatterPerson.objects.get_or_create(matter=matter, person=person)


def review_day() -> dt.date:
    """支援会議で取扱中の案件は、三か月に一度は見直す。"""
    months = Setting.number("support_matter_review_months")
    return clock.today() + dt.timedelta(days=30 * months)


def check_case(part: Part, case: Case, by: Assignment) -> None:
    """見えるケースだけを議題にできる。重層的支援会議には、本人の同意がいる。"""
    seen = Case.objects.reached_by(by, Scope.PAPERS).filter(pk=case.pk)
    ensure(require(seen.exists(), "この番号のケースは見つかりません。番号を確かめてください。"))
    if part.kind == PartKind.PLAN:
        ensure(rules.has_consent(case))


def plan_of(case: Case, by: Assignment) -> Plan:
    """会議に諮る案。案のままなら、ここで諮る（五つの項目がそろわなければ、その理由で断られる）。"""
    plan = Plan.objects.visible_to(by).of(case).filter(state__in=SUBMITTABLE).first()
    ensure(require(plan, "会議に諮るプランの案がありません。先に案をつくってください。"))
    assert plan is not None
    if plan.state == PlanState.DRAFT:
        plans.submit(plan, by=by)
    return plan


def new_item(part: Part, matter: Matter, *, by: Assignment, **words: Any) -> Item:
    twice = part.items.filter(matter=matter).exists()
    ensure(require(not twice, "この会議の議題に、もう入っています。"))
    order = (part.items.aggregate(last=Max("order"))["last"] or 0) + 1
    return Item.objects.create(part=part, matter=matter, order=order, made_by=by, **words)


def call_again(item: Item, *, by: Assignment) -> None:
    """続きの案件では、前の回の構成員をそのまま招く。"""
    before = item.matter.items.exclude(pk=item.pk).order_by("-id").first()
    if before is None:
        return
    rows = before.seats.filter(kind=SeatKind.MEMBER, agency__isnull=False).select_related("agency")
    rows = rows.exclude(agency=item.part.organiser)
    for seat in rows.select_related("assignment__account", "assignment__post__agency"):
        if seat.assignment is None or seat.assignment.live_at():
            _again(item, seat, by=by)


def _again(item: Item, seat: Seat, *, by: Assignment) -> None:
    from kasane.conferences.coverage import coverage

    assert seat.agency is not None
    if coverage(item, seat.agency):
        seating.take_seat(
            item, by=by, agency=seat.agency, assignment=seat.assignment, name=seat.name, title=seat.title
        )
