"""資料の中身: 席ごとに、役割に要るものだけを写す。住所・居所は、どの資料にも入れない。"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from django.db.models import F, Q

from kasane.access import ALL_KINDS, Kind, Reach
from kasane.cases.models import CasePerson, TeamPart
from kasane.conferences.coverage import people
from kasane.conferences.models import Item, Paper, Seat
from kasane.consent import cover
from kasane.kernel import clock, codes, wareki
from kasane.kernel.base import live
from kasane.records.models import Note
from kasane.records.models.note import TEXTS

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment

NOTES = 10
NOTHING = "書かれたものはありません。"


def next_number(item: Item) -> str:
    """``15-1-02``: 会議・案件・何部目。"""
    count = Paper.objects.filter(seat__item=item).count()
    return f"{item.part.number}-{item.order}-{count + 1:02d}"


def mine(item: Item, member: Assignment) -> Paper | None:
    """自分の席の、いま開いている資料。"""
    seats = Seat.objects.of(member).filter(item=item)
    return Paper.objects.visible_to(member).filter(seat__in=seats).first()


def compose(seat: Seat, parts: Sequence[str], by: Assignment) -> list[dict[str, Any]]:
    """渡す節の並び。どれも、配る人に見えるものの写しで、この席に伝えてよい種類だけ。"""
    mask = _mask(seat)
    chosen = [key for key, _ in codes.choices("paper_part") if key in parts and key in SECTIONS]
    return [
        {"heading": codes.label("paper_part", key), "lines": SECTIONS[key](seat, by, mask) or [NOTHING]}
        for key in chosen
    ]


def _mask(seat: Seat) -> int:
    """この席に伝えてよい種類。重層的支援会議では、同意がその機関に認めたものだけ。"""
    if seat.item.part.is_support:
        return ALL_KINDS
    case = seat.item.matter.case
    consent = cover.live_consent(case, case.person) if case is not None else None
    return cover.kinds_for(consent, seat.agency) if consent and seat.agency else 0


def _household(seat: Seat, by: Assignment, mask: int) -> list[str]:
    """名を挙げるのは案件の人だけ。ほかの世帯員は続柄で言う。"""
    matter = seat.item.matter
    if matter.case is None or not mask & Kind.ATTRIBUTES:
        return []
    named = {person.pk for person in people(matter)}
    rows = CasePerson.objects.filter(case=matter.case).select_related("person").order_by("id")
    return [_member(row, row.person_id in named) for row in rows]


def _member(row: CasePerson, named: bool) -> str:
    person = row.person
    age = person.age if person and named else row.told_age
    words = [
        row.relation_label,
        person.name if person and named else "",
        f"{age}歳" if age is not None else "",
    ]
    words += ["同居" if row.lives_with else "別居", row.note if named else ""]
    return "　".join(word for word in words if word)


def _sheets(seat: Seat, by: Assignment, mask: int) -> list[str]:
    lines = []
    for sheet in seat.item.sheets.select_related("agency"):
        for name in ("picture", "doing", "wanted", "asks"):
            text = getattr(sheet, name)
            if text:
                label = sheet._meta.get_field(name).verbose_name  # type: ignore[union-attr]
                lines.append(f"{sheet.agency.short}　{label}：{text}")
    return lines


def _progress(seat: Seat, by: Assignment, mask: int) -> list[str]:
    """支援チームの経過と、この案件の会議限りの経過。ほかの人のことを書いたものは写さない。"""
    matter = seat.item.matter
    within = Q(circle=None, reach__gte=Reach.TEAM) | Q(circle=matter.circle)
    named = [person.pk for person in people(matter)]
    rows = Note.objects.visible_to(by).filter(within, case=matter.case, withdrawn_at=None)
    rows = rows.annotate(held=F("kinds").bitand(mask)).filter(held=F("kinds")).select_related("agency")
    found = rows.prefetch_related("about").order_by("-happened_at", "-id")[:NOTES]
    return [_note(note) for note in found if all(row.person_id in named for row in note.about.all())]


def _note(note: Note) -> str:
    day = wareki.short(clock.local(note.happened_at).date())
    text = "　".join(getattr(note, name) for name in TEXTS if getattr(note, name))
    return f"{day}　{note.agency.short}　{text}"


def _facts(*kinds: Kind) -> Callable[[Seat, Any, int], list[str]]:
    def lines(seat: Seat, by: Any, mask: int) -> list[str]:
        wanted = [int(kind) for kind in kinds if kind & mask]
        return [
            f"{person.name}　{fact.what_label}：{fact.value}"
            for person in people(seat.item.matter)
            for fact in person.facts.filter(live(), kind__in=wanted).order_by("id")
        ]

    return lines


def _roles(seat: Seat, by: Assignment, mask: int) -> list[str]:
    rows = TeamPart.objects.filter(live(), case=seat.item.matter.case).select_related("agency")
    return [f"{row.agency.name}　{row.worker_name}　{row.part}" for row in rows.order_by("id")]


def _plan(seat: Seat, by: Assignment, mask: int) -> list[str]:
    plan = seat.item.plan
    if plan is None or not mask & Kind.SUPPORT:
        return []
    lines = [f"{one}さんの意向：{one.wishes}" for one in plan.members.select_related("case__person")]
    for goal in plan.goals.prefetch_related("measures__agency"):
        lines.append(f"目標：{goal.text}{_until(goal.due_on)}")
        for row in goal.measures.all():
            who = row.agency.short if row.agency else row.actor_label
            lines.append(f"　{who}　{row.what}　{row.frequency}".rstrip())
    return lines


def _until(day: Any) -> str:
    return f"（{wareki.long(day)}まで）" if day else ""


SECTIONS: dict[str, Callable[[Seat, Any, int], list[str]]] = {
    "household": _household,
    "sheets": _sheets,
    "progress": _progress,
    "health": _facts(Kind.HEALTH),
    "money": _facts(Kind.MONEY, Kind.SERVICES),
    "roles": _roles,
    "plan": _plan,
}
