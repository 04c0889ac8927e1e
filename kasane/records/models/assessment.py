"""見立てと課題。見立ては回を重ね、前の版を上書きしない。"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from kasane.access import Kind, Scope
from kasane.agencies.models import Made
from kasane.cases.models import Case, CaseBound, CaseBoundQuerySet, Involvement
from kasane.kernel import clock
from kasane.kernel.base import Term
from kasane.kernel.codes import CodeField

if TYPE_CHECKING:
    from kasane.cases.sight import Sight


class AssessmentState(models.TextChoices):
    DRAFT = "draft", "作成中"
    FINAL = "final", "確定"


class AssessmentQuerySet(CaseBoundQuerySet["Assessment"]):
    """共有分以上。節ごとの種類は、読むときに sheets.py が絞る。"""


class Assessment(CaseBound, Made):
    """インテーク・アセスメント（四枚）の一つの版。答えは節ごとに情報の種類をもつ（sheets.py）。"""

    agency = models.ForeignKey("agencies.Agency", models.PROTECT, verbose_name="機関", related_name="+")
    round = models.PositiveSmallIntegerField("回")
    sheet = models.CharField("様式", max_length=40, default="intake_assessment")
    sheet_version = models.CharField("様式の版", max_length=20, default="1")
    assessed_on = models.DateField("見立てた日", default=clock.today)
    answers = models.JSONField("答え", default=dict)
    urgency = CodeField("urgency", verbose_name="緊急度", blank=True)
    supersedes = models.ForeignKey("self", models.PROTECT, verbose_name="前の版", null=True, related_name="+")
    state = models.CharField("状態", max_length=8, choices=AssessmentState, default=AssessmentState.FINAL)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = "見立て"
        ordering = ("-round",)
        constraints = [
            models.UniqueConstraint(fields=["case", "round"], name="records_assessment_round_once")
        ]

    def __str__(self) -> str:
        return f"{self.round}回目"


class IssueQuerySet(CaseBoundQuerySet["Issue"]):
    kinds = int(Kind.LIFE)

    def visible_to(self, member: Any, writing: bool = False) -> IssueQuerySet:
        """課題の種類まで共有され、だれの課題かも知ってよい人だけ。"""
        cases = Case.objects.reached_by(member, Scope.SHARED, writing=writing, kinds=self.kinds)
        whose = Involvement.objects.mine(member, Scope.PAPERS).filter(
            case=OuterRef("case"), person=OuterRef("person")
        )
        return self.filter(Exists(cases.filter(pk=OuterRef("case"))), Exists(whose))

    def in_sight(self, sight: Sight) -> IssueQuerySet:
        if not sight.sees(Scope.SHARED, self.kinds):
            return self.none()
        return self.filter(case=sight.case, person__in=list(sight.persons))

    def standing(self) -> IssueQuerySet:
        """いまある課題（終わっていないもの）。"""
        return self.filter(until=clock.FOREVER)


class Issue(CaseBound, Made, Term):
    """だれの・どんな課題か。確かか、疑いか、過去のことか。"""

    trace_kinds = int(Kind.LIFE)

    person = models.ForeignKey("cases.Person", models.PROTECT, verbose_name="だれの", related_name="+")
    code = CodeField("issue", verbose_name="課題")
    strength = CodeField("issue_strength", verbose_name="確かさ")
    detail = models.CharField("ようす", max_length=300, blank=True)
    note = models.ForeignKey(
        "records.Note", models.PROTECT, verbose_name="もとの経過", null=True, blank=True, related_name="+"
    )
    settled_why = models.CharField("なくなったわけ", max_length=200, blank=True)

    objects = IssueQuerySet.as_manager()

    class Meta(Term.Meta):
        verbose_name = "課題"
        constraints = [
            *Term.Meta.constraints,
            models.UniqueConstraint(
                fields=["case", "person", "code"],
                condition=Q(until=clock.FOREVER),
                name="records_issue_once",
            ),
        ]
        indexes = [
            models.Index(fields=["code", "strength"], name="records_issue_code"),
            models.Index(fields=["case"], name="records_issue_case"),
        ]

    def __str__(self) -> str:
        return self.code_label

    def trace_subject(self) -> str:
        """ほかの世帯員のことなら、その人の根拠がない人にも出る年表の行に、中身を書かない。"""
        return "" if self.person_id != self.case.person_id else str(self)
