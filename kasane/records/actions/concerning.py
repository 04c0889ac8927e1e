"""気になる情報の動詞。名前は書かない。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasane.access import ensure, require
from kasane.agencies.models import Agency
from kasane.audit.action import action
from kasane.cases.models import Case
from kasane.kernel import clock
from kasane.records import rules
from kasane.records.models import Concern

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


@action("気になる情報を残す", rule=rules.can_report_concern)
def report_concern(
    agency: Agency,
    *,
    by: Assignment,
    worry: str,
    area: str = "",
    place_text: str = "",
    heard_from: str = "",
) -> Concern:
    ensure(require(worry.strip(), "気になることを書いてください。"))
    return Concern.objects.create(
        agency=agency,
        worry=worry.strip(),
        area=area,
        place_text=place_text,
        heard_from=heard_from,
        made_by=by,
    )


@action("気になる情報を伝える", rule=rules.can_pass_concern)
def pass_concern(concern: Concern, *, by: Assignment, to: Agency, note: str = "") -> Concern:
    """別の機関に伝える。伝えた先も、この一件だけは見えるようになる。"""
    ensure(require(to.pk != by.agency_id, "ほかの機関を選んでください。"))
    concern.passed_to, concern.passed_at, concern.passed_note = to, clock.now(), note
    concern.save(update_fields=["passed_to", "passed_at", "passed_note"])
    return concern


@action("気になる情報の見守りを終える", rule=rules.can_settle_concern)
def settle_concern(concern: Concern, *, by: Assignment, why: str) -> Concern:
    ensure(require(why.strip(), "どうなったかを書いてください。"))
    concern.settled_at, concern.settled_why = clock.now(), why.strip()
    concern.save(update_fields=["settled_at", "settled_why"])
    return concern


@action("気になる情報をケースに結ぶ", rule=rules.can_tie_concern)
def tie_concern(concern: Concern, *, by: Assignment, case: Case) -> Concern:
    """行ってみてだれのことか分かったとき。結んでも、だれの根拠も増えない。"""
    seen = Case.objects.visible_to(by, writing=True).filter(pk=case.pk)
    ensure(require(seen.exists(), "結ぶ先のケースが見つかりません。"))
    concern.case = case
    concern.settled_at, concern.settled_why = clock.now(), "ケースとして支援をはじめた"
    concern.save(update_fields=["case", "settled_at", "settled_why"])
    return concern
