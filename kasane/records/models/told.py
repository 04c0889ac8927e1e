"""伝えた情報: 開示の九割は電話である。だれに・何を・どの根拠で伝えたかを一行で残す。"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from kasane.access import Kind, Scope, kind_labels
from kasane.agencies.models import Made
from kasane.cases.models import CaseBound, CaseBoundQuerySet
from kasane.cases.models.ground import QUIET
from kasane.kernel import clock
from kasane.kernel.codes import CodeField
from kasane.records.models.note import Note, mine_own
from kasane.records.models.reach import mine, mine_covering, open_case

if TYPE_CHECKING:
    from kasane.cases.sight import Sight


class ToldQuerySet(CaseBoundQuerySet["Told"]):
    def visible_to(self, member: Any, writing: bool = False) -> ToldQuerySet:
        """伝えた機関と、種類の収まる共有分をもつ機関。経過に添えたものは、経過が見えるときだけ。"""
        own = Q(mine_own(member, writing), agency=member.agency_id)
        notes = Note.objects.visible_to(member, writing=writing).filter(pk=OuterRef("note"))
        free = Q(note=None) & (own | Q(mine_covering(member, writing)))
        loud = ~Q(basis__in=QUIET) | Q(Exists(mine(member, Scope.FULL, writing)))
        ours = Q(agency=member.agency_id)
        return self.filter(open_case(member), free | Q(Exists(notes)), ours | loud)

    def of_notes_in_sight(self, sight: Sight) -> ToldQuerySet:
        """見える経過に添えたもののうち、根拠を知ってよいもの。"""
        if sight.at_least(Scope.FULL):
            return self
        return self.filter(Q(agency=sight.member.agency_id) | ~Q(basis__in=QUIET))


class Told(CaseBound, Made):
    """伝えた相手は、機関でも、機関でない人（家主・学校の先生など）でもよい。"""

    agency = models.ForeignKey("agencies.Agency", models.PROTECT, verbose_name="伝えた機関", related_name="+")
    note = models.ForeignKey(Note, models.PROTECT, verbose_name="支援経過", null=True, related_name="told")
    to_agency = models.ForeignKey(
        "agencies.Agency",
        models.PROTECT,
        verbose_name="伝えた相手（機関）",
        null=True,
        blank=True,
        related_name="+",
    )
    to_name = models.CharField("伝えた相手（名）", max_length=120, blank=True)
    what = models.CharField("伝えたこと", max_length=300)
    kinds = models.PositiveSmallIntegerField("情報の種類", default=int(Kind.SUPPORT))
    basis = CodeField("ground", verbose_name="根拠")
    involvement = models.ForeignKey(
        "cases.Involvement", models.PROTECT, verbose_name="拠った関わり", null=True, related_name="+"
    )
    how = CodeField("told_how", verbose_name="方法", blank=True)
    at = models.DateTimeField("伝えた日時", default=clock.now)

    objects = ToldQuerySet.as_manager()

    class Meta:
        verbose_name = "伝えた情報"
        ordering = ("-at", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(to_agency__isnull=False) | ~Q(to_name=""), name="records_told_to_somebody"
            )
        ]
        indexes = [models.Index(fields=["case", "-at"], name="records_told_case")]

    def __str__(self) -> str:
        return f"{self.to_label}に伝えた"

    @property
    def to_label(self) -> str:
        return "・".join(part for part in (str(self.to_agency or ""), self.to_name) if part)

    @property
    def kind_labels(self) -> list[str]:
        return kind_labels(self.kinds)

    @property
    def circle(self) -> Any:
        return self.note.circle if self.note else None

    @property
    def trace_kinds(self) -> int:  # type: ignore[override]
        return self.kinds
