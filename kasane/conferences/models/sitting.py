"""会議の開催と、その部。支援会議と重層的支援会議は別の会議で、続けて開いても記録も資料も分かれる。"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from kasane.agencies.models import Made
from kasane.agencies.roles import Can
from kasane.conferences.states import PartKind
from kasane.kernel import clock

CONVENERS = (Can.CONVENE_SUPPORT, Can.CONVENE_PLAN, Can.OVERSEE)


def organised_by(member: Any, prefix: str = "") -> Q:
    """部の行に対して: この職員の機関が招集したものか（会議を開く職だけ）。"""
    if not any(member.may(permission) for permission in CONVENERS):
        return Q(pk__in=[])
    return Q(**{f"{prefix}organiser": member.agency_id})


class SittingQuerySet(models.QuerySet["Sitting"]):
    def visible_to(self, member: Any, writing: bool = False) -> SittingQuerySet:
        """どれかの部が見える人。"""
        parts = Part.objects.visible_to(member, writing=writing)
        return self.filter(Exists(parts.filter(sitting=OuterRef("pk"))))

    def coming(self) -> SittingQuerySet:
        return self.filter(held_on__gte=clock.today(), ended_at=None).order_by("held_on", "starts", "id")

    def past(self) -> SittingQuerySet:
        gone = Q(held_on__lt=clock.today()) | Q(ended_at__isnull=False)
        return self.filter(gone).order_by("-held_on", "-id")


class Sitting(Made):
    """ある日・ある場所の開催。部は一つか二つ（併催）。"""

    held_on = models.DateField("開く日")
    starts = models.TimeField("始まり")
    ends = models.TimeField("終わり", null=True, blank=True)
    place = models.CharField("場所", max_length=120)
    online = models.BooleanField("オンラインでも出られる", default=False)
    chair = models.CharField("議長", max_length=80, blank=True)
    ended_at = models.DateTimeField("閉じた日時", null=True, blank=True)

    objects = SittingQuerySet.as_manager()

    class Meta:
        verbose_name = "会議（開催）"
        ordering = ("-held_on", "-id")
        indexes = [models.Index(fields=["held_on"], name="conferences_sitting_day")]

    def __str__(self) -> str:
        return "・".join(str(part) for part in self.parts.all())

    @property
    def closes_at(self) -> dt.datetime:
        """資料を閉じるとき: その日の終わり（日本時間）。"""
        return clock.end_of(self.held_on)

    @property
    def is_over(self) -> bool:
        return self.ended_at is not None


class PartQuerySet(models.QuerySet["Part"]):
    def visible_to(self, member: Any, writing: bool = False) -> PartQuerySet:
        """招集した機関の職と、この部の議題に席があり、その案件がいまも見える人。"""
        from kasane.conferences.models.matter import Item

        items = Item.objects.visible_to(member, writing=writing).seated(member)
        return self.filter(organised_by(member) | Exists(items.filter(part=OuterRef("pk"))))


class Part(Made):
    """会議の部: 支援会議か、重層的支援会議か。記録は部ごとに封をする。"""

    sitting = models.ForeignKey(Sitting, models.PROTECT, verbose_name="会議", related_name="parts")
    kind = models.CharField("種別", max_length=10, choices=PartKind)
    organiser = models.ForeignKey(
        "agencies.Agency", models.PROTECT, verbose_name="招集・開催する機関", related_name="+"
    )
    order = models.PositiveSmallIntegerField("順", default=1)
    nendo = models.PositiveSmallIntegerField("年度")
    number = models.PositiveSmallIntegerField("第何回")

    objects = PartQuerySet.as_manager()

    class Meta:
        verbose_name = "会議の部"
        ordering = ("order", "id")
        constraints = [
            models.UniqueConstraint(fields=["sitting", "order"], name="conferences_part_order"),
            models.UniqueConstraint(fields=["sitting", "kind"], name="conferences_part_kind_once"),
            models.UniqueConstraint(fields=["kind", "nendo", "number"], name="conferences_part_number"),
        ]

    def __str__(self) -> str:
        return f"第{self.number}回 {self.get_kind_display()}"

    @property
    def is_support(self) -> bool:
        return self.kind == PartKind.SUPPORT

    @property
    def ground(self) -> str:
        """根拠の線の符号。"""
        return "conference" if self.is_support else "consent"

    @property
    def sealed_at(self) -> dt.datetime | None:
        minute = getattr(self, "minute", None)
        return minute.sealed_at if minute else None


class PartSeries(models.Model):
    """第何回の続き。種別と年度ごと。"""

    kind = models.CharField("種別", max_length=10, choices=PartKind)
    nendo = models.PositiveSmallIntegerField("年度")
    last = models.PositiveSmallIntegerField("最後の番号", default=0)

    class Meta:
        verbose_name = "会議の番号の続き"
        constraints = [models.UniqueConstraint(fields=["kind", "nendo"], name="conferences_series_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.nendo} {self.last}"
