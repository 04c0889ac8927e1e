"""返事が必要なもの: 求めへの返事・記録の確定・資料の回収・案件の見直し・支援チームへ開くか。"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from kasane.agencies.roles import Can
from kasane.cases.models import Case
from kasane.conferences import agenda
from kasane.conferences.models import (
    ConveningRequest,
    InfoRequest,
    Item,
    Matter,
    Paper,
    Part,
    Seat,
    Statement,
)
from kasane.conferences.models.sitting import organised_by
from kasane.conferences.states import ConveningState, PartKind
from kasane.consent.models import Consent, ConsentEvent
from kasane.kernel import clock
from kasane.kernel.panel import Waiting
from kasane.records.models import Note

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment

LIMIT = 20


def waiting(member: Assignment) -> list[Waiting]:
    """求めへの返事・協力要求・記録の確定・資料の回収・案件の見直し・支援チームへ開くか。"""
    rows = [*_convening(member), *_information(member), *_opening(member)]
    if member.may(Can.CONVENE_SUPPORT) or member.may(Can.CONVENE_PLAN):
        rows += [*_sealing(member), *_returning(member), *_reviewing(member)]
    return rows[:LIMIT]


def _of(case: Case | None) -> dict[str, Any]:
    """番号だけ。氏名は、開いた先で見る。"""
    return {"who": f"ケース {case.number}", "case_uid": case.uid} if case else {"who": "ケースのない議題"}


def _convening(member: Assignment) -> list[Waiting]:
    seen = ConveningRequest.objects.visible_to(member).select_related("case", "from_agency", "to_agency")
    asked = Q(state=ConveningState.ASKED) & (Q(to_agency=member.agency_id) | Q(from_agency=member.agency_id))
    unread = Q(from_agency=member.agency_id, read_at=None) & ~Q(state=ConveningState.ASKED)
    rows = seen.filter(asked | unread).order_by("answer_by")[:LIMIT]
    return [_one_convening(row, member) for row in rows]


def _one_convening(row: ConveningRequest, member: Assignment) -> Waiting:
    mine = row.to_agency_id == member.agency_id
    verb = (
        "開催の求めに答える"
        if mine
        else "開催の求めの返事を待つ"
        if row.waiting
        else "開催の求めの返事を確かめる"
    )
    reason = f"{row.from_agency.name}から、支援会議の開催を求められています。"
    if not mine:
        reason = f"{row.to_agency.name}に、支援会議の開催を求めました。"
    return Waiting(
        verb=verb,
        reason=reason,
        url=reverse("conferences:convening", args=[row.uid]),
        due_on=row.answer_by if row.waiting else clock.local(row.answered_at or clock.now()).date(),
        turn="mine" if mine or not row.waiting else "theirs",
        button="答える" if mine else "開く",
        **_of(row.case),
    )


def _information(member: Assignment) -> list[Waiting]:
    seen = InfoRequest.objects.visible_to(member).filter(answered_at=None)
    rows = seen.select_related("case", "to_agency", "from_agency").order_by("answer_by")[:LIMIT]
    return [
        Waiting(
            verb="協力要求に回答する" if row.to_agency_id == member.agency_id else "協力要求の回答を待つ",
            reason=f"{row.from_agency.name}から{row.to_agency.name}への、支援会議の協力要求（{row.number}）です。",
            url=reverse("conferences:information", args=[row.uid]),
            due_on=row.answer_by,
            turn="mine" if row.to_agency_id == member.agency_id else "theirs",
            button="回答する" if row.to_agency_id == member.agency_id else "開く",
            **_of(row.case),
        )
        for row in rows
    ]


def _opening(member: Assignment) -> list[Waiting]:
    """自分の機関が話したことで、いま同意があり、まだ答えていないもの。案件ごとに一行。"""
    answered = Statement.objects.filter(note=OuterRef("pk")).exclude(answer="")
    mine = Note.objects.filter(agency=member.agency_id, withdrawn_at=None, circle=OuterRef("circle"))
    rows = (
        Matter.objects.visible_to(member, writing=True)
        .under_way()
        .filter(Exists(mine.filter(~Exists(answered))), Exists(_live_consents()), kind=PartKind.SUPPORT)
    )
    return [
        Waiting(
            verb="支援チームへ開くかを答える",
            reason="自分の機関が支援会議で話したことを、本人の同意にもとづく支援チームへ開いてよいか。",
            url=reverse("conferences:matter", args=[matter.uid]),
            button="答える",
            **_of(matter.case),
        )
        for matter in rows.select_related("case").order_by("id")[:LIMIT]
    ]


def _live_consents() -> Any:
    """案件の本人の、いま効いている同意（答えるときに、もう一度確かめる）。"""
    whole = ConsentEvent.objects.filter(
        consent=OuterRef("pk"), what=ConsentEvent.WITHDRAWN, agency=None, kinds=0
    )
    rows = Consent.objects.unfollowed().filter(~Exists(whole), Q(until=None) | Q(until__gte=clock.today()))
    return rows.filter(case=OuterRef("case"), person=OuterRef("case__person"))


def _sealing(member: Assignment) -> list[Waiting]:
    left = Q(minute=None) | Q(minute__sealed_at=None)
    rows = Part.objects.visible_to(member).filter(organised_by(member), left, sitting__ended_at__isnull=False)
    return [
        Waiting(
            verb="会議の記録を確定する",
            reason=f"{part}（{agenda.when(part.sitting)}）を閉じたままです。",
            url=reverse("conferences:minute", args=[part.sitting.uid, part.order]),
            due_on=part.sitting.held_on + dt.timedelta(days=7),
            who=str(part),
            button="確定する",
        )
        for part in rows.select_related("sitting").order_by("sitting__held_on")[:LIMIT]
    ]


def _returning(member: Assignment) -> list[Waiting]:
    """紙で渡した資料のうち、会議の日を過ぎて返っていないもの。案件ごとに一行。"""
    out = Paper.objects.filter(on_paper=True, returned_on=None, closes_at__lte=clock.now())
    seats = Seat.objects.filter(Exists(out.filter(seat=OuterRef("pk"))))
    rows = Item.objects.visible_to(member).filter(Exists(seats.filter(item=OuterRef("pk"))))
    rows = rows.filter(organised_by(member, "part__"))
    return [
        Waiting(
            verb="配った資料を返してもらう",
            reason=f"{item.part}で紙で渡した資料が、まだ返っていません。",
            url=reverse("conferences:item", args=[item.uid]),
            due_on=item.part.sitting.held_on,
            button="開く",
            **_of(item.matter.case),
        )
        for item in rows.select_related("part__sitting", "matter__case")[:LIMIT]
    ]


def _reviewing(member: Assignment) -> list[Waiting]:
    soon = clock.today() + dt.timedelta(days=7)
    ours = Item.objects.filter(organised_by(member, "part__"), matter=OuterRef("pk"))
    rows = Matter.objects.visible_to(member).under_way().filter(Exists(ours), review_on__lte=soon)
    return [
        Waiting(
            verb="会議の案件を見直す",
            reason=f"{matter.get_kind_display()}で取扱中です。続けるか、取扱いを終えるかを決めます。",
            url=reverse("conferences:matter", args=[matter.uid]),
            due_on=matter.review_on,
            button="見直す",
            **_of(matter.case),
        )
        for matter in rows.select_related("case").order_by("review_on")[:LIMIT]
    ]
