"""いま伝えてよい範囲と、伝えた情報の一行。"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from kasane.access import Kind, Scope, ensure, kind_labels, require
from kasane.agencies.models import Agency
from kasane.cases.models import Case, Involvement
from kasane.cases.models.ground import QUIET
from kasane.cases.sight import sight_of
from kasane.kernel import clock
from kasane.records.models import Note, Told

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


@dataclass(frozen=True)
class TellingLine:
    """伝えたことの一行。``basis`` を省けば、その機関のいまの根拠が入る。"""

    what: str
    to_agency: Agency | None = None
    to_name: str = ""
    kinds: int = int(Kind.SUPPORT)
    basis: str = ""
    how: str = ""
    at: dt.datetime | None = None


def _tellable(case: Case, by: Assignment) -> QuerySet[Involvement]:
    """共有分以上の、機関としての根拠。通報によるものは、全体の根拠がある人だけが引ける。"""
    rows = Involvement.objects.live().filter(
        case=case, person=case.person, assignment=None, scope__gte=Scope.SHARED
    )
    return rows if sight_of(by, case).at_least(Scope.FULL) else rows.exclude(basis__in=QUIET)


def live_ground(case: Case, agency: Agency | None, by: Assignment) -> Involvement | None:
    """その機関がいまもつ、本人についてのいちばん広い根拠。"""
    if agency is None:
        return None
    return _tellable(case, by).filter(agency=agency).order_by("-scope", "-until", "-id").first()


def may_be_told(case: Case, by: Assignment) -> list[Involvement]:
    """いま伝えてよい機関と、その根拠と種類（読み上げの手がかり）。機関ごとに一行。"""
    best: dict[int, Involvement] = {}
    others = _tellable(case, by).exclude(agency=by.agency_id).select_related("agency")
    for row in others.order_by("agency__sort", "-scope", "-id"):
        best.setdefault(row.agency_id, row)
    return list(best.values())


def kinds_told(row: Involvement) -> str:
    """その根拠で伝えてよい情報の種類。"""
    return "・".join(kind_labels(row.kinds))


def leave(case: Case, line: TellingLine, *, by: Assignment, note: Note | None = None) -> Told:
    """伝えた情報を一行残す。根拠のない伝達は、根拠を選んでもらう。"""
    ground = live_ground(case, line.to_agency, by)
    basis = line.basis or (ground.basis if ground else "")
    ensure(require(line.what.strip(), "伝えたことを書いてください。"))
    ensure(require(line.to_agency or line.to_name.strip(), "だれに伝えたかを書いてください。"))
    ensure(
        require(
            basis,
            f"{line.to_agency or line.to_name}には、いま伝えてよい根拠がありません。"
            "伝えた根拠を選んでください（急ぐときは「生命・身体・財産の保護」など）。",
        )
    )
    return Told.objects.create(
        case=case,
        agency=by.agency,
        note=note,
        to_agency=line.to_agency,
        to_name=line.to_name.strip(),
        what=line.what.strip(),
        kinds=line.kinds,
        basis=basis,
        involvement=ground if ground and ground.basis == basis else None,
        how=line.how,
        at=line.at or (note.happened_at if note else clock.now()),
        made_by=by,
    )
