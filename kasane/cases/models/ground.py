"""関わり: ケースが見える、ただ一つの理由。同意・つなぎ・会議・受付がこれを書き、一つの述語がこれを読む。"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from kasane.access import ALL_KINDS, Scope
from kasane.agencies.models import Made
from kasane.kernel import clock
from kasane.kernel.base import Term, live
from kasane.kernel.codes import CodeField

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


# 全体の根拠がない人には、あることも知らせない根拠。通報のあったことが、見ている機関から知れてしまう。
QUIET = ("report", "otherbody", "glass")


class Circle(Made):
    """共有の輪: 会議の案件や、つなぎの文書を、一緒に見てよい人の輪。"""

    case = models.ForeignKey("cases.Case", models.PROTECT, verbose_name="ケース", related_name="circles")
    kind = models.CharField("種別", max_length=10, choices=[("handoff", "つなぎ"), ("matter", "会議の案件")])
    label = models.CharField("名", max_length=120)
    opened_at = models.DateTimeField("開いた日時", default=clock.now)
    closed_at = models.DateTimeField("閉じた日時", null=True, blank=True)

    class Meta:
        verbose_name = "共有の輪"

    def __str__(self) -> str:
        return self.label


class InvolvementQuerySet(models.QuerySet["Involvement"]):
    def live(self, at: dt.datetime | None = None) -> InvolvementQuerySet:
        return self.filter(live("", at))

    def mine(
        self, member: Assignment, level: int, *, writing: bool = False, kinds: int = 0
    ) -> InvolvementQuerySet:
        """この在任にいま効く行のうち、``level`` 以上で ``kinds`` をすべて含むもの。根拠の種別は読まない。"""
        rows = self.live().filter(
            Q(assignment=None) | Q(assignment=member), agency=member.agency_id, scope__gte=level
        )
        if writing:
            rows = rows.filter(writes=True)
        if kinds:
            rows = rows.annotate(held=F("kinds").bitand(kinds)).filter(held=kinds)
        return rows


class Involvement(Made, Term):
    """誰（機関・または一人の在任）が、このケースの誰について、どの根拠で、どこまで、いつまで。"""

    case = models.ForeignKey("cases.Case", models.PROTECT, verbose_name="ケース", related_name="involvements")
    person = models.ForeignKey("cases.Person", models.PROTECT, verbose_name="だれについて", related_name="+")
    agency = models.ForeignKey("agencies.Agency", models.PROTECT, verbose_name="機関", related_name="+")
    assignment = models.ForeignKey(
        "agencies.Assignment", models.PROTECT, verbose_name="一人だけのとき", null=True, related_name="+"
    )
    basis = CodeField("ground", verbose_name="根拠")
    scope = models.PositiveSmallIntegerField("範囲", choices=[(s.value, s.label) for s in Scope])
    kinds = models.PositiveSmallIntegerField("情報の種類", default=ALL_KINDS)
    circle = models.ForeignKey(Circle, models.PROTECT, verbose_name="共有の輪", null=True, related_name="+")
    writes = models.BooleanField("書ける", default=True)
    sentence = models.CharField("見られる理由", max_length=200)
    source = models.UUIDField("もとになった記録", null=True)
    ended_by = models.ForeignKey(
        "agencies.Assignment", models.PROTECT, verbose_name="終えた人", null=True, related_name="+"
    )
    ended_why = models.CharField("終えた理由", max_length=200, blank=True)

    objects = InvolvementQuerySet.as_manager()

    class Meta(Term.Meta):
        verbose_name = "関わり"
        constraints = [
            *Term.Meta.constraints,
            models.CheckConstraint(
                condition=Q(circle=None) | Q(scope=Scope.PAPERS), name="cases_involvement_circle_papers"
            ),
            models.CheckConstraint(
                condition=~Q(basis__in=["conference", "request"]) | Q(circle__isnull=False),
                name="cases_involvement_conference_circle",
            ),
            models.CheckConstraint(
                condition=~Q(basis="glass") | Q(assignment__isnull=False), name="cases_involvement_glass_one"
            ),
        ]
        indexes = [
            models.Index(fields=["case", "agency", "until"], name="cases_inv_case"),
            models.Index(fields=["agency", "until", "case"], name="cases_inv_agency"),
            models.Index(fields=["person", "agency", "until"], name="cases_inv_person"),
            models.Index(fields=["source"], name="cases_inv_source"),
        ]

    def __str__(self) -> str:
        return self.sentence

    @property
    def scope_label(self) -> str:
        return Scope(self.scope).label


def may_not_know(member: Assignment) -> Exists:
    """人の行に対して: この職員に利害関係があり、いることも知らせない。"""
    from kasane.cases.models.identity import Conflict

    conflicts = Conflict.objects.filter(live(), account=member.account_id)
    return Exists(conflicts.filter(identity=OuterRef("identity")))
