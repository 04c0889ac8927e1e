"""相談の動詞。"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kasane.access import Scope, ensure, require
from kasane.agencies.models import Agency
from kasane.audit.action import action
from kasane.cases import actions as cases
from kasane.cases.models import Case, CasePerson
from kasane.consultation import rules
from kasane.consultation.models import (
    AdviceAnswer,
    AdviceRequest,
    Consultation,
    ConsultationTopic,
    Screening,
    ToldMember,
)
from kasane.consultation.talk import Talk, told_of

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment
    from kasane.handoffs.models import Handoff


@action("相談を受ける", rule=rules.can_receive, need=Scope.FULL)
def receive(agency: Agency, *, by: Assignment, talk: Talk) -> Consultation:
    """相談を一件残す。◎は○のついたものに一つだけ。"""
    ensure(talk.complete())
    consultation = Consultation.objects.create(agency=agency, made_by=by, **talk.fields)
    ConsultationTopic.objects.bulk_create(
        ConsultationTopic(consultation=consultation, code=code, main=code == talk.main_topic)
        for code in talk.topics
    )
    ToldMember.objects.bulk_create(ToldMember(consultation=consultation, **row) for row in talk.members)
    if talk.screening:
        Screening.objects.create(consultation=consultation, answers=talk.screening)
    return consultation


@action("情報をお伝えして終える", rule=rules.can_inform)
def inform(consultation: Consultation, *, by: Assignment, answer: str) -> Consultation:
    ensure(
        require(
            answer, "お伝えした情報を書いてください。あとで同じ方から連絡があったときの手がかりになります。"
        )
    )
    consultation.outcome, consultation.answer = "information", answer
    consultation.move("inform", by=by)
    return consultation


@action("この窓口で支援を続ける", rule=rules.can_open_case_from)
def open_case_from(
    consultation: Consultation, *, by: Assignment, continues: Case | None = None
) -> Consultation:
    """聞いたところからケースをはじめ、世帯員と連絡の約束を引き写す（二度打ちしない）。"""
    case = cases.open_case(
        consultation.agency, by=by, told=told_of(consultation), route=consultation.route, continues=continues
    )
    for row in consultation.members.all():
        CasePerson.objects.create(
            case=case,
            told_name=row.name,
            relation=row.relation or "other",
            told_age=row.age,
            lives_with=row.lives_with,
            note=row.note,
            made_by=by,
        )
    if consultation.promise:
        cases.promise_contact(case, by=by, **consultation.promise)
    consultation.case, consultation.outcome = case, consultation.outcome or "own"
    consultation.move("support", by=by)
    return consultation


@action("相談をつなぎに結ぶ", rule=rules.can_hand)
def hand(consultation: Consultation, *, by: Assignment, handoff: Handoff) -> Consultation:
    """送ったつなぎを、もとの相談に結ぶ。"""
    consultation.handoff = handoff
    consultation.move("hand", by=by)
    return consultation


@action("助言を求める", rule=rules.can_ask_advice)
def ask_advice(
    agency: Agency,
    *,
    by: Assignment,
    asker: Agency,
    trouble: str,
    field: str = "",
    asker_name: str = "",
    proxy: dict[str, Any] | None = None,
) -> AdviceRequest:
    """``agency`` は求める相手。電話で受けた助言依頼は、受けた側が ``proxy`` とともに残す。"""
    asked_for = by.agency_id == asker.pk or (proxy and by.agency_id == agency.pk)
    ensure(
        require(asked_for, "ほかの機関の代わりに記録するときは、誰から・いつ・どの方法でを書いてください。")
    )
    return AdviceRequest.objects.create(
        asker=asker,
        asked=agency,
        asker_name=asker_name or (by.name if by.agency_id == asker.pk else ""),
        field=field,
        trouble=trouble,
        made_by=by,
        **(proxy or {}),
    )


@action("助言を記録する", rule=rules.can_answer_advice)
def answer_advice(
    request: AdviceRequest,
    *,
    by: Assignment,
    kind: str,
    answer: str,
    minutes: int | None = None,
    next: str = "",
) -> AdviceAnswer:
    return AdviceAnswer.objects.create(
        request=request, kind=kind, answer=answer, minutes=minutes, next=next, made_by=by
    )


@action("助言依頼をつなぎに結ぶ", rule=rules.can_hand_advice)
def hand_advice(request: AdviceRequest, *, by: Assignment, handoff: Handoff) -> AdviceRequest:
    request.handoff = handoff
    request.save(update_fields=["handoff"])
    return request
