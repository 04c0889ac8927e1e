"""プランの中身: 目標と達成時期、支援の内容と留意事項、役割の分担、併用する制度。"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from kasane.kernel.base import Record
from kasane.kernel.codes import CodeField
from kasane.plans.models.plan import Plan, PlanMember


class OfPlanQuerySet(models.QuerySet[Any]):
    """プランの全体が見える人にだけ見える。"""

    plan_path = "plan"

    def visible_to(self, member: Any, writing: bool = False) -> OfPlanQuerySet:
        plans = Plan.objects.visible_to(member, writing=writing)
        return self.filter(Exists(plans.filter(pk=OuterRef(self.plan_path))))


class OfGoalQuerySet(OfPlanQuerySet):
    plan_path = "goal__plan"


class Goal(Record):
    """目標。``member`` がなければ世帯の目標で、全員が見える人にだけ見える。"""

    plan = models.ForeignKey(Plan, models.PROTECT, verbose_name="プラン", related_name="goals")
    member = models.ForeignKey(
        PlanMember, models.PROTECT, verbose_name="だれの目標", null=True, blank=True, related_name="goals"
    )
    order = models.PositiveSmallIntegerField("並び", default=0)
    text = models.CharField("目標", max_length=300)
    long_term = models.BooleanField("長期の目標", default=False)
    due_on = models.DateField("達成時期", null=True, blank=True)

    objects = OfPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "目標"
        ordering = ("order", "id")

    def __str__(self) -> str:
        return self.text


class Measure(Record):
    """支援内容・役割: 目標のために、だれが・何を・どのくらい・いつまで。"""

    goal = models.ForeignKey(Goal, models.PROTECT, verbose_name="目標", related_name="measures")
    order = models.PositiveSmallIntegerField("並び", default=0)
    actor = CodeField("actor", verbose_name="行う人", default="agency")
    agency = models.ForeignKey(
        "agencies.Agency", models.PROTECT, verbose_name="機関", null=True, blank=True, related_name="+"
    )
    worker_name = models.CharField("担当する人", max_length=80, blank=True)
    what = models.CharField("すること", max_length=300)
    frequency = models.CharField("頻度", max_length=60, blank=True)
    begins_on = models.DateField("始まり", null=True, blank=True)
    ends_on = models.DateField("終わり", null=True, blank=True)
    heed = models.CharField("留意すること", max_length=300, blank=True)

    objects = OfGoalQuerySet.as_manager()

    class Meta:
        verbose_name = "支援内容・役割"
        ordering = ("order", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(begins_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("begins_on")),
                name="plans_measure_period",
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def doer(self) -> str:
        """だれが、の欄に出す名。"""
        return self.agency.name if self.agency else self.worker_name or self.actor_label


class OtherService(Record):
    """併用する制度。"""

    plan = models.ForeignKey(Plan, models.PROTECT, verbose_name="プラン", related_name="other_services")
    service = CodeField("other_service", verbose_name="併用する制度")

    objects = OfPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "併用する制度"
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=["plan", "service"], name="plans_other_service_once")]

    def __str__(self) -> str:
        return self.service_label
