"""支援プランの状態遷移。ボタンの言葉・できない理由・誰の番かは、すべてこの表から出る。

「一時停止（同意の変更）」は状態ではない。同意の事実から導く（progress.halted）。
"""

from django.db import models

from kasane.workflow.table import Step, Workflow


class PlanState(models.TextChoices):
    DRAFT = "draft", "案"
    DELIBERATING = "deliberating", "協議中"
    AGREED = "agreed", "会議で協議済み"
    RINGI = "ringi", "決裁中"
    DECIDED = "decided", "支援決定"
    RUNNING = "running", "実施中"
    REVIEWING = "reviewing", "見直し"
    EVALUATED = "evaluated", "評価済み"
    ENDED = "ended", "終了"


S = PlanState

BEFORE_DECISION = (S.DRAFT, S.DELIBERATING, S.AGREED, S.RINGI)
IN_FORCE = (S.DECIDED, S.RUNNING, S.REVIEWING)
AFTER_DECISION = (*IN_FORCE, S.EVALUATED)

PLAN = Workflow(
    name="支援プラン",
    states=PlanState,
    initial=S.DRAFT,
    steps=(
        Step("submit", "会議に諮る", (S.DRAFT,), S.DELIBERATING, turn="重層的支援会議を開くところ"),
        Step("agree", "協議を終える", (S.DELIBERATING,), S.AGREED, turn="案をつくった機関"),
        Step("propose", "起案する", (S.AGREED,), S.RINGI, turn="決裁者と事務局"),
        Step("decide", "支援決定を記録する", (S.RINGI,), S.DECIDED, turn="案をつくった機関"),
        Step("deliver", "プランをお渡しする", (S.DECIDED,), S.RUNNING, turn="主担当機関"),
        Step("review", "見直す", (S.RUNNING,), S.REVIEWING, turn="主担当機関"),
        Step("go_on", "このまま続ける", (S.REVIEWING,), S.RUNNING, turn="主担当機関"),
        Step("evaluate", "振り返り・評価を行う", (S.RUNNING, S.REVIEWING), S.EVALUATED, turn="主担当機関"),
        Step("end", "終了する", (S.EVALUATED,), S.ENDED),
        Step(
            "return_",
            "案に戻す",
            (S.DELIBERATING, S.AGREED, S.RINGI),
            S.DRAFT,
            turn="案をつくった機関",
        ),
        Step("stop", "途中でやめる", (S.DRAFT, S.AGREED, *IN_FORCE), S.ENDED),
        Step("succeed", "次の版に引き継ぐ", AFTER_DECISION, S.ENDED),
    ),
)
