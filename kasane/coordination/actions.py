"""多機関協働の動詞。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasane.access import Scope, ensure, require
from kasane.agencies.models import Agency
from kasane.audit.action import action
from kasane.cases import actions as cases
from kasane.cases.models import Case
from kasane.consent import actions as consent
from kasane.coordination import reception, rules
from kasane.coordination.models import AgencyDifficulty, Engagement
from kasane.coordination.reception import Reception
from kasane.handoffs import actions as handoffs
from kasane.handoffs.models import Handoff
from kasane.handoffs.sending import Sending
from kasane.kernel import clock

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


@action("多機関協働で受け付ける", rule=rules.can_receive, need=Scope.SHARED)
def receive(handoff: Handoff, *, by: Assignment, reception: Reception) -> Engagement:
    """つなぎを引き受け、同意あり・なしの様式で受け付ける。窓口と受託者が全体を見られるようになる。"""
    ensure(reception.complete())
    handoffs.take(handoff, by=by, holds=False, part="多機関協働の調整")
    return _begin(handoff.case, handoff, reception, by=by)


@action("多機関協働をはじめる", rule=rules.can_receive_directly, need=Scope.SHARED)
def receive_directly(case: Case, *, by: Assignment, reception: Reception) -> Engagement:
    """窓口が自分で受けたケースを、そのまま多機関協働にする。"""
    ensure(reception.complete())
    return _begin(case, None, reception, by=by)


def _begin(case: Case, handoff: Handoff | None, given: Reception, *, by: Assignment) -> Engagement:
    engagement = Engagement.objects.create(
        case=case,
        handoff=handoff,
        office=by.agency,
        variant=given.variant,
        reason=given.reason,
        wishes=given.wishes,
        basis=given.basis,
        made_by=by,
    )
    reception.open_office(engagement, by=by)
    case.coordinated_since = case.touched_at = clock.now()
    case.save(update_fields=["coordinated_since", "touched_at"])
    if given.holds and case.holder_agency_id != by.agency_id:
        reception.hold(case, by.agency, by=by)
    if given.variant == "unconsented" and given.refusal:
        engagement.no_consent = consent.note_impossible(case, by=by, person=case.person, **given.refusal)
        engagement.save(update_fields=["no_consent"])
    return engagement


@action("対応方針を決める", rule=rules.can_screen, need=Scope.SHARED)
def screen(engagement: Engagement, *, by: Assignment, result: str, note: str = "") -> Engagement:
    engagement.screening, engagement.screening_note = result, note
    engagement.move("screen", by=by, why=note)
    return engagement


@action("支援者の困りごとを記録する", rule=rules.can_note_difficulty, need=Scope.FULL)
def note_difficulty(
    engagement: Engagement, *, by: Assignment, agency: Agency, code: str, text: str = ""
) -> AgencyDifficulty:
    return AgencyDifficulty.objects.create(
        engagement=engagement, case=engagement.case, agency=agency, code=code, text=text, made_by=by
    )


@action("役割分担を決める", rule=rules.can_set_parts, need=Scope.SHARED)
def set_parts(engagement: Engagement, *, by: Assignment, parts: list[tuple[Agency, str, str]]) -> Engagement:
    """``parts`` は（機関・役割・担当する人）。役割を書いても、見られるようにはならない。"""
    ensure(require(parts, "役割を一つ以上書いてください。"))
    for agency, part, worker_name in parts:
        cases.invite_team(engagement.case, by=by, agency=agency, part=part, worker_name=worker_name)
    engagement.move("set_parts", by=by)
    return engagement


@action("多機関協働を振り返る", rule=rules.can_evaluate, need=Scope.SHARED)
def evaluate(engagement: Engagement, *, by: Assignment, evaluation: str) -> Engagement:
    ensure(require(evaluation, "振り返ったことを書いてください。"))
    engagement.evaluation, engagement.evaluated_on = evaluation, clock.today()
    engagement.move("evaluate", by=by)
    return engagement


@action("続けて関わる", rule=rules.can_go_on, need=Scope.SHARED)
def go_on(engagement: Engagement, *, by: Assignment, why: str) -> Engagement:
    engagement.move("go_on", by=by, why=why)
    return engagement


@action("元の機関へ引き継ぐ", rule=rules.can_hand_back, need=Scope.SHARED)
def hand_back(
    engagement: Engagement, *, by: Assignment, to_agency: Agency, why: str, call_to: str = ""
) -> Handoff:
    """主担当を元の機関（または新しい機関）へ。引き受けられるまで、窓口が主担当のまま。"""
    sending = Sending(
        to_agency=to_agency,
        why=why,
        basis=reception.ground_for(engagement.case, to_agency),
        call_to=call_to,
        returns=engagement.handoff,
    )
    engagement.end_handoff = handoffs.send(engagement.case, by=by, sending=sending)
    engagement.save(update_fields=["end_handoff"])
    return engagement.end_handoff


@action("多機関協働を終える", rule=rules.can_end, need=Scope.SHARED)
def end(engagement: Engagement, *, by: Assignment, why: str, note: str = "") -> Engagement:
    """多機関協働だけが終わる。ケースは、新しい主担当とともに続く。"""
    ensure(require(why, "終えた理由を選んでください。"))
    engagement.ended_on, engagement.end_why, engagement.end_note = clock.today(), why, note
    engagement.move("end", by=by, why=note)
    reception.close_office(engagement, by=by)
    return engagement
