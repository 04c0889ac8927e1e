"""支援プラン（世帯プラン）と、その一人ずつ。"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from kasane.access import Kind, Scope
from kasane.agencies.models import Made, Move
from kasane.audit.action import Trace
from kasane.cases.models import Case, CaseBound, CaseBoundQuerySet
from kasane.kernel.base import Versioned
from kasane.kernel.codes import CodeField
from kasane.plans.states import AFTER_DECISION, PLAN, PlanState
from kasane.workflow.table import Stateful

SUPPORT = int(Kind.SUPPORT)


class PlanQuerySet(models.QuerySet["Plan"]):
    def visible_to(self, member: Any, writing: bool = False) -> PlanQuerySet:
        """名のある全員のケースに、支援の記録・プランまで届く根拠があるものだけ。

        一人でも欠ければ、その人の分（PlanMember）だけが見える。
        """
        cases = Case.objects.reached_by(member, Scope.SHARED, writing=writing, kinds=SUPPORT)
        names = PlanMember.objects.filter(plan=OuterRef("pk"))
        unseen = names.exclude(Exists(cases.filter(pk=OuterRef("case"))))
        return self.filter(Exists(names)).exclude(Exists(unseen))

    def of(self, case: Case) -> PlanQuerySet:
        """このケースの本人の名があるもの。新しい版から。"""
        names = PlanMember.objects.filter(plan=OuterRef("pk"), case=case)
        return self.filter(Exists(names)).order_by("-round", "-id")

    def open(self) -> PlanQuerySet:
        return self.exclude(state=PlanState.ENDED)


class Plan(Made, Versioned, Stateful):
    """規則の五つの項目をもつ、一つの世帯のプラン。再プランは、新しい版になる。"""

    workflow = PLAN

    household = models.ForeignKey("cases.Household", models.PROTECT, verbose_name="世帯", related_name="+")
    kind = CodeField("plan_kind", verbose_name="プランの種類", default="coordination")
    round = models.PositiveSmallIntegerField("第何版", default=1)
    previous = models.ForeignKey(
        "self", models.PROTECT, verbose_name="前の版", null=True, blank=True, related_name="following"
    )
    lead_agency = models.ForeignKey(
        "agencies.Agency", models.PROTECT, verbose_name="主担当機関", related_name="+"
    )
    lead_name = models.CharField("主担当の人", max_length=80, blank=True)
    integration = models.TextField("一体的に提供するための方策", blank=True)
    contact_rule = models.TextField("連絡のしかた・情報の共有", blank=True)
    emergency = models.TextField("急なとき", blank=True)
    next_meeting = models.CharField("次の会議", max_length=120, blank=True)
    begins_on = models.DateField("プランの始まり", null=True, blank=True)
    ends_on = models.DateField("プランの終わり", null=True, blank=True)
    next_review_on = models.DateField("次の見直し", null=True, blank=True)
    state = models.CharField("状態", max_length=12, choices=PlanState, default=PlanState.DRAFT)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = "支援プラン"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=AFTER_DECISION) | Q(next_review_on__isnull=False),
                name="plans_plan_next_review",
            ),
            models.CheckConstraint(
                condition=Q(begins_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("begins_on")),
                name="plans_plan_period",
            ),
            models.CheckConstraint(condition=~Q(previous=F("id")), name="plans_plan_not_self"),
        ]
        indexes = [
            models.Index(fields=["state", "next_review_on"], name="plans_plan_review"),
            models.Index(fields=["household"], name="plans_plan_household"),
        ]

    def __str__(self) -> str:
        return f"第{self.round}版（案）" if self.before_decision else f"第{self.round}版"

    @property
    def before_decision(self) -> bool:
        return self.state not in (*AFTER_DECISION, PlanState.ENDED)

    def extract_for(self, member: Any) -> list[PlanMember]:
        """見てよい一人分ずつ。プランの全体が見えない人には、これだけを出す。"""
        rows = PlanMember.objects.visible_to(member).filter(plan=self)
        return list(rows.select_related("case__person"))

    def traces(self, by: Any) -> list[Trace]:
        members = self.members.select_related("case")
        return [trace for member in members for trace in member.traces(by)]


class PlanMemberQuerySet(CaseBoundQuerySet["PlanMember"]):
    need = Scope.SHARED
    kinds = SUPPORT


class PlanMember(CaseBound, Made):
    """世帯プランの一人。意向・課題・同意・署名・交付は、一人ずつもつ。同意のない人の行はない。"""

    trace_kinds = SUPPORT

    plan = models.ForeignKey(Plan, models.PROTECT, verbose_name="プラン", related_name="members")
    wishes = models.TextField("生活についての意向（本人の言葉で）", blank=True)
    issues = models.TextField("解決すべき課題", blank=True)
    consent = models.ForeignKey(
        "consent.Consent", models.PROTECT, verbose_name="拠った同意", null=True, blank=True, related_name="+"
    )
    uses_coordination = models.BooleanField("多機関協働を申し込む", default=True)
    uses_outreach = models.BooleanField("アウトリーチ等を申し込む", default=False)
    uses_participation = models.BooleanField("参加支援を申し込む", default=False)
    agreed = models.BooleanField("プランへの合意", null=True, blank=True)
    signed_how = CodeField("consent_method", verbose_name="署名の方法", blank=True)
    signed_on = models.DateField("署名の日", null=True, blank=True)
    delivered_on = models.DateField("お渡しした日", null=True, blank=True)
    delivered_how = models.CharField("お渡しのしかた", max_length=120, blank=True)

    objects = PlanMemberQuerySet.as_manager()

    class Meta:
        verbose_name = "世帯プランの一人"
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=["plan", "case"], name="plans_member_once")]
        indexes = [models.Index(fields=["case"], name="plans_member_case")]

    def __str__(self) -> str:
        return self.case.person.name

    def trace_subject(self) -> str:
        return str(self.plan)


class PlanMove(Move):
    """支援プランの状態が移った事実。"""

    record = models.ForeignKey(Plan, models.PROTECT, verbose_name="プラン", related_name="moves")

    class Meta(Move.Meta):
        verbose_name = "プランの移り"


Plan.move_model = PlanMove
