"""いまの自分に、このケースのどこまでが・なぜ見えるか。一つの頁で一度だけたずねる。"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, OuterRef

from kasane.access import Scope
from kasane.cases.models.ground import Involvement
from kasane.kernel.base import live

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment
    from kasane.cases.models import Case


@dataclass(frozen=True)
class Sight:
    """``rows`` はこのケースに効いている自分の関わり。ほかの数はそこから出る。"""

    case: Case
    member: Assignment
    rows: tuple[Involvement, ...]

    @property
    def about_person(self) -> list[Involvement]:
        """本人についての行。"""
        return [row for row in self.rows if row.person_id == self.case.person_id]

    @property
    def scope(self) -> int:
        """本人についての、いちばん広い範囲（なければ 0）。"""
        return max((row.scope for row in self.about_person), default=0)

    @property
    def masks(self) -> list[int]:
        """共有分以上の行がもつ種類。行をまたいで足し合わせない（述語と同じ）。"""
        return sorted({row.kinds for row in self.about_person if row.scope >= Scope.SHARED})

    @property
    def circles(self) -> set[int]:
        return {row.circle_id for row in self.rows if row.circle_id}

    @property
    def circle_uids(self) -> set[UUID]:
        return {row.circle.uid for row in self.rows if row.circle}

    @property
    def persons(self) -> set[int]:
        """会議資料のみ以上の根拠がある人。"""
        return {row.person_id for row in self.rows if row.scope >= Scope.PAPERS}

    @property
    def grounds(self) -> list[str]:
        return [str(row.uid) for row in self.rows]

    @property
    def main(self) -> Involvement | None:
        """見られる理由として、はじめに言う行（いちばん広いもの）。"""
        return max(self.about_person, key=lambda row: (row.scope, row.until), default=None)

    @property
    def writes(self) -> bool:
        return any(row.writes and row.scope >= Scope.OWN for row in self.about_person)

    def at_least(self, scope: int) -> bool:
        return self.scope >= scope

    def sees(self, scope: int, kinds: int = 0) -> bool:
        """``scope`` 以上で ``kinds`` をすべて含む行が、一つでもあるか。"""
        return any(row.scope >= scope and row.kinds & kinds == kinds for row in self.about_person)


def sight_of(member: Assignment, case: Case) -> Sight:
    """このケースについての、自分の生きている行を一度に取る。妨げられたケースでは一行もない。"""
    from kasane.cases.models import Case

    open_to_me = Case.objects.not_barred(member).filter(pk=OuterRef("case"))
    rows = Involvement.objects.mine(member, Scope.EXISTENCE).filter(Exists(open_to_me), case=case)
    return Sight(
        case, member, tuple(rows.select_related("circle", "agency", "person").order_by("-scope", "id"))
    )


def grounds_of(member: Assignment, case: Case) -> list[str]:
    """操作の記録に残す、拠った関わりの uid。"""
    rows = Involvement.objects.mine(member, Scope.EXISTENCE).filter(case=case)
    return [str(uid) for uid in rows.values_list("uid", flat=True)]


def viewers(case: Case) -> list[Involvement]:
    """見ている機関: いま効いている行のすべて。機関ごとに広い順。"""
    rows = case.involvements.filter(live()).select_related(
        "agency", "person", "assignment__account", "circle"
    )
    return list(rows.order_by("agency__sort", "-scope", "id"))
