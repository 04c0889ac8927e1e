"""支援プランの状態遷移。ボタンの言葉・できない理由・誰の番かは、すべてこの表から出る。

「一時停止（同意の変更）」は状態ではない。同意の事実から導く（standing.halted）。
"""

from django.db import models

from kasane.workflow.table import Step, Workflow


class PlanState(models.TextChoices):
    DRAFT = "draft", "案"
    IN_DELIBERATION = "deliberation", "協議中"
    AGREED = "agreed", "会議で協議済み"
    IN_DECISION = "decision", "決裁中"
    DECIDED = "decided", "支援決定"
    RUNNING = "running", "実施中"
    IN_REVIEW = "review", "見直し"
    EVALUATED = "evaluated", "評価済み"
    ENDED = "ended", "終了"


S = PlanState

BEFORE_DECISION = (S.DRAFT, S.IN_DELIBERATION, S.AGREED, S.IN_DECISION)
IN_FORCE = (S.DECIDED, S.RUNNING, S.IN_REVIEW)
AFTER_DECISION = (*IN_FORCE, S.EVALUATED)

PLAN = Workflow(
    name="支援プラン",
    states=PlanState,
    initial=S.DRAFT,
    steps=(
        Step("submit", "会議に諮る", (S.DRAFT,), S.IN_DELIBERATION, turn="重層的支援会議を開くところ"),
        Step("agree", "協議を終える", (S.IN_DELIBERATION,), S.AGREED, turn="多機関協働の担当"),
        Step("propose", "起案する", (S.AGREED,), S.IN_DECISION, turn="決裁者と事務局"),
        Step("decide", "支援決定を記録する", (S.IN_DECISION,), S.DECIDED, turn="案をつくった機関"),
        Step("deliver", "プランをお渡しする", (S.DECIDED,), S.RUNNING, turn="主担当機関"),
        Step("review", "見直す", (S.RUNNING,), S.IN_REVIEW, turn="主担当機関"),
        Step("go_on", "このまま続ける", (S.IN_REVIEW,), S.RUNNING, turn="主担当機関"),
        Step("evaluate", "振り返り・評価を行う", (S.RUNNING, S.IN_REVIEW), S.EVALUATED, turn="主担当機関"),
        Step("end", "終了する", (S.EVALUATED,), S.ENDED),
        Step(
            "return_",
            "案に戻す",
            (S.IN_DELIBERATION, S.AGREED, S.IN_DECISION),
            S.DRAFT,
            turn="案をつくった機関",
        ),
        Step("stop", "途中でやめる", (S.DRAFT, S.AGREED, *IN_FORCE), S.ENDED),
        Step("succeed", "次の版に引き継ぐ", AFTER_DECISION, S.ENDED),
    ),
)
