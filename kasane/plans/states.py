"""支援プランの状態。"""

from django.db import models


class PlanState(models.TextChoices):
    DRAFT = "draft", "案"
    IN_DELIBERATION = "in_deliberation", "協議中"
    AGREED = "agreed", "会議で協議済み"
    IN_DECISION = "in_decision", "決裁中"
    DECIDED = "decided", "支援決定"
    RUNNING = "running", "実施中"
    IN_REVIEW = "in_review", "見直し"
    EVALUATED = "evaluated", "評価済み"
    ENDED = "ended", "終了"
