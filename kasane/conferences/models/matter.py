"""案件と議題。案件は会議をまたいで続き、見える人は案件の輪で決まる。"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from kasane.access import Scope
from kasane.agencies.models import Made, Move
from kasane.audit.action import Trace
from kasane.cases.models import Case, Involvement
from kasane.conferences.models.sitting import Part, organised_by
from kasane.conferences.states import ITEM, MATTER, ItemState, MatterState, PartKind
from kasane.kernel import clock
from kasane.kernel.codes import CodeField
from kasane.workflow.table import Stateful


def in_my_circle(member: Any, writing: bool = False) -> Q:
    """``circle`` と ``case`` をもつ行に対して: 輪に自分の生きた行があり、利害関係も制限も妨げない。"""
    rows = Involvement.objects.mine(member, Scope.PAPERS, writing=writing)
    free = Case.objects.not_barred(member)
    return Q(Exists(rows.filter(circle=OuterRef("circle")))) & Q(Exists(free.filter(pk=OuterRef("case"))))


class MatterQuerySet(models.QuerySet["Matter"]):
    def visible_to(self, member: Any, writing: bool = False) -> MatterQuerySet:
        """輪の生きている人。ケースのない案件は、席のある人と招集した機関の職。"""
        from kasane.conferences.models.seat import Seat

        seats = Seat.objects.of(member).filter(item__matter=OuterRef("pk"))
        ours = Part.objects.filter(organised_by(member), items__matter=OuterRef("pk"))
        free = Q(case=None) & (Q(Exists(seats)) | Q(Exists(ours)))
        return self.filter(free | (Q(circle__isnull=False) & in_my_circle(member, writing)))

    def under_way(self) -> MatterQuerySet:
        return self.exclude(state=MatterState.ENDED)


class Matter(Made, Stateful):
    """会議をまたいで続く単位。資料はその日に閉じ、決まったことと自分の役は、終えるまで残る。"""

    workflow = MATTER

    kind = models.CharField("種別", max_length=10, choices=PartKind)
    case = models.ForeignKey(
        "cases.Case", models.PROTECT, verbose_name="ケース", null=True, blank=True, related_name="+"
    )
    circle = models.ForeignKey(
        "cases.Circle", models.PROTECT, verbose_name="共有の輪", null=True, blank=True, related_name="+"
    )
    title = models.CharField("題（ケースのない案件）", max_length=120, blank=True)
    purpose = CodeField("matter_purpose", verbose_name="案件の目的")
    why = models.TextField("取り上げる理由", blank=True)
    state = models.CharField("状態", max_length=10, choices=MatterState, default=MatterState.BEFORE)
    review_on = models.DateField("見直す日", null=True, blank=True)
    closed_on = models.DateField("取扱いを終えた日", null=True, blank=True)
    closed_why = CodeField("matter_end", verbose_name="取扱いを終える理由", blank=True)
    closing_note = models.TextField("残る役割・引き継ぐこと", blank=True)

    objects = MatterQuerySet.as_manager()

    class Meta:
        verbose_name = "会議の案件"
        constraints = [
            models.CheckConstraint(
                condition=Q(case=None, circle=None) | Q(case__isnull=False, circle__isnull=False),
                name="conferences_matter_circle_case",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(kind=PartKind.SUPPORT) & ~Q(state=MatterState.ENDED),
                name="conferences_matter_one_support",
            ),
            models.CheckConstraint(
                condition=~Q(state=MatterState.ENDED) | (Q(closed_on__isnull=False) & ~Q(closed_why="")),
                name="conferences_matter_ended_whole",
            ),
        ]
        indexes = [models.Index(fields=["case", "state"], name="conferences_matter_case")]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """一覧・通知に出す名。氏名は出さない。"""
        return f"ケース {self.case.number}" if self.case else self.title

    @property
    def is_support(self) -> bool:
        return self.kind == PartKind.SUPPORT

    @property
    def review_due(self) -> bool:
        return bool(self.review_on and self.review_on <= clock.today() and self.state != MatterState.ENDED)

    def traces(self, by: Any) -> list[Trace]:
        from kasane.cases.sight import grounds_of

        if self.case is None or self.circle is None:
            return []
        grounds = grounds_of(by, self.case)
        words = f"{self.get_kind_display()}の案件"
        return [Trace(self.case.uid, grounds=grounds, circle_uid=self.circle.uid, subject=words)]


class MatterMove(Move):
    """案件の状態が移った事実。"""

    record = models.ForeignKey(Matter, models.PROTECT, verbose_name="案件", related_name="moves")

    class Meta(Move.Meta):
        verbose_name = "会議の案件の移り"


Matter.move_model = MatterMove


class MatterPerson(models.Model):
    """本人のほかに、案件で名を挙げる世帯員。"""

    matter = models.ForeignKey(Matter, models.CASCADE, verbose_name="案件", related_name="people")
    person = models.ForeignKey("cases.Person", models.PROTECT, verbose_name="人", related_name="+")

    class Meta:
        verbose_name = "案件で名を挙げる世帯員"
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["matter", "person"], name="conferences_matterperson_once")
        ]

    def __str__(self) -> str:
        return str(self.person)


class ItemQuerySet(models.QuerySet["Item"]):
    def visible_to(self, member: Any, writing: bool = False) -> ItemQuerySet:
        matters = Matter.objects.visible_to(member, writing=writing)
        return self.filter(Exists(matters.filter(pk=OuterRef("matter"))))

    def seated(self, member: Any) -> ItemQuerySet:
        """自分の席のある議題。"""
        from kasane.conferences.models.seat import Seat

        return self.filter(Exists(Seat.objects.of(member).filter(item=OuterRef("pk"))))


class Item(Made, Stateful):
    """一つの開催で取り上げる、一つの案件。"""

    workflow = ITEM

    part = models.ForeignKey(Part, models.PROTECT, verbose_name="部", related_name="items")
    matter = models.ForeignKey(Matter, models.PROTECT, verbose_name="案件", related_name="items")
    plan = models.ForeignKey(
        "plans.Plan", models.PROTECT, verbose_name="支援プラン", null=True, blank=True, related_name="+"
    )
    order = models.PositiveSmallIntegerField("順")
    topic = CodeField("item_topic", verbose_name="議題の種別")
    starts = models.TimeField("始まり", null=True, blank=True)
    state = models.CharField("状態", max_length=10, choices=ItemState, default=ItemState.PLANNED)
    summary = models.TextField("検討したこと", blank=True)
    attendance = CodeField("person_attendance", verbose_name="本人・家族の参加", blank=True)
    own_words = models.TextField("本人の意見（本人の言葉で）", blank=True)
    opinion = CodeField("plan_opinion", verbose_name="プランについての協議", blank=True)
    started_at = models.DateTimeField("始めた日時", null=True, blank=True)
    closed_at = models.DateTimeField("終えた日時", null=True, blank=True)

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = "会議の議題"
        ordering = ("part__order", "order")
        constraints = [
            models.UniqueConstraint(fields=["part", "order"], name="conferences_item_order"),
            models.UniqueConstraint(fields=["part", "matter"], name="conferences_item_once"),
        ]

    def __str__(self) -> str:
        return f"案件{self.order}"

    @property
    def case(self) -> Case | None:
        return self.matter.case

    @property
    def is_open(self) -> bool:
        return self.state in (ItemState.PLANNED, ItemState.HELD)

    def traces(self, by: Any) -> list[Trace]:
        return self.matter.traces(by)
