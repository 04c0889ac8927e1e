"""モニタリングと、振り返り・評価。法は確かめる間隔を決めていないので、次の日をかならず書く。"""

from __future__ import annotations

from typing import Any

from django.db import models

from kasane.agencies.models import Made
from kasane.audit.action import Trace
from kasane.kernel import clock
from kasane.kernel.base import Record
from kasane.kernel.codes import CodeField
from kasane.plans.models.content import Goal, OfPlanQuerySet
from kasane.plans.models.plan import Plan


class OfEvaluationQuerySet(OfPlanQuerySet):
    plan_path = "evaluation__plan"


class Review(Made):
    """モニタリング（様子の確認）。``next_on`` のないものは、書けない。"""

    plan = models.ForeignKey(Plan, models.PROTECT, verbose_name="プラン", related_name="reviews")
    held_on = models.DateField("確かめた日", default=clock.today)
    how = models.CharField("確かめかた", max_length=120, blank=True)
    condition = models.TextField("本人・世帯のようす")
    own_words = models.TextField("本人の言葉", blank=True)
    progress = models.TextField("支援の進みぐあい", blank=True)
    to_change = models.TextField("変えたほうがよいこと", blank=True)
    next_on = models.DateField("次の見直し")

    objects = OfPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "モニタリング"
        ordering = ("-held_on", "-id")

    def __str__(self) -> str:
        return "モニタリング"

    def traces(self, by: Any) -> list[Trace]:
        return self.plan.traces(by)


class Evaluation(Made):
    """振り返り・評価。"""

    plan = models.ForeignKey(Plan, models.PROTECT, verbose_name="プラン", related_name="evaluations")
    evaluated_on = models.DateField("評価した日", default=clock.today)
    discussed_on = models.DateField("会議の日", null=True, blank=True)
    own_words = models.TextField("本人の希望", blank=True)
    left = models.TextField("残された課題", blank=True)
    view = models.TextField("支援者の見方", blank=True)
    overall = CodeField("overall", verbose_name="総合の評価")

    objects = OfPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "振り返り・評価"
        ordering = ("-evaluated_on", "-id")

    def __str__(self) -> str:
        return self.overall_label

    def traces(self, by: Any) -> list[Trace]:
        return self.plan.traces(by)


class GoalResult(Record):
    """目標ごとの達成状況。"""

    evaluation = models.ForeignKey(Evaluation, models.PROTECT, verbose_name="評価", related_name="results")
    goal = models.ForeignKey(Goal, models.PROTECT, verbose_name="目標", related_name="results")
    outcome = CodeField("goal_outcome", verbose_name="目標の達成状況")
    note = models.CharField("ようす", max_length=300, blank=True)

    objects = OfEvaluationQuerySet.as_manager()

    class Meta:
        verbose_name = "目標の結果"
        ordering = ("goal__order", "id")
        constraints = [models.UniqueConstraint(fields=["evaluation", "goal"], name="plans_goal_result_once")]

    def __str__(self) -> str:
        return self.outcome_label


class ChangeSeen(Record):
    """見られた変化。「変化なし」も、ふつうの答えである。"""

    evaluation = models.ForeignKey(Evaluation, models.PROTECT, verbose_name="評価", related_name="changes")
    code = CodeField("change_seen", verbose_name="見られた変化")

    objects = OfEvaluationQuerySet.as_manager()

    class Meta:
        verbose_name = "見られた変化"
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=["evaluation", "code"], name="plans_change_seen_once")]

    def __str__(self) -> str:
        return self.code_label
