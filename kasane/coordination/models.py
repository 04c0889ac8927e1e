"""多機関協働の受付から終結まで。一つのケースに、同時に二つは開かない。"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import Q

from kasane.access import Scope
from kasane.agencies.models import Made, Move
from kasane.cases.models import CaseBound, CaseBoundQuerySet
from kasane.coordination.states import ENGAGEMENT, EngagementState
from kasane.kernel import clock
from kasane.kernel.codes import CodeField
from kasane.kernel.models import Setting
from kasane.workflow.table import Stateful


class EngagementQuerySet(CaseBoundQuerySet["Engagement"]):
    need = Scope.FULL

    def running(self) -> Any:
        return self.exclude(state=EngagementState.ENDED)


class Engagement(CaseBound, Made, Stateful):
    """多機関協働の一つの関わり。統計（B1・B5・B6）はケースではなくこれを数える。"""

    VARIANTS = [("consented", "本人同意あり"), ("unconsented", "本人同意なし")]
    workflow = ENGAGEMENT

    handoff = models.ForeignKey(
        "handoffs.Handoff", models.PROTECT, verbose_name="もとのつなぎ", null=True, related_name="+"
    )
    office = models.ForeignKey("agencies.Agency", models.PROTECT, verbose_name="受けた窓口", related_name="+")
    received_on = models.DateField("受け付けた日", default=clock.today)
    variant = models.CharField("様式", max_length=12, choices=VARIANTS)
    reason = models.TextField("多機関協働につないだ理由")
    wishes = models.TextField("本人・世帯の希望", blank=True)
    no_consent = models.ForeignKey(
        "consent.NoConsent", models.PROTECT, verbose_name="同意のない間の判断", null=True, related_name="+"
    )
    basis = CodeField("ground", verbose_name="情報を受けた根拠", blank=True)
    screening = CodeField("screening_result", verbose_name="対応方針", blank=True)
    screening_note = models.TextField("方針の理由・先", blank=True)
    evaluation = models.TextField("振り返り", blank=True)
    evaluated_on = models.DateField("評価した日", null=True, blank=True)
    state = models.CharField("状態", max_length=12, choices=EngagementState, default=EngagementState.RECEIVED)
    ended_on = models.DateField("終えた日", null=True, blank=True)
    end_why = CodeField("end_5go", verbose_name="終えた理由", blank=True)
    end_note = models.TextField("終えるときの申し送り", blank=True)
    end_handoff = models.ForeignKey(
        "handoffs.Handoff", models.PROTECT, verbose_name="元の機関への引き継ぎ", null=True, related_name="+"
    )

    objects = EngagementQuerySet.as_manager()

    class Meta:
        verbose_name = "多機関協働の受付"
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=~Q(state="ended"), name="coordination_one_running"
            ),
            models.CheckConstraint(
                condition=~Q(state="ended") | (Q(ended_on__isnull=False) & ~Q(end_why="")),
                name="coordination_ended_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case.number}　{self.get_variant_display()}"

    @property
    def holder_warn_on(self) -> dt.date:
        """窓口が主担当のまま続いていたら知らせる日（任せきりにしない）。"""
        return self.received_on + dt.timedelta(days=Setting.number("holder_warn_days"))


class EngagementMove(Move):
    """多機関協働の状態が移った事実。"""

    record = models.ForeignKey(Engagement, models.PROTECT, verbose_name="多機関協働", related_name="moves")

    class Meta(Move.Meta):
        verbose_name = "多機関協働の移り"


Engagement.move_model = EngagementMove


class AgencyDifficulty(CaseBound, Made):
    """支援者の困りごと。多機関協働は、まず支援者を支える。"""

    engagement = models.ForeignKey(
        Engagement, models.PROTECT, verbose_name="多機関協働", related_name="difficulties"
    )
    agency = models.ForeignKey("agencies.Agency", models.PROTECT, verbose_name="機関", related_name="+")
    code = CodeField("agency_difficulty", verbose_name="困りごと")
    text = models.CharField("くわしく", max_length=300, blank=True)

    class Meta:
        verbose_name = "支援者の困りごと"
        ordering = ("id",)

    def __str__(self) -> str:
        return self.code_label
