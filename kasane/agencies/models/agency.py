"""法人・市と、その機関。社協は一つの法人の二つの機関（市受託・自主）である。"""

from __future__ import annotations

from typing import Any

from django.db import models

from kasane.agencies import duties
from kasane.kernel.base import Record, Term
from kasane.kernel.base import live as live_term
from kasane.kernel.codes import CodeField


class Capacity(models.TextChoices):
    """機関がどの立場で動くか。見える根拠が変わるので、述語とともにコードにある。"""

    CITY = "city", "市"
    CONTRACTOR = "contractor", "市の受託"
    OWN = "own", "自主"


class Channel(models.TextChoices):
    SYSTEM = "system", "この画面"
    PAPER = "paper", "紙・FAX"
    PHONE = "phone", "電話のみ"


class SightRule(models.TextChoices):
    WHOLE = "whole", "機関の全員"
    ASSIGNED = "assigned", "担当者だけ"


class Duty(models.TextChoices):
    """機関の役目。多機関協働の窓口と事務局がどこかは、市の設定である。"""

    OFFICE = "office", "多機関協働の窓口"
    SECRETARIAT = "secretariat", "事務局"
    CONTRACTED = "contracted", "多機関協働の受託"
    SUPPORT_ORGANISER = "support_organiser", "支援会議の招集"
    PLAN_ORGANISER = "plan_organiser", "重層的支援会議の開催"


class InputRange(models.TextChoices):
    ALL = "all", "全件"
    HANDOFFS = "handoffs", "つなぐものだけ"
    COUNTS = "counts", "月次の件数だけ"


class Body(Record):
    """市・法人・団体。"""

    key = models.SlugField("鍵", unique=True)
    name = models.CharField("名称", max_length=120)
    kind = models.CharField("種別", max_length=60, blank=True)
    corporate_number = models.CharField("法人番号", max_length=13, blank=True)

    class Meta:
        verbose_name = "法人・市"

    def __str__(self) -> str:
        return self.name


class Section(Record, Term):
    """部・課・担当の木。"""

    key = models.SlugField("鍵", unique=True)
    name = models.CharField("名称", max_length=120)
    parent = models.ForeignKey(
        "self", models.PROTECT, verbose_name="上の組織", null=True, related_name="children"
    )
    sort = models.PositiveSmallIntegerField("並び", default=0)

    class Meta(Term.Meta):
        verbose_name = "部・課"
        ordering = ("sort", "id")

    def __str__(self) -> str:
        return self.name

    @property
    def lineage(self) -> list[Section]:
        """いちばん上の部から自分まで。"""
        above = self.parent.lineage if self.parent else []
        return [*above, self]


class AgencyQuerySet(models.QuerySet["Agency"]):
    def visible_to(self, member: Any, writing: bool = False) -> AgencyQuerySet:
        """機関の一覧はケースを知らないので、職員なら誰でも見える。"""
        return self.all()

    def live(self) -> AgencyQuerySet:
        return self.filter(live_term())

    def with_duty(self, duty: Duty) -> list[Agency]:
        """この役目をもつ、いまある機関。"""
        return [agency for agency in duties.agencies() if duty in agency.duties and agency.live_at()]


class Agency(Record, Term):
    """支援関係機関（社会福祉法4条3項）。記録・返事・席はすべて機関の名で残る。"""

    locked_by_actions = False

    key = models.SlugField("鍵", unique=True)
    body = models.ForeignKey(Body, models.PROTECT, verbose_name="法人", related_name="agencies")
    section = models.ForeignKey(
        Section, models.PROTECT, verbose_name="所管課", null=True, blank=True, related_name="agencies"
    )
    name = models.CharField("名称", max_length=120)
    short = models.CharField("略称", max_length=40)
    category = CodeField("agency_category", verbose_name="区分")
    field = CodeField("field", verbose_name="分野", blank=True)
    capacity = models.CharField("立場", max_length=10, choices=Capacity)
    channel = models.CharField("連絡の方法", max_length=10, choices=Channel, default=Channel.SYSTEM)
    input_range = models.CharField("入力範囲", max_length=10, choices=InputRange, default=InputRange.ALL)
    sight = models.CharField("機関の中で見える人", max_length=10, choices=SightRule, default=SightRule.WHOLE)
    area = CodeField("area", verbose_name="圏域", blank=True)
    phone = models.CharField("電話", max_length=40, blank=True)
    duties = models.JSONField("機関の役目", default=list, blank=True)
    mark = models.CharField("番号につく記号", max_length=6, blank=True)
    sort = models.PositiveSmallIntegerField("並び", default=0)

    objects = AgencyQuerySet.as_manager()

    class Meta(Term.Meta):
        verbose_name = "機関"
        ordering = ("sort", "id")

    def __str__(self) -> str:
        return self.name

    @property
    def is_city(self) -> bool:
        return self.capacity == Capacity.CITY

    def has_duty(self, duty: Duty) -> bool:
        return duty in self.duties

    @property
    def has_account(self) -> bool:
        """画面を使う機関か。使わない機関の返事は、代わりに記録する（代行入力）。"""
        return self.channel == Channel.SYSTEM


class AgencyAlias(models.Model):
    """原文に別の名で出てくる機関（生活自立相談センター／自立生活相談センター）。"""

    agency = models.ForeignKey(Agency, models.CASCADE, verbose_name="機関", related_name="aliases")
    name = models.CharField("別の名", max_length=120)
    where = models.CharField("出てくるところ", max_length=120, blank=True)

    class Meta:
        verbose_name = "機関の別名"
        constraints = [models.UniqueConstraint(fields=["agency", "name"], name="agencies_alias_once")]

    def __str__(self) -> str:
        return self.name
