"""本人の側: 本人・家族の参加と意見、会議のあとの本人への説明。"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kasane.access import Scope, ensure, require
from kasane.agencies.models import Agency
from kasane.audit.action import action
from kasane.conferences import deciding, rules
from kasane.conferences.models import Item, Resolution

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


@action("本人・家族の参加と意見を記録する", rule=rules.can_hear_person, need=Scope.PAPERS)
def hear_person(item: Item, *, by: Assignment, attendance: str, own_words: str = "") -> Item:
    """出る・意見書・代わりに話す人・出ない。言葉は言い換えずに残す。"""
    spoken = attendance != "letter" or own_words.strip()
    ensure(require(spoken, "意見書の言葉を、そのまま書いてください。"))
    item.attendance, item.own_words = attendance, own_words.strip()
    item.save(update_fields=["attendance", "own_words"])
    return item


@action("本人への説明を決める", rule=rules.can_resolve, need=Scope.PAPERS)
def promise_explanation(
    item: Item, *, by: Assignment, agency: Agency, due_on: dt.date, worker_name: str = "", unsaid: str = ""
) -> Resolution:
    """だれが・いつまでに・何を言わないか。その機関のやることになる。"""
    ensure(require(item.matter.case_id, "ケースのない案件です。"))
    kept = f"（伝えないこと：{unsaid.strip()}）" if unsaid.strip() else ""
    what = f"会議の結果を本人に説明する{kept}"
    ensure(require(len(what) <= 200, "伝えないことを、もう少し短く書いてください。"))
    return deciding.decide(item, by=by, agency=agency, what=what, due_on=due_on, worker_name=worker_name)
