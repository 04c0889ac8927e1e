"""送る動詞。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasane.access import Scope, ensure
from kasane.agencies.models import Agency
from kasane.audit.action import action
from kasane.cases import actions as cases
from kasane.cases.holder import touch
from kasane.cases.models import Case
from kasane.cases.registering import Told
from kasane.handoffs import addressing, rules
from kasane.handoffs.basis import completed
from kasane.handoffs.models import Handoff
from kasane.handoffs.sending import Sending, post

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


@action("つなぎを送る", rule=rules.can_send, need=Scope.PAPERS)
def send(case: Case, *, by: Assignment, sending: Sending) -> Handoff:
    """つなぎを送る。引き受けられるまで、送った機関が主担当のまま。

    Raises:
        Refused: 急ぎなのに電話の記録がない・根拠が及ばない・返事待ちがすでにある、など。
    """
    whole = completed(case, sending)
    ensure(addressing.can_address(by, case, whole))
    handoff = post(case, whole, by=by)
    touch(case)
    return handoff


@action("相談を受けてつなぐ", rule=rules.can_open_and_send, line=False)
def open_and_send(
    agency: Agency, *, by: Assignment, told: Told, sending: Sending, route: str = ""
) -> Handoff:
    """相談の記録がなくても、一枚でつなぐ。ケース（名のない方でもよい）を同じ手ではじめる。"""
    case = cases.open_case(agency, by=by, told=told, route=route)
    return send(case, by=by, sending=sending)
