"""ケースの状態。「いまの段階」はこれではなく、事実から導く（desk.standing）。"""

from django.db import models

from kasane.workflow.table import Step, Workflow


class CaseState(models.TextChoices):
    OPEN = "open", "支援中"
    PAUSED = "paused", "休止中"
    CLOSED = "closed", "終結"


CASE = Workflow(
    name="ケース",
    states=CaseState,
    initial=CaseState.OPEN,
    steps=(
        Step("pause", "休止にする", (CaseState.OPEN,), CaseState.PAUSED, turn="主担当"),
        Step("resume", "再開する", (CaseState.PAUSED,), CaseState.OPEN, turn="主担当"),
        Step("close", "終結を記録する", (CaseState.OPEN, CaseState.PAUSED), CaseState.CLOSED, turn="主担当"),
    ),
)
