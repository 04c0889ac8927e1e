"""相談と助言の可否。断らないのが原則なので、断る規則はほとんどない。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasane.access import Decision, require
from kasane.agencies.roles import Can

if TYPE_CHECKING:
    from kasane.agencies.models import Agency, Assignment
    from kasane.consultation.models import AdviceRequest, Consultation


def can_receive(by: Assignment, agency: Agency) -> Decision:
    return require(by.may(Can.CONSULT), "相談を受ける職の人だけができます。") & require(
        by.agency_id == agency.pk, "自分の機関の名で受けてください。"
    )


def is_mine(by: Assignment, consultation: Consultation) -> Decision:
    return require(by.agency_id == consultation.agency_id, "相談を受けた機関が行います。")


def can_inform(by: Assignment, consultation: Consultation) -> Decision:
    return consultation.can_move("inform") & is_mine(by, consultation)


def can_open_case_from(by: Assignment, consultation: Consultation) -> Decision:
    return is_mine(by, consultation) & require(consultation.case_id is None, "もうケースになっています。")


def can_hand(by: Assignment, consultation: Consultation) -> Decision:
    return is_mine(by, consultation)


def can_ask_advice(by: Assignment, agency: Agency) -> Decision:
    return require(by.may(Can.CONSULT), "相談を受ける職の人だけができます。")


def can_answer_advice(by: Assignment, request: AdviceRequest) -> Decision:
    return require(by.agency_id == request.asked_id, "助言を求められた機関が応えます。")


def can_hand_advice(by: Assignment, request: AdviceRequest) -> Decision:
    return require(request.handoff_id is None, "もうつなぎになっています。")
