"""実施計画と会議体。個別のケースを知らない（会議体に個人の情報をつけない）。"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from kasane.kernel.base import Record, Term
from kasane.kernel.base import live as live_term
from kasane.kernel.codes import CodeField


class OpenQuerySet(models.QuerySet[Any]):
    """計画と会議体はケースを知らないので、職員なら誰でも見える。"""

    def visible_to(self, member: Any, writing: bool = False) -> OpenQuerySet:
        return self.all()

    def live(self) -> OpenQuerySet:
        return self.filter(live_term())


class ProgrammePlan(Record, Term):
    """重層的支援体制整備事業実施計画（社会福祉法106条の5）。期間は年度。"""

    name = models.CharField("計画の名", max_length=120)
    first_year = models.PositiveSmallIntegerField("はじめの年度")
    last_year = models.PositiveSmallIntegerField("おわりの年度")
    version = models.CharField("版", max_length=60, blank=True)
    purpose = models.TextField("目的", blank=True)
    policies = models.JSONField("基本方針", default=list)
    review = models.TextField("見直しと管理体制", blank=True)

    objects = OpenQuerySet.as_manager()

    class Meta(Term.Meta):
        verbose_name = "実施計画"
        ordering = ("-first_year", "-id")
        constraints = [
            *Term.Meta.constraints,
            models.CheckConstraint(
                condition=Q(last_year__gte=models.F("first_year")), name="programme_plan_years_in_order"
            ),
            models.UniqueConstraint(fields=["name", "first_year"], name="programme_plan_once"),
        ]

    def __str__(self) -> str:
        return self.name


class PlanAlignment(models.Model):
    """整合をとる計画。年度が原文にないものは空。"""

    plan = models.ForeignKey(
        ProgrammePlan, models.CASCADE, verbose_name="実施計画", related_name="alignments"
    )
    name = models.CharField("計画の名", max_length=120)
    first_year = models.PositiveSmallIntegerField("はじめの年度", null=True, blank=True)
    last_year = models.PositiveSmallIntegerField("おわりの年度", null=True, blank=True)
    relation = models.CharField("関係", max_length=200)

    class Meta:
        verbose_name = "整合をとる計画"
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name


class PlanItem(models.Model):
    """事業の枠組み: 号ごとの名・内容・実施状況。"""

    plan = models.ForeignKey(ProgrammePlan, models.CASCADE, verbose_name="実施計画", related_name="items")
    item = CodeField("statute_item", "号")
    name = models.CharField("事業名称", max_length=120)
    content = models.TextField("内容")
    status = models.CharField("実施状況", max_length=60)

    class Meta:
        verbose_name = "事業の枠組み"
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name


class ConferenceRule(models.Model):
    """計画が定める支援会議・重層的支援会議の要件。会議そのものは別の部屋にある。"""

    class Kind(models.TextChoices):
        SUPPORT = "support", "支援会議"
        PLAN = "plan", "重層的支援会議"

    plan = models.ForeignKey(
        ProgrammePlan, models.CASCADE, verbose_name="実施計画", related_name="conferences"
    )
    kind = models.CharField("種類", max_length=10, choices=Kind)
    purpose = models.TextField("目的")
    consent = models.CharField("同意と守秘", max_length=200)
    organisers = models.JSONField("開く者", default=list)
    requirements = models.JSONField("要件", default=list)
    participants = models.JSONField("参加者", default=list)
    frequency = models.CharField("開催頻度", max_length=40)

    class Meta:
        verbose_name = "会議の定め"
        ordering = ("id",)

    def __str__(self) -> str:
        return str(self.get_kind_display())


class PlanCorrection(Record):
    """計画の原文の書き誤り・書き落としと、ここでの直し方。直したことを隠さない。"""

    plan = models.ForeignKey(
        ProgrammePlan, models.CASCADE, verbose_name="実施計画", related_name="corrections"
    )
    key = models.SlugField("鍵")
    place = models.CharField("原文のところ", max_length=120)
    original = models.CharField("原文", max_length=300)
    corrected = models.CharField("直し方", max_length=300)
    reason = models.CharField("理由", max_length=300)

    class Meta:
        verbose_name = "原文の直し"
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=["plan", "key"], name="programme_correction_once")]

    def __str__(self) -> str:
        return self.corrected


class Committee(Record, Term):
    """推進会議・連絡会・審議会。体制を話し合う場で、支援会議ではない。"""

    key = models.SlugField("鍵", unique=True)
    kind = CodeField("committee_kind", "種類")
    name = models.CharField("名称", max_length=120)
    basis = models.CharField("根拠", max_length=120, blank=True)
    purpose = models.TextField("目的")
    level = models.CharField("構成", max_length=80, blank=True)
    sort = models.PositiveSmallIntegerField("並び", default=0)

    objects = OpenQuerySet.as_manager()

    class Meta(Term.Meta):
        verbose_name = "会議体"
        ordering = ("sort", "id")

    def __str__(self) -> str:
        return self.name


class CommitteeSeat(models.Model):
    """席。人ではなく、課か法人と職で決まる。"""

    committee = models.ForeignKey(Committee, models.CASCADE, verbose_name="会議体", related_name="seats")
    section = models.ForeignKey(
        "agencies.Section", models.PROTECT, verbose_name="所属", null=True, blank=True, related_name="+"
    )
    body = models.ForeignKey(
        "agencies.Body", models.PROTECT, verbose_name="法人", null=True, blank=True, related_name="+"
    )
    title = models.CharField("職・担当", max_length=120)
    sort = models.PositiveSmallIntegerField("並び", default=0)

    class Meta:
        verbose_name = "会議体の席"
        ordering = ("sort", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(section=None, body__isnull=False) | Q(section__isnull=False, body=None),
                name="programme_seat_of_one_place",
            )
        ]

    def __str__(self) -> str:
        return self.title


class CommitteeTask(models.Model):
    """席が連絡会に持ちよる仕事。"""

    seat = models.ForeignKey(CommitteeSeat, models.CASCADE, verbose_name="席", related_name="tasks")
    name = models.CharField("仕事", max_length=120)

    class Meta:
        verbose_name = "席の仕事"
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name
