"""会議の一覧と次第: 見える部と議題だけを、決まった数の問い合わせで並べる。"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kasane.conferences.models import Item, Part, Sitting
from kasane.conferences.states import PartKind
from kasane.kernel import statutes, wareki

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment

LEAD: dict[str, str] = {
    PartKind.SUPPORT: "本人の同意がなくても取り上げられます。母は同意し、子は同意していない世帯でも、"
    "早めの備えでも、ケースのない議題でも構いません。",
    PartKind.PLAN: "本人の同意がある間だけ取り上げられます。宛先に入っていない機関は、この議題の席につけません。",
}


@dataclass(frozen=True)
class PartRow:
    """見える部と、その見える議題。"""

    part: Part
    items: list[Item]


@dataclass(frozen=True)
class SittingRow:
    sitting: Sitting
    parts: list[PartRow]


def rows(member: Assignment, sittings: Iterable[Sitting]) -> list[SittingRow]:
    """会議ごとの、見える部と議題（三つの問い合わせ）。"""
    found = list(sittings)
    parts = Part.objects.visible_to(member).filter(sitting__in=[one.pk for one in found])
    parts = list(parts.select_related("organiser", "minute", "sitting"))  # type: ignore[assignment]
    items: Any = Item.objects.visible_to(member).filter(part__in=[part.pk for part in parts])
    items = list(items.select_related("matter__case").order_by("order"))
    by_part = {part.pk: [item for item in items if item.part_id == part.pk] for part in parts}
    return [
        SittingRow(one, [PartRow(part, by_part[part.pk]) for part in parts if part.sitting_id == one.pk])
        for one in found
    ]


def row(member: Assignment, sitting: Sitting) -> SittingRow:
    return rows(member, [sitting])[0]


def when(sitting: Sitting) -> str:
    """``12/2（水）14:00``。"""
    return f"{wareki.short(sitting.held_on)}{sitting.starts.hour}:{sitting.starts.minute:02d}"


def ground_words(part: Part) -> str:
    """題の下の根拠の一文。"""
    if part.is_support:
        return f"{statutes.cite('support_conference')}（本人の同意は要りません・守秘義務）"
    return "本人の同意"
