"""やること: 機関に一つずつ、期限とともに置く。ケースのないもの（助言のあとなど）もある。"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from kasane.access import Scope
from kasane.agencies.models import Made, Proxy
from kasane.audit.action import Trace
from kasane.cases.models import Case
from kasane.kernel import clock
from kasane.records.models.reach import in_my_circle, mine

if TYPE_CHECKING:
    from kasane.cases.sight import Sight


class TaskQuerySet(models.QuerySet["Task"]):
    def visible_to(self, member: Any, writing: bool = False) -> TaskQuerySet:
        """自機関のやることと、支援チームのやること。会議で決めたものは、その輪の人に。"""
        ours = Q(agency=member.agency_id) | Q(made_by__post__agency=member.agency_id)
        team = Q(circle=None) & Q(Exists(mine(member, Scope.SHARED, writing)))
        circle = Q(circle__isnull=False) & Q(in_my_circle(member, writing))
        free = Exists(Case.objects.not_barred(member).filter(pk=OuterRef("case")))
        return self.filter(ours | team | circle).filter(Q(case=None) | Q(free))

    def in_sight(self, sight: Sight) -> TaskQuerySet:
        """一つのケースについて ``visible_to`` と同じ行（行が一つもない Sight には出さない）。"""
        agency = sight.member.agency_id
        ours = Q(agency=agency) | Q(made_by__post__agency=agency)
        team = Q(circle=None) if sight.at_least(Scope.SHARED) else Q(pk__in=[])
        rows = self.filter(case=sight.case)
        return rows.filter(ours | team | Q(circle__in=list(sight.circles))) if sight.rows else self.none()

    def open(self) -> TaskQuerySet:
        return self.filter(done_at=None)

    def of(self, member: Any) -> TaskQuerySet:
        """自機関のやること（ほかの担当者に決まったものは除く）。"""
        return self.filter(Q(assignment=None) | Q(assignment=member), agency=member.agency_id)


class Task(Made, Proxy):
    """だれ（機関・担当者）が、何を、いつまでに。"""

    case = models.ForeignKey(
        "cases.Case", models.PROTECT, verbose_name="ケース", null=True, blank=True, related_name="+"
    )
    circle = models.ForeignKey(
        "cases.Circle", models.PROTECT, verbose_name="共有の輪", null=True, blank=True, related_name="+"
    )
    agency = models.ForeignKey("agencies.Agency", models.PROTECT, verbose_name="機関", related_name="+")
    assignment = models.ForeignKey(
        "agencies.Assignment", models.PROTECT, verbose_name="担当者", null=True, blank=True, related_name="+"
    )
    worker_name = models.CharField("担当する人の名", max_length=80, blank=True)
    what = models.CharField("すること", max_length=200)
    why = models.CharField("もとになったこと", max_length=200, blank=True)
    due_on = models.DateField("いつまでに")
    source = models.UUIDField("もとになった記録", null=True, blank=True)
    done_at = models.DateTimeField("終えた日時", null=True, blank=True)
    done_by = models.ForeignKey(
        "agencies.Assignment", models.PROTECT, verbose_name="終えたと記録した人", null=True, related_name="+"
    )
    result = models.TextField("どうなったか", blank=True)

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = "やること"
        ordering = ("due_on", "id")
        constraints = [
            *Proxy.Meta.constraints,
            models.CheckConstraint(
                condition=Q(circle=None) | Q(case__isnull=False), name="records_task_circle_case"
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "due_on"], condition=Q(done_at=None), name="records_task_due"),
            models.Index(fields=["case", "due_on"], name="records_task_case"),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def is_done(self) -> bool:
        return self.done_at is not None

    @property
    def overdue(self) -> bool:
        return not self.is_done and self.due_on < clock.today()

    def traces(self, by: Any) -> list[Trace]:
        from kasane.cases.sight import grounds_of

        if self.case is None:
            return []
        circle_uid = self.circle.uid if self.circle else None
        grounds = grounds_of(by, self.case)
        return [Trace(self.case.uid, grounds=grounds, circle_uid=circle_uid, subject=self.what)]
