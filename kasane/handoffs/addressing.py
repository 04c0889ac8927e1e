"""宛先: この機関に、この形で送ってよいか。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasane.access import Decision, require
from kasane.agencies.models import Agency, Duty
from kasane.cases.models import Case
from kasane.handoffs.basis import can_rest_on
from kasane.handoffs.models import Handoff
from kasane.handoffs.sending import Sending

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


def can_address(by: Assignment, case: Case, sending: Sending, sender: Agency | None = None) -> Decision:
    """この宛先に、この根拠で、この形で送ってよいか。"""
    to, sender = sending.to_agency, sender or by.agency
    waiting = Handoff.objects.waiting().filter(case=case, to_agency=to)
    return (
        require(to.pk != sender.pk, "自分の機関は選べません。つなぐ先を選び直してください。")
        & require(
            not waiting.exists(),
            f"{to.name}には、すでにつなぎを送って返事を待っています。",
        )
        & require(sending.why.strip(), "つなぐ理由を書いてください。")
        & require(sending.wishes, "望むことを一つ以上選んでください。")
        & can_hurry(sending)
        & can_watch(case, sending)
        & can_rest_on(by, case, sending)
    )


def can_hurry(sending: Sending) -> Decision:
    """急ぎは、電話で話した記録がなければ送れない。"""
    called = sending.call_at is not None and sending.call_to.strip()
    return require(
        not sending.urgent or called,
        "急ぎのつなぎは、先に電話で話してください。電話をした日時と、話した人を書くと送れます。",
    )


def can_watch(case: Case, sending: Sending) -> Decision:
    """限られた職員だけのケースでは、返事のないときに見守る事務局の一人を名指しする。"""
    watcher = sending.watcher
    fit = watcher is not None and watcher.agency.has_duty(Duty.SECRETARIAT)
    return require(
        case.restricted_at is None or fit,
        "限られた職員だけのケースです。返事がないときに知らせる事務局の職員を一人選んでください。",
    )


def not_in_circles(handoff: Handoff, to_agency: Agency) -> Decision:
    """同じ道を戻るつなぎ直しはしない。"""
    passed, step = {handoff.from_agency_id, handoff.to_agency_id}, handoff.reroutes
    while step:
        passed.add(step.to_agency_id)
        step = step.reroutes
    return require(
        to_agency.pk not in passed,
        f"{to_agency.name}は、このつなぎがすでに通った機関です。一緒に関わるか、助言で応えてください。",
    )
