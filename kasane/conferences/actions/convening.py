"""招集する・開く・議題にする・閉じる・記録を確定する。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kasane.access import Scope, ensure, require
from kasane.agencies.models import Agency, Duty
from kasane.audit.action import action
from kasane.cases.models import Case, Person
from kasane.conferences import calling, minutes, rules, seating
from kasane.conferences.models import ConveningRequest, Item, Matter, Minute, Part, Pledge, Sitting
from kasane.conferences.states import MatterState, PartKind
from kasane.kernel import clock
from kasane.kernel.nendo import FiscalYear

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


@action("支援会議を招集する", rule=rules.can_convene_support)
def convene_support(
    agency: Agency,
    *,
    by: Assignment,
    held_on: dt.date,
    starts: dt.time,
    then_plan: Agency | None = None,
    **place: Any,
) -> Sitting:
    """支援会議を招集する（市だけ）。``then_plan`` を渡せば、続けて重層的支援会議を開く（併催）。

    ``place`` は ends・place・online・chair。
    """
    calling.check_day(held_on, starts, place.get("ends"))
    sitting = Sitting.objects.create(held_on=held_on, starts=starts, made_by=by, **place)
    calling.add_part(sitting, PartKind.SUPPORT, agency, by=by)
    if then_plan is not None:
        _add_plan_part(sitting, then_plan, by=by)
    return sitting


@action("重層的支援会議を開く", rule=rules.can_open_plan)
def open_plan(agency: Agency, *, by: Assignment, held_on: dt.date, starts: dt.time, **place: Any) -> Sitting:
    """市が定めた開催者が開く。"""
    calling.check_day(held_on, starts, place.get("ends"))
    sitting = Sitting.objects.create(held_on=held_on, starts=starts, made_by=by, **place)
    calling.add_part(sitting, PartKind.PLAN, agency, by=by)
    return sitting


@action("続けて重層的支援会議を開く", rule=rules.can_add_plan_part)
def add_plan_part(sitting: Sitting, *, by: Assignment, organiser: Agency) -> Part:
    """併催にする。記録も資料も、支援会議とは分かれる。"""
    return _add_plan_part(sitting, organiser, by=by)


def _add_plan_part(sitting: Sitting, organiser: Agency, *, by: Assignment) -> Part:
    fit = organiser.has_duty(Duty.PLAN_ORGANISER)
    ensure(require(fit, "重層的支援会議を開く機関を選んでください。"))
    return calling.add_part(sitting, PartKind.PLAN, organiser, by=by)


@action("議題にする", rule=rules.can_put)
def put_on_agenda(
    part: Part,
    *,
    by: Assignment,
    topic: str,
    purpose: str,
    case: Case | None = None,
    title: str = "",
    why: str = "",
    people: Iterable[Person] = (),
    starts: dt.time | None = None,
    with_plan: bool = False,
    asked: ConveningRequest | None = None,
) -> Item:
    """案件を議題に加える。ケースのない議題（体制の検討・地域の気になる状況）は ``title`` だけでよい。

    Raises:
        Refused: 見えないケース・同意のないケースの重層的支援会議・五つの項目のそろわない案、など。
    """
    ensure(require(case or title.strip(), "ケースの番号か、ケースのない議題の題を書いてください。"))
    if case is not None:
        calling.check_case(part, case, by)
    words = {"purpose": purpose, "why": why.strip(), "title": "" if case else title.strip()}
    matter = calling.matter_for(part, case, by=by, people=list(people), **words)
    plan = calling.plan_of(case, by) if case is not None and with_plan else None
    item = calling.new_item(part, matter, by=by, topic=topic, starts=starts, plan=plan)
    _seat_organiser(item, by=by)
    calling.call_again(item, by=by)
    if asked is not None:
        asked.matter = matter
        asked.save(update_fields=["matter"])
    return item


def _seat_organiser(item: Item, *, by: Assignment) -> None:
    """開く機関は、支度のために輪に入る。限られた職員だけのケースでは、議題にした人だけ。"""
    case, organiser = item.matter.case, item.part.organiser
    narrow = (case is not None and case.restricted_at is not None) or organiser.sight != "whole"
    seating.take_seat(item, by=by, agency=organiser, assignment=by if narrow else None)


@action("世帯員を案件に加える", rule=rules.can_name_person)
def name_person(matter: Matter, *, by: Assignment, person: Person) -> Matter:
    """名を挙げた人についても、いま席のある機関に会議の根拠を開く。"""
    calling.name_in(matter, person, by=by)
    rows = matter.items.filter(seats__agency__isnull=False)
    seats = {
        (seat.agency, seat.assignment)
        for item in rows.distinct()
        for seat in item.seats.inside().select_related("agency", "assignment")
    }
    for agency, worker in seats:
        if agency is not None:
            ensure(seating.may_hear(matter, person, agency))
            seating.open_for(matter, person, agency, by=by, worker=worker)
    return matter


@action("会議を閉じる", rule=rules.can_close_sitting)
def close_sitting(sitting: Sitting, *, by: Assignment) -> Sitting:
    """閉じる。資料はその日の終わりに、だれの画面からも消える。"""
    sitting.ended_at = clock.now()
    sitting.save(update_fields=["ended_at"])
    return sitting


@action("会議の記録を書く", rule=rules.can_write_minute)
def write_minute(part: Part, *, by: Assignment, general: str, next_on: dt.date | None = None) -> Minute:
    """会議全体のこと。案件の中身は、案件ごとに書く。"""
    minute, _ = Minute.objects.get_or_create(part=part, defaults={"made_by": by})
    minute.general, minute.next_on = general.strip(), next_on
    minute.save()
    return minute


@action("記録を確定する", rule=rules.can_seal)
def seal(part: Part, *, by: Assignment) -> Minute:
    """部ごとに封をする。話したことも決まったことも、もう変わらない。"""
    minute, _ = Minute.objects.get_or_create(part=part, defaults={"made_by": by})
    minute.sealed_at, minute.sealed_by, minute.digest = clock.now(), by, minutes.digest(part)
    minute.save()
    return minute


@action("年度の誓約を記録する", rule=rules.can_pledge)
def record_pledge(agency: Agency, *, by: Assignment, name: str, on: dt.date | None = None) -> Pledge:
    """守秘の誓約（年度に一度）。"""
    ensure(require(name.strip(), "誓約した人の氏名を書いてください。"))
    day = on or clock.today()
    pledge, _ = Pledge.objects.get_or_create(
        agency=agency,
        name=name.strip(),
        nendo=FiscalYear.of(day).year,
        defaults={"on": day, "made_by": by, "account": by.account if by.name == name.strip() else None},
    )
    return pledge


@action("見直す日を決める", rule=rules.can_review_matter, need=Scope.PAPERS)
def review_matter(matter: Matter, *, by: Assignment, review_on: dt.date) -> Matter:
    """取扱いを続けるなら、次に見直す日を決める（三か月以内）。"""
    late = calling.review_day()
    fit = clock.today() < review_on <= late
    ensure(
        require(fit and matter.state != MatterState.ENDED, "三か月以内の、明日からあとの日を書いてください。")
    )
    matter.review_on = review_on
    matter.save(update_fields=["review_on"])
    return matter
