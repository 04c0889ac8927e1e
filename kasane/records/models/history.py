"""世帯の年表: いつごろ・だれに・何があったか。"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from kasane.access import Kind, Scope
from kasane.agencies.models import Made
from kasane.cases.models import CaseBound, CaseBoundQuerySet, Involvement
from kasane.kernel import wareki
from kasane.kernel.codes import CodeField
from kasane.records.models.reach import covered, mine, mine_covering, open_case

if TYPE_CHECKING:
    from kasane.cases.sight import Sight


class HouseholdEventQuerySet(CaseBoundQuerySet["HouseholdEvent"]):
    def visible_to(self, member: Any, writing: bool = False) -> HouseholdEventQuerySet:
        """種類が収まり、だれのことかも知ってよい人。書いた機関のものは残る。"""
        own = Q(Exists(mine(member, Scope.OWN, writing)), agency=member.agency_id)
        whose = Involvement.objects.mine(member, Scope.PAPERS).filter(
            case=OuterRef("case"), person=OuterRef("person")
        )
        team = Q(mine_covering(member, writing)) & (Q(person=None) | Q(Exists(whose)))
        return self.filter(open_case(member), own | team)

    def in_sight(self, sight: Sight) -> HouseholdEventQuerySet:
        rows, within = covered(self.filter(case=sight.case), sight)
        own = Q(agency=sight.member.agency_id) if sight.at_least(Scope.OWN) else Q(pk__in=[])
        return rows.filter(own | (within & (Q(person=None) | Q(person__in=list(sight.persons)))))


class HouseholdEvent(CaseBound, Made):
    """年しか分からないことも、そのまま書く。"""

    agency = models.ForeignKey("agencies.Agency", models.PROTECT, verbose_name="機関", related_name="+")
    person = models.ForeignKey(
        "cases.Person", models.PROTECT, verbose_name="だれに", null=True, blank=True, related_name="+"
    )
    on = models.DateField("いつ")
    precision = CodeField("birth_precision", verbose_name="日付の確かさ", default="day")
    what = models.CharField("あったこと", max_length=200)
    kinds = models.PositiveSmallIntegerField("情報の種類", default=int(Kind.LIFE))
    source = models.ForeignKey(
        "agencies.Agency", models.PROTECT, verbose_name="聞いた機関", null=True, blank=True, related_name="+"
    )

    objects = HouseholdEventQuerySet.as_manager()

    class Meta:
        verbose_name = "世帯の年表"
        ordering = ("on", "id")
        indexes = [models.Index(fields=["case", "on"], name="records_event_case")]

    def __str__(self) -> str:
        return self.what

    def trace_subject(self) -> str:
        """ほかの世帯員のことなら、その人の根拠がない人にも出る年表の行に、中身を書かない。"""
        return "" if self.person_id and self.person_id != self.case.person_id else str(self)

    @property
    def when(self) -> str:
        """確かなところまで。``平成22年``・``平成22年4月``・日まで。"""
        words = wareki.long(self.on)
        if self.precision == "year":
            return words[: words.index("年") + 1]
        return words[: words.index("月") + 1] if self.precision == "month" else words

    @property
    def trace_kinds(self) -> int:  # type: ignore[override]
        return self.kinds
