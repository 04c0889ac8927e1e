"""経過に添えるもの: 追記と、誤記載の取下げ。"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, OuterRef, Q

from kasane.agencies.models import Made
from kasane.cases.models import CaseBound, CaseBoundQuerySet
from kasane.records.models.note import Note


class OfNoteQuerySet(CaseBoundQuerySet[Any]):
    """経過に添えたもの。見えるのは、その経過が見える人だけ。"""

    def visible_to(self, member: Any, writing: bool = False) -> OfNoteQuerySet:
        notes = Note.objects.visible_to(member, writing=writing)
        return self.filter(models.Exists(notes.filter(pk=OuterRef("note"))))


class Addition(CaseBound, Made):
    """追記。締めたあとの訂正と、あとで分かったこと。"""

    note = models.ForeignKey(Note, models.PROTECT, verbose_name="支援経過", related_name="additions")
    body = models.TextField("追記")

    objects = OfNoteQuerySet.as_manager()

    class Meta:
        verbose_name = "追記"
        ordering = ("id",)

    def __str__(self) -> str:
        return "追記"

    @property
    def circle(self) -> Any:
        return self.note.circle

    @property
    def trace_kinds(self) -> int:  # type: ignore[override]
        return self.note.kinds


class WithdrawalQuerySet(CaseBoundQuerySet["Withdrawal"]):
    def visible_to(self, member: Any, writing: bool = False) -> WithdrawalQuerySet:
        """書いた機関だけ。"""
        notes = Note.objects.visible_to(member, writing=writing).filter(agency=member.agency_id)
        return self.filter(models.Exists(notes.filter(pk=OuterRef("note"))))


class Withdrawal(CaseBound, Made):
    """誤記載の取下げ。書いた機関が申し出て、別の一人が確かめてはじめて中身が消える。"""

    note = models.OneToOneField(Note, models.PROTECT, verbose_name="支援経過", related_name="withdrawal")
    why = models.CharField("取り下げるわけ", max_length=300)
    move_to = models.ForeignKey(
        "cases.Case", models.PROTECT, verbose_name="移す先のケース", null=True, blank=True, related_name="+"
    )
    confirmed_by = models.ForeignKey(
        "agencies.Assignment", models.PROTECT, verbose_name="確かめた人", null=True, related_name="+"
    )
    confirmed_at = models.DateTimeField("確かめた日時", null=True, blank=True)

    objects = WithdrawalQuerySet.as_manager()

    class Meta:
        verbose_name = "誤記載の取下げ"
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_by=None, confirmed_at=None)
                | (
                    Q(confirmed_at__isnull=False)
                    & Q(confirmed_by__isnull=False)
                    & ~Q(confirmed_by=F("made_by"))
                ),
                name="records_withdrawal_two_persons",
            )
        ]

    def __str__(self) -> str:
        return "誤記載の取下げ"

    @property
    def circle(self) -> Any:
        return self.note.circle
