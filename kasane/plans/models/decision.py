"""起案と支援決定。決めるのは決裁者で、ここに残すのは決裁のあとの記録である。"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from kasane.agencies.models import Made
from kasane.audit.action import Trace
from kasane.kernel import clock
from kasane.kernel.base import Record
from kasane.kernel.codes import CodeField
from kasane.plans.models.plan import Plan


class RingiQuerySet(models.QuerySet["Ringi"]):
    def visible_to(self, member: Any, writing: bool = False) -> RingiQuerySet:
        """どれかのプランが見えれば読める。書くには、載せたプランのすべてが見えること。"""
        plans = Plan.objects.visible_to(member, writing=writing)
        carried = RingiPlan.objects.filter(ringi=OuterRef("pk"))
        seen = Exists(plans.filter(pk=OuterRef("plan")))
        found = self.filter(Exists(carried.filter(seen)))
        return found.exclude(Exists(carried.exclude(seen))) if writing else found

    def pending(self) -> RingiQuerySet:
        """まだ決裁の結果がないもの。"""
        return self.filter(result="")


class Ringi(Made):
    """起案。一つの起案に、同じ会議のプランをいくつも載せられる。"""

    drafter = models.ForeignKey(
        "agencies.Assignment", models.PROTECT, verbose_name="起案者", related_name="+"
    )
    drafted_on = models.DateField("起案日", default=clock.today)
    ringi_class = CodeField("ringi_class", verbose_name="決裁区分", default="shocho")
    note = models.TextField("起案の理由・添えること", blank=True)
    decider = models.ForeignKey(
        "agencies.Assignment",
        models.PROTECT,
        verbose_name="決裁者",
        null=True,
        blank=True,
        related_name="+",
    )
    decider_title = models.CharField("決裁者の職", max_length=80, blank=True)
    stand_in_for = models.ForeignKey(
        "agencies.Assignment",
        models.PROTECT,
        verbose_name="だれの代決か",
        null=True,
        blank=True,
        related_name="+",
    )
    stand_in_why = models.CharField("代決の理由", max_length=200, blank=True)
    countersigned_on = models.DateField("後閲の日", null=True, blank=True)
    decided_on = models.DateField("決裁日", null=True, blank=True)
    number = models.CharField("文書番号", max_length=60, blank=True)
    result = CodeField("ringi_result", verbose_name="決裁の結果", blank=True)
    conditions = models.TextField("条件・理由", blank=True)
    told_on = models.DateField("関係者に知らせた日", null=True, blank=True)
    started_on = models.DateField("決裁の前に支援を始めた日", null=True, blank=True)
    recorded_by = models.ForeignKey(
        "agencies.Assignment",
        models.PROTECT,
        verbose_name="記録した事務局",
        null=True,
        blank=True,
        related_name="+",
    )

    objects = RingiQuerySet.as_manager()

    class Meta:
        verbose_name = "起案・支援決定"
        ordering = ("-drafted_on", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(decider=None) | ~Q(decider=F("drafter")), name="plans_ringi_not_own_draft"
            ),
            models.CheckConstraint(
                condition=Q(result="")
                | Q(decided_on__isnull=False, decider__isnull=False, recorded_by__isnull=False),
                name="plans_ringi_result_whole",
            ),
            models.CheckConstraint(
                condition=Q(stand_in_for=None) | ~Q(stand_in_why=""), name="plans_ringi_stand_in_why"
            ),
        ]

    def __str__(self) -> str:
        return self.number or "起案"

    @property
    def after_the_fact(self) -> bool:
        """決裁の前に始めた支援か（増えすぎていないかを数える）。"""
        return bool(self.started_on and self.decided_on and self.started_on < self.decided_on)

    @property
    def countersign_due(self) -> bool:
        """代決で、後閲がまだのもの。"""
        return bool(self.result and self.stand_in_for_id and not self.countersigned_on)

    def traces(self, by: Any) -> list[Trace]:
        carried = self.carried.select_related("plan")
        return [trace for row in carried for trace in row.plan.traces(by)]


class RingiPlan(Record):
    """起案に載せたプラン。"""

    ringi = models.ForeignKey(Ringi, models.PROTECT, verbose_name="起案", related_name="carried")
    plan = models.ForeignKey(Plan, models.PROTECT, verbose_name="プラン", related_name="ringi_rows")

    class Meta:
        verbose_name = "起案とプラン"
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=["ringi", "plan"], name="plans_ringi_plan_once")]

    def __str__(self) -> str:
        return f"{self.ringi} {self.plan}"
