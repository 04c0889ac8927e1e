"""事前の書面・配る資料・記録・決まったこと・話したこと。"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from kasane.agencies.models import Made
from kasane.audit.action import Trace
from kasane.conferences.models.matter import Item
from kasane.conferences.models.seat import Seat
from kasane.conferences.models.sitting import Part, organised_by
from kasane.kernel import clock


class ItemBoundQuerySet(models.QuerySet[Any]):
    def visible_to(self, member: Any, writing: bool = False) -> ItemBoundQuerySet:
        """議題が見える人。"""
        items = Item.objects.visible_to(member, writing=writing)
        return self.filter(Exists(items.filter(pk=OuterRef("item"))))


class ItemBound(Made):
    """議題に属する記録。操作は案件の輪の中にだけ残る。"""

    objects = ItemBoundQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def case(self) -> Any:
        return self.item.matter.case  # type: ignore[attr-defined]

    def traces(self, by: Any) -> list[Trace]:
        return self.item.matter.traces(by)  # type: ignore[attr-defined,no-any-return]


class PrepSheet(ItemBound):
    """事前の書面: 案件を出す機関と、招かれた機関が、同じ紙に書く。"""

    item = models.ForeignKey(Item, models.PROTECT, verbose_name="議題", related_name="sheets")
    agency = models.ForeignKey("agencies.Agency", models.PROTECT, verbose_name="機関", related_name="+")
    picture = models.TextField("把握している世帯のようす", blank=True)
    doing = models.TextField("現在の取り組み", blank=True)
    wanted = models.TextField("どの機関に関わってほしいか", blank=True)
    asks = models.TextField("ほかの機関へのお願い・自分の役割と考え", blank=True)

    class Meta:
        verbose_name = "会議の事前の書面"
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=["item", "agency"], name="conferences_prepsheet_once")]

    def __str__(self) -> str:
        return f"{self.item} {self.agency.short}"


class PaperQuerySet(models.QuerySet["Paper"]):
    def visible_to(self, member: Any, writing: bool = False) -> PaperQuerySet:
        """自分の席の資料を、開いている間だけ。招集した機関の職は、配るまでの支度と回収のため、その日まで。"""
        now = clock.now()
        mine = Exists(Seat.objects.of(member).filter(pk=OuterRef("seat")))
        ours = Q(Exists(Part.objects.filter(organised_by(member), items=OuterRef("seat__item"))))
        items = Item.objects.visible_to(member, writing=writing)
        reached = self.filter(Exists(items.filter(pk=OuterRef("seat__item"))), closes_at__gt=now)
        return reached.filter((Q(mine) & Q(opens_at__lte=now)) | ours)


class Paper(Made):
    """席ごとの一部。``content`` は配ったときの写しで、あとからケースが変わっても変わらない。"""

    seat = models.ForeignKey(Seat, models.PROTECT, verbose_name="席", related_name="papers")
    number = models.CharField("資料番号", max_length=20)
    parts = models.JSONField("渡すもの", default=list)
    content = models.JSONField("資料の中身", default=list)
    opens_at = models.DateTimeField("開く日時", default=clock.now)
    closes_at = models.DateTimeField("閉じる日時")
    on_paper = models.BooleanField("紙で渡した", default=False)
    returned_on = models.DateField("返してもらった日", null=True, blank=True)

    objects = PaperQuerySet.as_manager()

    class Meta:
        verbose_name = "会議の資料"
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["seat"], name="conferences_paper_once"),
            models.CheckConstraint(
                condition=Q(closes_at__gt=models.F("opens_at")), name="conferences_paper_term"
            ),
        ]

    def __str__(self) -> str:
        return f"資料 {self.number}"

    @property
    def case(self) -> Any:
        return self.seat.item.matter.case

    def traces(self, by: Any) -> list[Trace]:
        return self.seat.item.matter.traces(by)


class MinuteQuerySet(models.QuerySet["Minute"]):
    def visible_to(self, member: Any, writing: bool = False) -> MinuteQuerySet:
        """その部に席のある人と、招集した機関の職。"""
        parts = Part.objects.visible_to(member, writing=writing)
        return self.filter(Exists(parts.filter(pk=OuterRef("part"))))


class Minute(Made):
    """部ごとの記録。封をしたあとは、話したことも決まったことも変えない。"""

    part = models.OneToOneField(Part, models.PROTECT, verbose_name="部", related_name="minute")
    general = models.TextField("会議全体のこと（開会・守秘の確認・次回）", blank=True)
    next_on = models.DateField("次回の日", null=True, blank=True)
    sealed_at = models.DateTimeField("確定した日時", null=True, blank=True)
    sealed_by = models.ForeignKey(
        "agencies.Assignment", models.PROTECT, verbose_name="確定した人", null=True, related_name="+"
    )
    digest = models.CharField("確定した内容の符号", max_length=64, blank=True)

    objects = MinuteQuerySet.as_manager()

    class Meta:
        verbose_name = "会議の記録"
        constraints = [
            models.CheckConstraint(
                condition=Q(sealed_at=None) | (Q(sealed_by__isnull=False) & ~Q(digest="")),
                name="conferences_minute_sealed_whole",
            )
        ]

    def __str__(self) -> str:
        return f"{self.part}の記録"
