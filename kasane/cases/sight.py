"""いまの自分に、このケースのどこまでが・なぜ見えるか。一つの頁で一度だけたずねる。"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from kasane.access import Scope
from kasane.cases.models.ground import QUIET, Involvement
from kasane.kernel.base import live

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment
    from kasane.cases.models import Case, Person


COUNTED, ROWS = "_counted_sights", "_live_rows"


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

    def may_write(self, level: int, kinds: int = 0) -> bool:
        """``level`` 以上で ``kinds`` をすべて含む、書ける行があるか。"""
        return any(
            row.writes and row.scope >= level and row.kinds & kinds == kinds for row in self.about_person
        )

    @property
    def writes_in_circle(self) -> bool:
        """会議などの輪で書けるか。"""
        return any(row.writes and row.circle_id for row in self.rows)

    def may_write_about(self, person: Person, level: int) -> bool:
        """この人（世帯員でもよい）について、``level`` 以上の書ける行があるか。"""
        return any(row.writes and row.scope >= level and row.person_id == person.pk for row in self.rows)

    def at_least(self, scope: int) -> bool:
        return self.scope >= scope

    def sees(self, scope: int, kinds: int = 0) -> bool:
        """``scope`` 以上で ``kinds`` をすべて含む行が、一つでもあるか。"""
        return any(row.scope >= scope and row.kinds & kinds == kinds for row in self.about_person)


def sight_of(member: Assignment, case: Case) -> Sight:
    """このケースについての、自分の生きている行を一度に取る。

    妨げられたケース（制限・利害関係）では一行もない。頁（cases.page.see）が数え終わっていれば、その答えを使う。操作の中では、いつも数え直す。
    """
    counted: dict[int, Sight] = case.__dict__.get(COUNTED, {})
    if member.pk in counted:
        return counted[member.pk]
    open_to_me = type(case)._default_manager.not_barred(member).filter(pk=OuterRef("case"))
    rows = Involvement.objects.mine(member, Scope.EXISTENCE).filter(Exists(open_to_me), case=case)
    related = rows.select_related("circle", "agency", "person")
    return Sight(case, member, tuple(related.order_by("-scope", "id")))


def remember(sight: Sight) -> None:
    """このリクエストのケースに、数えた答えを添える。"""
    sight.case.__dict__.setdefault(COUNTED, {})[sight.member.pk] = sight


def grounds_of(member: Assignment, case: Case) -> list[str]:
    """操作の記録に残す、拠った関わりの uid。"""
    return sight_of(member, case).grounds


def look_over(member: Assignment, case: Case) -> Sight:
    """頁のために、このケースに効いているすべての行を一度に取り、自分の分を選ぶ（``sight_of`` と同じ答え）。"""
    open_to_me = type(case)._default_manager.not_barred(member).filter(pk=OuterRef("case"))
    rows = list(_with_names(case.involvements.filter(live()).filter(Exists(open_to_me))))
    case.__dict__[ROWS] = rows
    mine = [row for row in rows if row.agency_id == member.agency_id]
    mine = [row for row in mine if row.assignment_id in (None, member.pk) and row.scope >= Scope.EXISTENCE]
    return Sight(case, member, tuple(sorted(mine, key=lambda row: (-row.scope, row.pk))))


def viewers(sight: Sight) -> list[Involvement]:
    """見ている機関: いま効いている行を、機関ごとに広い順に。

    自分のいない輪の席、自分に根拠のない人についての行は出さない。通報・緊急時の閲覧などによる行は、
    全体の根拠がある人と、その機関だけに見せる。
    """
    case = sight.case
    rows = case.__dict__.get(ROWS)
    if rows is None:
        rows = list(_with_names(case.involvements.filter(live())))
    return [row for row in rows if _may_tell(row, sight)]


def _with_names(rows: QuerySet[Involvement]) -> QuerySet[Involvement]:
    related = rows.select_related("agency", "person", "assignment__account", "circle")
    return related.order_by("agency__sort", "-scope", "id")


def _may_tell(row: Involvement, sight: Sight) -> bool:
    """この行があることを、この人に言ってよいか。"""
    if row.person_id not in sight.persons or (row.circle_id and row.circle_id not in sight.circles):
        return False
    quiet = row.basis in QUIET and not sight.at_least(Scope.FULL)
    return not quiet or row.agency_id == sight.member.agency_id
