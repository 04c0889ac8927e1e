"""会議の状態。案件は会議をまたいで続き、終えるまで「取扱中」のまま、見直しの日をもつ。"""

from django.db import models

from kasane.workflow.table import Step, Workflow


class PartKind(models.TextChoices):
    """根拠も招集する者も異なる、二つの会議。"""

    SUPPORT = "support", "支援会議"
    PLAN = "plan", "重層的支援会議"


class MatterState(models.TextChoices):
    BEFORE = "before", "開催前"
    OPEN = "open", "取扱中"
    ENDED = "ended", "取扱い終了"


MATTER = Workflow(
    name="会議の案件",
    states=MatterState,
    initial=MatterState.BEFORE,
    steps=(
        Step("take_up", "案件を始める", (MatterState.BEFORE,), MatterState.OPEN, turn="招集した機関"),
        Step("end", "取扱いを終える", (MatterState.BEFORE, MatterState.OPEN), MatterState.ENDED),
    ),
)


class ItemState(models.TextChoices):
    PLANNED = "planned", "予定"
    HELD = "held", "開催"
    CONTINUED = "continued", "継続"
    ENDED = "ended", "取扱い終了"


ITEM = Workflow(
    name="会議の議題",
    states=ItemState,
    initial=ItemState.PLANNED,
    steps=(
        Step("start", "案件を始める", (ItemState.PLANNED,), ItemState.HELD, turn="議長"),
        Step("go_on", "次の会議へ続ける", (ItemState.HELD,), ItemState.CONTINUED, turn="招集した機関"),
        Step("end", "取扱いを終える", (ItemState.HELD, ItemState.CONTINUED), ItemState.ENDED),
        Step("drop", "議題から外す", (ItemState.PLANNED,), ItemState.ENDED),
    ),
)


class ConveningState(models.TextChoices):
    ASKED = "asked", "返事待ち"
    OPENING = "opening", "開く"
    NOT_OPENING = "not_opening", "開かない（理由あり）"


CONVENING = Workflow(
    name="開催の求め",
    states=ConveningState,
    initial=ConveningState.ASKED,
    steps=(
        Step("open", "開くと答える", (ConveningState.ASKED,), ConveningState.OPENING, turn="市"),
        Step("not_open", "開かない理由を答える", (ConveningState.ASKED,), ConveningState.NOT_OPENING),
    ),
)
