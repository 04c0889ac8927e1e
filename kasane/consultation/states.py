"""相談の状態。"""

from django.db import models

from kasane.workflow.table import Step, Workflow


class ConsultationState(models.TextChoices):
    RECEIVED = "received", "受付"
    INFORMED = "informed", "情報提供で終了"
    SUPPORTED = "supported", "自機関で支援"
    HANDED = "handed", "つなぎ"


_OPEN = (ConsultationState.RECEIVED,)
_SUPPORTED = (ConsultationState.RECEIVED, ConsultationState.SUPPORTED)

CONSULTATION = Workflow(
    name="相談",
    states=ConsultationState,
    initial=ConsultationState.RECEIVED,
    steps=(
        Step("inform", "情報をお伝えして終える", _OPEN, ConsultationState.INFORMED),
        Step("support", "この窓口で支援を続ける", _OPEN, ConsultationState.SUPPORTED, turn="受けた機関"),
        Step("hand", "つなぐ", _SUPPORTED, ConsultationState.HANDED, turn="つなぎ先"),
    ),
)
