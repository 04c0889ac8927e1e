"""重層事業の事業と、形態ごとの箇所数と、委託。"""

from __future__ import annotations

from typing import Any

from django.db import models

from kasane.agencies.models.agency import Agency, Section
from kasane.kernel.base import Record, Term
from kasane.kernel.base import live as live_term
from kasane.kernel.codes import CodeField


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def visible_to(self, member: Any, writing: bool = False) -> ProgrammeQuerySet:
        """事業の一覧はケースを知らないので、職員なら誰でも見える。"""
        return self.all()

    def live(self) -> ProgrammeQuerySet:
        return self.filter(live_term())


class Programme(Record, Term):
    """実施計画4章の表の一行。"""

    key = models.SlugField("鍵", unique=True)
    item = CodeField("statute_item", verbose_name="号")
    sub_item = models.CharField("細目", max_length=4, blank=True)
    field = CodeField("field", verbose_name="分野")
    name = models.CharField("事業名", max_length=120)
    content = models.TextField("事業内容")
    sections = models.ManyToManyField(Section, verbose_name="所管課", related_name="programmes")
    agencies = models.ManyToManyField(Agency, verbose_name="担う機関", related_name="programmes", blank=True)
    note = models.CharField("注記", max_length=300, blank=True)
    sort = models.PositiveSmallIntegerField("並び", default=0)

    objects = ProgrammeQuerySet.as_manager()

    class Meta(Term.Meta):
        verbose_name = "事業"
        ordering = ("sort", "id")

    def __str__(self) -> str:
        return self.name


class ProgrammeCount(models.Model):
    """一行に形態がいくつもあれば、形態ごとに分けて持つ（委託3・民間8・直営10・指定管理2）。"""

    programme = models.ForeignKey(Programme, models.CASCADE, verbose_name="事業", related_name="counts")
    form = CodeField("delivery_form", verbose_name="形態")
    number = models.PositiveSmallIntegerField("箇所数", null=True, blank=True)
    extent = models.CharField("範囲", max_length=40, blank=True)
    note = models.CharField("注記", max_length=200, blank=True)
    sort = models.PositiveSmallIntegerField("並び", default=0)

    class Meta:
        verbose_name = "形態と箇所数"
        ordering = ("sort", "id")

    def __str__(self) -> str:
        return f"{self.form} {self.number or self.extent}"


class CommissionQuerySet(models.QuerySet["Commission"]):
    def visible_to(self, member: Any, writing: bool = False) -> CommissionQuerySet:
        """委託の契約名と範囲は、職員なら誰でも見える。"""
        return self.all()


class Commission(Record, Term):
    """市からの委託。受託者は同意ではなくこの契約で見える。契約が終われば見えなくなる。"""

    key = models.SlugField("鍵", unique=True)
    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="受託機関", related_name="commissions")
    programme = models.ForeignKey(Programme, models.PROTECT, verbose_name="事業", related_name="commissions")
    contract = models.CharField("契約名", max_length=120)
    extent = models.CharField("業務の範囲", max_length=200, blank=True)

    objects = CommissionQuerySet.as_manager()

    class Meta(Term.Meta):
        verbose_name = "委託"

    def __str__(self) -> str:
        return self.contract
