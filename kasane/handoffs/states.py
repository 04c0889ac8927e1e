"""つなぎの状態。ひとりでに移るものはない: 期限を過ぎても、返事待ちのまま送り主のもとにある。"""

from django.db import models

from kasane.workflow.table import Step, Workflow


class HandoffState(models.TextChoices):
    SENT = "sent", "返事待ち"
    ASKED = "asked", "追加確認中"
    TAKEN = "taken", "引受済み"
    TOGETHER = "together", "一緒に関わる"
    ADVISED = "advised", "助言で応答"
    DECLINED = "declined", "引受不可（理由あり）"
    REROUTED = "rerouted", "つなぎ直し済み"
    RECALLED = "recalled", "送付取消し"


WAITING = (HandoffState.SENT, HandoffState.ASKED)
"""まだ返事のないもの。"""

_SENT = (HandoffState.SENT,)

HANDOFF = Workflow(
    name="つなぎ",
    states=HandoffState,
    initial=HandoffState.SENT,
    steps=(
        Step("take", "引き受ける", _SENT, HandoffState.TAKEN, turn="受けた機関"),
        Step("join", "一緒に関わる", _SENT, HandoffState.TOGETHER, turn="送った機関"),
        Step("advise", "助言で応える", _SENT, HandoffState.ADVISED, turn="送った機関"),
        Step("decline", "引き受けられない理由を伝える", _SENT, HandoffState.DECLINED, turn="送った機関"),
        Step("reroute", "別の機関につなぎ直す", _SENT, HandoffState.REROUTED, turn="つなぎ直した先"),
        Step("ask", "追加で教えてもらう", _SENT, HandoffState.ASKED, turn="送った機関"),
        Step("tell_more", "追加で伝える", (HandoffState.ASKED,), HandoffState.SENT, turn="受けた機関"),
        Step("recall", "送付を取り消す", WAITING, HandoffState.RECALLED, turn="送った機関"),
    ),
)
