"""開催を求める・協力を求める・地域課題。"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from kasane.access import Scope
from kasane.agencies.models import Made, Move, Proxy
from kasane.agencies.roles import Can
from kasane.audit.action import Trace
from kasane.cases.models import Case
from kasane.conferences.models.matter import Matter, in_my_circle
from kasane.conferences.models.sitting import CONVENERS
from kasane.conferences.states import CONVENING, ConveningState
from kasane.kernel import clock
from kasane.kernel.codes import CodeField
from kasane.workflow.table import Stateful


class CircledQuerySet(models.QuerySet[Any]):
    """``case`` と ``circle`` をもつ求め。"""

    def visible_to(self, member: Any, writing: bool = False) -> CircledQuerySet:
        """輪の生きている人（求めた機関は、ケースが見える間も）。ケースのない求めは、両方の機関の職。"""
        ours = Q(from_agency=member.agency_id)
        if any(member.may(permission) for permission in CONVENERS):
            ours |= Q(to_agency=member.agency_id)
        named = Q(from_agency=member.agency_id) | Q(to_agency=member.agency_id)
        circle = Q(circle__isnull=False) & named & in_my_circle(member, writing)
        cases = Case.objects.reached_by(member, Scope.OWN, writing=writing)
        asker = Q(from_agency=member.agency_id) & Q(Exists(cases.filter(pk=OuterRef("case"))))
        return self.filter((Q(case=None) & ours) | circle | asker)


def circled(record: Any, by: Any, words: str) -> list[Trace]:
    from kasane.cases.sight import grounds_of

    if record.case is None:
        return []
    grounds = grounds_of(by, record.case)
    return [Trace(record.case.uid, grounds=grounds, circle_uid=record.circle.uid, subject=words)]


class ConveningRequest(Made, Stateful):
    """支援会議の開催を求める。どの機関もでき、市は期限までに、開くか、開かない理由を答える。"""

    workflow = CONVENING

    from_agency = models.ForeignKey(
        "agencies.Agency", models.PROTECT, verbose_name="求めた機関", related_name="+"
    )
    to_agency = models.ForeignKey(
        "agencies.Agency", models.PROTECT, verbose_name="求める先（市）", related_name="+"
    )
    case = models.ForeignKey(
        "cases.Case", models.PROTECT, verbose_name="ケース", null=True, blank=True, related_name="+"
    )
    circle = models.ForeignKey(
        "cases.Circle", models.PROTECT, verbose_name="共有の輪", null=True, blank=True, related_name="+"
    )
    why = models.TextField("開いてほしい理由")
    done_so_far = models.TextField("これまでの取り組み", blank=True)
    wanted = models.TextField("来てほしい機関・話し合いたいこと", blank=True)
    answer_by = models.DateField("返事の期限")
    state = models.CharField("状態", max_length=12, choices=ConveningState, default=ConveningState.ASKED)
    reply = models.TextField("返事", blank=True)
    answered_at = models.DateTimeField("返事の日時", null=True, blank=True)
    answered_by = models.ForeignKey(
        "agencies.Assignment", models.PROTECT, verbose_name="返事をした人", null=True, related_name="+"
    )
    read_at = models.DateTimeField("求めた機関が返事を確かめた日時", null=True, blank=True)
    matter = models.ForeignKey(
        Matter, models.PROTECT, verbose_name="案件", null=True, blank=True, related_name="requests"
    )

    objects = CircledQuerySet.as_manager()

    class Meta:
        verbose_name = "支援会議の開催の求め"
        ordering = ("-made_at", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(case=None, circle=None) | Q(case__isnull=False, circle__isnull=False),
                name="conferences_convening_circle_case",
            ),
            models.CheckConstraint(
                condition=Q(state=ConveningState.ASKED) | (Q(answered_at__isnull=False) & ~Q(reply="")),
                name="conferences_convening_answered",
            ),
        ]
        indexes = [models.Index(fields=["to_agency", "state"], name="conferences_convening_to")]

    def __str__(self) -> str:
        return f"{self.from_agency.short}からの開催の求め"

    @property
    def waiting(self) -> bool:
        return self.state == ConveningState.ASKED

    @property
    def overdue(self) -> bool:
        return self.waiting and self.answer_by < clock.today()

    def traces(self, by: Any) -> list[Trace]:
        return circled(self, by, "支援会議")


class ConveningMove(Move):
    """開催の求めの状態が移った事実。"""

    record = models.ForeignKey(ConveningRequest, models.PROTECT, verbose_name="求め", related_name="moves")

    class Meta(Move.Meta):
        verbose_name = "開催の求めの移り"


ConveningRequest.move_model = ConveningMove


class InfoRequest(Made, Proxy):
    """協力要求: 支援会議が、支援関係機関等に、資料・情報の提供や意見を求める（努力義務）。"""

    matter = models.ForeignKey(Matter, models.PROTECT, verbose_name="案件", related_name="info_requests")
    case = models.ForeignKey("cases.Case", models.PROTECT, verbose_name="ケース", null=True, related_name="+")
    circle = models.ForeignKey(
        "cases.Circle", models.PROTECT, verbose_name="この求めの輪", null=True, related_name="+"
    )
    from_agency = models.ForeignKey(
        "agencies.Agency", models.PROTECT, verbose_name="求めた機関", related_name="+"
    )
    to_agency = models.ForeignKey(
        "agencies.Agency", models.PROTECT, verbose_name="求める先", related_name="+"
    )
    number = models.CharField("文書番号", max_length=60)
    items = models.TextField("求めること")
    why = models.TextField("求める理由", blank=True)
    answer_by = models.DateField("返事の期限")
    answer = models.TextField("回答", blank=True)
    answered_at = models.DateTimeField("回答の日時", null=True, blank=True)
    answered_by = models.ForeignKey(
        "agencies.Assignment", models.PROTECT, verbose_name="回答を記録した人", null=True, related_name="+"
    )

    objects = CircledQuerySet.as_manager()

    class Meta:
        verbose_name = "支援会議の協力要求"
        ordering = ("-made_at", "-id")
        constraints = [
            *Proxy.Meta.constraints,
            models.CheckConstraint(
                condition=Q(answered_at=None) | ~Q(answer=""), name="conferences_info_answered"
            ),
        ]
        indexes = [models.Index(fields=["to_agency", "answer_by"], name="conferences_info_to")]

    def __str__(self) -> str:
        return self.number

    @property
    def overdue(self) -> bool:
        return self.answered_at is None and self.answer_by < clock.today()

    def traces(self, by: Any) -> list[Trace]:
        return circled(self, by, "協力要求")


class LocalIssueQuerySet(models.QuerySet["LocalIssue"]):
    def visible_to(self, member: Any, writing: bool = False) -> LocalIssueQuerySet:
        """残した機関と、全体を見守る職。"""
        return self.all() if member.may(Can.OVERSEE) else self.filter(agency=member.agency_id)


class LocalIssue(Made):
    """会議で見えた地域課題。人も案件も指さない。"""

    agency = models.ForeignKey("agencies.Agency", models.PROTECT, verbose_name="残した機関", related_name="+")
    text = models.TextField("地域課題")
    area = CodeField("area", verbose_name="圏域", blank=True)
    nendo = models.PositiveSmallIntegerField("年度")

    objects = LocalIssueQuerySet.as_manager()

    class Meta:
        verbose_name = "地域課題"
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.text[:40]
