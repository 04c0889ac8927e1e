"""宛先の表: 機関・区分 × 情報の種類。JavaScript がなくても、行を加えて出し直せる。"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import QueryDict

from kasane.access import KIND_LABELS
from kasane.agencies.models import Agency
from kasane.cases.models import Case, TeamPart
from kasane.consent.cover import not_by_consent
from kasane.consent.models import Consent, ConsentRecipient
from kasane.kernel import codes
from kasane.kernel.base import live

EXCLUDE = "exclude"
ALWAYS = ("coordination", "city")  # 区分でまとめて除いたり入れたりしない


@dataclass(frozen=True)
class Cell:
    value: int
    label: str
    checked: bool
    new: bool


@dataclass
class Row:
    """一つの宛先。``name`` は欄の名、``kinds`` は印、``held`` は前の同意での印。"""

    name: str
    label: str
    kinds: int = 0
    held: int = 0
    excluded: bool = False
    agency: Agency | None = None
    category: str = ""

    @property
    def cells(self) -> list[Cell]:
        return [
            Cell(int(kind), label, bool(self.kinds & kind), bool(self.kinds & kind and not self.held & kind))
            for kind, label in KIND_LABELS.items()
        ]

    @property
    def marked(self) -> bool:
        return self.excluded or bool(self.kinds)

    def recipient(self) -> ConsentRecipient:
        mode = ConsentRecipient.EXCLUDE if self.excluded else ConsentRecipient.INCLUDE
        whole = sum(KIND_LABELS)
        kinds = int(whole) if self.excluded else self.kinds
        return ConsentRecipient(agency=self.agency, category=self.category, mode=mode, kinds=kinds)


class Matrix:
    """画面の表と、保存前の宛先のあいだ。"""

    heads = list(KIND_LABELS.values())

    def __init__(
        self, case: Case, before: Consent | None, data: QueryDict | None = None, *, only_held: bool = False
    ) -> None:
        """``only_held`` は、前の同意にある区分だけを並べる（狭めるとき）。"""
        held = list(before.recipients.all()) if before else []
        added = _uids((data.getlist("shown") + data.getlist("add")) if data else [])
        self.agencies = [_agency_row(agency) for agency in _agencies(case, held, added)]
        self.categories = [
            Row(name=f"c-{key}", label=label, category=key)
            for key, label in codes.choices("agency_category")
            if key not in ALWAYS
        ]
        for row in self.rows:
            _fill(row, held, data)
        if only_held:
            self.categories = [row for row in self.categories if row.held or row.marked]

    @property
    def rows(self) -> list[Row]:
        return [*self.agencies, *self.categories]

    @property
    def any_category(self) -> bool:
        return any(row.marked for row in self.categories)

    def recipients(self) -> list[ConsentRecipient]:
        return [row.recipient() for row in self.rows if row.marked]

    def others(self) -> Iterable[Agency]:
        """まだ表にない機関（加えるための並び）。"""
        shown = {row.agency.pk for row in self.agencies if row.agency}
        return [one for one in Agency.objects.live() if one.pk not in shown and not not_by_consent(one)]


def _uids(values: list[str]) -> list[UUID]:
    found = []
    for value in values:
        try:
            found.append(UUID(value))
        except ValueError:
            continue
    return found


def _agencies(case: Case, held: list[ConsentRecipient], added: list[UUID]) -> list[Agency]:
    """支援チーム・前の同意の宛先・はじめの機関と、いま加えた機関。"""
    team = [part.agency for part in TeamPart.objects.filter(live(), case=case).select_related("agency")]
    named = [row.agency for row in held if row.agency]
    more = list(Agency.objects.live().filter(uid__in=added))
    found = dict.fromkeys([case.holder_agency, case.opened_by, *team, *named, *more])
    return [agency for agency in found if not not_by_consent(agency)]


def _agency_row(agency: Agency) -> Row:
    return Row(name=f"a-{agency.uid}", label=agency.name, agency=agency)


def _fill(row: Row, held: list[ConsentRecipient], data: QueryDict | None) -> None:
    """前の同意の印と、打たれた印（打たれていれば、それだけ）。"""
    for one in held:
        if one.agency == row.agency and one.category == row.category:
            excluded = one.mode == ConsentRecipient.EXCLUDE
            row.excluded = row.excluded or excluded
            row.held |= 0 if excluded else one.kinds
    row.kinds = row.held
    if data is not None:
        values = data.getlist(row.name)
        row.excluded = EXCLUDE in values
        row.kinds = sum({int(value) for value in values if value.isdigit()} & {int(k) for k in KIND_LABELS})
