"""相談: どの機関でも・誰からでも・匿名でも。分かるところだけで受ける。"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from kasane.access import Scope
from kasane.agencies.models import Made, Move
from kasane.audit.action import Trace
from kasane.cases.models import Case
from kasane.consultation.states import CONSULTATION, ConsultationState
from kasane.kernel import clock
from kasane.kernel.codes import CodeField
from kasane.workflow.table import Stateful


class ConsultationQuerySet(models.QuerySet["Consultation"]):
    def visible_to(self, member: Any, writing: bool = False) -> ConsultationQuerySet:
        """自機関で受けたもの（担当者だけの機関では受けた人だけ）と、全体が見えるケースのもの。"""
        mine = Q(agency=member.agency_id)
        if member.agency.sight != "whole":
            mine &= Q(made_by=member)
        known = Case.objects.visible_to(member, writing=writing).filter(pk=OuterRef("case"))
        whole = Case.objects.reached_by(member, Scope.FULL, writing=writing).filter(pk=OuterRef("case"))
        return self.filter((mine & (Q(case=None) | Exists(known))) | Exists(whole))


class Consultation(Made, Stateful):
    """ケースになる前の相談では、名は聞いたままに持つ（人の登録はつくらない）。"""

    ABOUT = [("self", "ご本人から"), ("other", "ほかの方のことで"), ("anonymous", "名乗らない方から")]
    workflow = CONSULTATION

    agency = models.ForeignKey("agencies.Agency", models.PROTECT, verbose_name="受けた機関", related_name="+")
    received_at = models.DateTimeField("受けた日時", default=clock.now)
    channel = CodeField("channel", verbose_name="方法")
    about = models.CharField("だれから", max_length=10, choices=ABOUT)
    visitor_name = models.CharField("来談者の氏名", max_length=80, blank=True)
    visitor_relation = CodeField("visitor_relation", verbose_name="本人との関係", blank=True)
    visitor_note = models.CharField("続柄・所属など", max_length=80, blank=True)
    visitor_phone = models.CharField("来談者の電話", max_length=30, blank=True)
    told = models.JSONField("本人について聞いたところ", default=dict, blank=True)
    promise = models.JSONField("連絡の約束", default=dict, blank=True)
    complaint = models.TextField("本人や家族の言葉")
    wish = models.TextField("相談したいこと・希望", blank=True)
    note = models.TextField("受けた人の覚え", blank=True)
    route = CodeField("route", verbose_name="把握経路", blank=True)
    urgency = CodeField("urgency", verbose_name="緊急度", blank=True)
    outcome = CodeField("consultation_outcome", verbose_name="これから", blank=True)
    answer = models.TextField("お伝えした情報", blank=True)
    state = models.CharField(
        "状態", max_length=12, choices=ConsultationState, default=ConsultationState.RECEIVED
    )
    case = models.ForeignKey("cases.Case", models.PROTECT, verbose_name="ケース", null=True, related_name="+")
    handoff = models.ForeignKey(
        "handoffs.Handoff", models.PROTECT, verbose_name="つなぎ", null=True, related_name="+"
    )

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = "相談"
        indexes = [models.Index(fields=["agency", "-received_at"], name="consultation_agency")]

    def __str__(self) -> str:
        return f"{clock.local(self.received_at):%Y-%m-%d} {self.agency.short}"

    @property
    def subject(self) -> str:
        """だれのことか。氏名が分からなければ呼び方。"""
        name = f"{self.told.get('family', '')} {self.told.get('given', '')}".strip()
        return name or self.told.get("label", "") or "氏名不明の方"

    def traces(self, by: Any) -> list[Trace]:
        return self.case.traces(by) if self.case else []


class ConsultationMove(Move):
    """相談の状態が移った事実。"""

    record = models.ForeignKey(Consultation, models.PROTECT, verbose_name="相談", related_name="moves")

    class Meta(Move.Meta):
        verbose_name = "相談の移り"


Consultation.move_model = ConsultationMove


class ConsultationTopic(models.Model):
    """相談内容。複数に○、一番困っていることに◎を一つ。"""

    consultation = models.ForeignKey(Consultation, models.CASCADE, verbose_name="相談", related_name="topics")
    code = CodeField("consultation_topic", verbose_name="内容")
    main = models.BooleanField("一番困っていること", default=False)

    class Meta:
        verbose_name = "相談内容"
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["consultation", "code"], name="consultation_topic_once"),
            models.UniqueConstraint(
                fields=["consultation"], condition=Q(main=True), name="consultation_topic_one_main"
            ),
        ]

    def __str__(self) -> str:
        return self.code_label


class ToldMember(models.Model):
    """世帯について聞いたところ。"""

    consultation = models.ForeignKey(
        Consultation, models.CASCADE, verbose_name="相談", related_name="members"
    )
    name = models.CharField("氏名", max_length=80, blank=True)
    relation = CodeField("relation_kind", verbose_name="続柄", blank=True)
    age = models.PositiveSmallIntegerField("年齢", null=True, blank=True)
    lives_with = models.BooleanField("同居", default=True)
    note = models.CharField("ようす", max_length=200, blank=True)

    class Meta:
        verbose_name = "聞いた世帯員"
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name or self.relation_label


class Screening(models.Model):
    """気づきシート。任意で、点数ではなく、何の条件にもならない。"""

    consultation = models.OneToOneField(
        Consultation, models.CASCADE, verbose_name="相談", related_name="screening"
    )
    answers = models.JSONField("答え", default=dict)

    class Meta:
        verbose_name = "気づきシート"

    def __str__(self) -> str:
        return "気づきシート"
