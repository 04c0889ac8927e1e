"""多機関協働の状態。終えるのは一度だけで、ケースはそのあとも主担当とともに続く。"""

from django.db import models

from kasane.workflow.table import Step, Workflow


class EngagementState(models.TextChoices):
    RECEIVED = "received", "受付"
    ASSESSING = "assessing", "アセスメント"
    SUPPORTING = "supporting", "支援中"
    EVALUATED = "evaluated", "評価"
    ENDED = "ended", "多機関協働の終結"


_EARLY = (EngagementState.RECEIVED, EngagementState.ASSESSING)

ENGAGEMENT = Workflow(
    name="多機関協働",
    states=EngagementState,
    initial=EngagementState.RECEIVED,
    steps=(
        Step(
            "screen",
            "対応方針を決める",
            (EngagementState.RECEIVED,),
            EngagementState.ASSESSING,
            turn="調整担当",
        ),
        Step("set_parts", "役割分担を決める", _EARLY, EngagementState.SUPPORTING, turn="調整担当"),
        Step(
            "evaluate",
            "多機関協働を振り返る",
            (EngagementState.ASSESSING, EngagementState.SUPPORTING),
            EngagementState.EVALUATED,
            turn="調整担当",
        ),
        Step(
            "go_on", "続けて関わる", (EngagementState.EVALUATED,), EngagementState.SUPPORTING, turn="調整担当"
        ),
        Step("end", "多機関協働を終える", (EngagementState.EVALUATED,), EngagementState.ENDED, turn="主担当"),
    ),
)
