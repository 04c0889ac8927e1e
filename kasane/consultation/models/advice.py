"""助言依頼: 支援者を支える。人の名は持たない。"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from kasane.agencies.models import Made, Proxy
from kasane.kernel import clock
from kasane.kernel.codes import CodeField


class AdviceQuerySet(models.QuerySet["AdviceRequest"]):
    def visible_to(self, member: Any, writing: bool = False) -> AdviceQuerySet:
        """求めた機関と、求められた機関の両方に見える。"""
        return self.filter(Q(asker=member.agency_id) | Q(asked=member.agency_id))


class AdviceRequest(Made, Proxy):
    """「名前は言えないけれど、こういう家、どうしたら」。つなぎには一つのボタンで変わる。"""

    asker = models.ForeignKey("agencies.Agency", models.PROTECT, verbose_name="求めた機関", related_name="+")
    asked = models.ForeignKey(
        "agencies.Agency", models.PROTECT, verbose_name="求められた機関", related_name="+"
    )
    asker_name = models.CharField("求めた人", max_length=80, blank=True)
    asked_at = models.DateTimeField("求めた日時", default=clock.now)
    field = CodeField("field", verbose_name="分野", blank=True)
    trouble = models.TextField("困っていること", help_text="お名前や住所は書かないでください。")
    handoff = models.ForeignKey(
        "handoffs.Handoff", models.PROTECT, verbose_name="つなぎ", null=True, related_name="+"
    )

    objects = AdviceQuerySet.as_manager()

    class Meta:
        verbose_name = "助言依頼"
        constraints = [*Proxy.Meta.constraints]
        indexes = [models.Index(fields=["asked", "-asked_at"], name="consultation_advice_asked")]

    def __str__(self) -> str:
        return f"{self.asker.short} → {self.asked.short}"


class AdviceAnswer(Made):
    """助言。かかった時間は、支援者支援の件数とともに数える。"""

    request = models.ForeignKey(
        AdviceRequest, models.PROTECT, verbose_name="助言依頼", related_name="answers"
    )
    kind = CodeField("advice_kind", verbose_name="種類")
    answer = models.TextField("助言")
    minutes = models.PositiveSmallIntegerField("かかった時間（分）", null=True, blank=True)
    next = models.CharField("このあと", max_length=200, blank=True)

    class Meta:
        verbose_name = "助言"
        ordering = ("id",)

    def __str__(self) -> str:
        return self.kind_label
