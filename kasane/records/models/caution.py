"""安全情報と、避けてほしいこと／安心できること。訪問の前にいちばん先に読む。"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, Q

from kasane.access import Scope
from kasane.agencies.models import Made
from kasane.cases.models import CaseBound, CaseBoundQuerySet
from kasane.kernel import clock
from kasane.kernel.base import Term, live
from kasane.kernel.codes import CodeField
from kasane.records.models.reach import mine, open_case

if TYPE_CHECKING:
    from kasane.cases.sight import Sight


class CautionQuerySet(CaseBoundQuerySet[Any]):
    """支援チームと、書いた機関に見える。"""

    def visible_to(self, member: Any, writing: bool = False) -> CautionQuerySet:
        own = Q(Exists(mine(member, Scope.OWN, writing)), made_by__post__agency=member.agency_id)
        return self.filter(open_case(member), own | Q(Exists(mine(member, Scope.SHARED, writing))))

    def in_sight(self, sight: Sight) -> CautionQuerySet:
        rows = self.filter(case=sight.case)
        if sight.at_least(Scope.SHARED):
            return rows
        own = rows.filter(made_by__post__agency=sight.member.agency_id)
        return own if sight.at_least(Scope.OWN) else self.none()

    def standing(self) -> CautionQuerySet:
        return self.filter(live())


class SafetyNote(CaseBound, Made, Term):
    """事実・根拠・見直す日・確かめた人。見直す日を過ぎると、ひとりでに「要再確認」になる。"""

    item = CodeField("safety_item", verbose_name="安全情報")
    fact = models.CharField("あった事実", max_length=300)
    ground = models.CharField("根拠（いつ・だれが見聞きしたか）", max_length=200)
    review_on = models.DateField("見直す日")
    approved_by = models.ForeignKey(
        "agencies.Assignment", models.PROTECT, verbose_name="確かめた人", null=True, related_name="+"
    )
    ended_why = models.CharField("終えたわけ", max_length=200, blank=True)

    objects = CautionQuerySet.as_manager()

    class Meta(Term.Meta):
        verbose_name = "安全情報"
        constraints = [
            *Term.Meta.constraints,
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=models.F("made_by")),
                name="records_safety_two_persons",
            ),
        ]
        indexes = [models.Index(fields=["case", "until"], name="records_safety_case")]

    def __str__(self) -> str:
        return self.item_label

    @property
    def lapsed(self) -> bool:
        """要再確認か。"""
        return self.review_on <= clock.today()


class AvoidNote(CaseBound, Made, Term):
    """会う前に知っておくこと。"""

    MOODS = [("avoid", "避けてほしいこと"), ("reassure", "安心できること")]
    mood = models.CharField("どちらか", max_length=10, choices=MOODS, default="avoid")
    what = models.CharField("こと", max_length=200)
    told_by = models.CharField("だれから聞いたか", max_length=120, blank=True)

    objects = CautionQuerySet.as_manager()

    class Meta(Term.Meta):
        verbose_name = "避けてほしいこと／安心できること"
        indexes = [models.Index(fields=["case", "until"], name="records_avoid_case")]

    def __str__(self) -> str:
        return self.what
