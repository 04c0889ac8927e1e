"""決まったことと、話したこと。話したことを支援チームへ開けるのは、話した機関だけである。"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from kasane.agencies.models import Made
from kasane.audit.action import Trace
from kasane.conferences.models.matter import Item, Matter
from kasane.conferences.models.paper import ItemBound
from kasane.records.models import Note


class Resolution(ItemBound):
    """決まったこと: だれが・何を・いつまで。やることになって、その機関に届く。"""

    item = models.ForeignKey(Item, models.PROTECT, verbose_name="議題", related_name="resolutions")
    agency = models.ForeignKey("agencies.Agency", models.PROTECT, verbose_name="だれが", related_name="+")
    worker_name = models.CharField("担当する人", max_length=80, blank=True)
    what = models.CharField("何を", max_length=200)
    due_on = models.DateField("いつまで")
    task = models.ForeignKey(
        "records.Task", models.PROTECT, verbose_name="やること", null=True, related_name="+"
    )

    class Meta:
        verbose_name = "会議で決まったこと"
        ordering = ("id",)

    def __str__(self) -> str:
        return self.what


class Answer(models.TextChoices):
    """話した機関だけが答える。"""

    OPENED = "opened", "支援チームへ開いた"
    RESTATED = "restated", "言い直して開いた"
    KEPT = "kept", "開かない"


class StatementQuerySet(models.QuerySet["Statement"]):
    def visible_to(self, member: Any, writing: bool = False) -> StatementQuerySet:
        """案件が見え、話したこと（会議限りの経過）も見える人。"""
        matters = Matter.objects.visible_to(member, writing=writing)
        notes = Note.objects.visible_to(member, writing=writing)
        seen = Exists(matters.filter(pk=OuterRef("matter")))
        return self.filter(seen, Exists(notes.filter(pk=OuterRef("note"))))

    def unanswered(self) -> StatementQuerySet:
        return self.filter(answer="")


class Statement(Made):
    """会議で話されたこと。中身は会議限りの支援経過（話した機関のもの）で、ここは答えをもつ。"""

    matter = models.ForeignKey(Matter, models.PROTECT, verbose_name="案件", related_name="statements")
    item = models.ForeignKey(
        Item, models.PROTECT, verbose_name="議題", null=True, blank=True, related_name="statements"
    )
    note = models.OneToOneField("records.Note", models.PROTECT, verbose_name="話したこと", related_name="+")
    answer = models.CharField("支援チームへ開くか", max_length=10, choices=Answer, blank=True)
    answered_at = models.DateTimeField("答えた日時", null=True, blank=True)
    answered_by = models.ForeignKey(
        "agencies.Assignment", models.PROTECT, verbose_name="答えた人", null=True, related_name="+"
    )
    opened = models.ForeignKey(
        "records.Note", models.PROTECT, verbose_name="開いた写し", null=True, related_name="+"
    )
    consent = models.ForeignKey(
        "consent.Consent", models.PROTECT, verbose_name="拠った同意", null=True, related_name="+"
    )

    objects = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = "会議で話したこと"
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="")
                | Q(answer="kept", opened=None, answered_by__isnull=False)
                | Q(answer__in=["opened", "restated"], opened__isnull=False, consent__isnull=False),
                name="conferences_statement_answer_whole",
            )
        ]

    def __str__(self) -> str:
        return str(self.note)

    @property
    def case(self) -> Any:
        return self.matter.case

    def traces(self, by: Any) -> list[Trace]:
        return self.matter.traces(by)
