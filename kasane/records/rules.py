"""支援の記録についての可否。理由は、閉じたボタンの下にそのまま出る。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasane.access import ALLOW, Decision, Scope, require
from kasane.agencies.models import Agency
from kasane.cases.models import Case
from kasane.cases.rules import has_written_ground
from kasane.cases.sight import sight_of
from kasane.records import states
from kasane.records.models import (
    AvoidNote,
    Concern,
    Issue,
    Note,
    Notification,
    SafetyNote,
    Task,
    Withdrawal,
)

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment

OURS = "書いた機関だけができます。気になることは、書いた機関に電話で伝えてください。"


def can_write(by: Assignment, case: Case) -> Decision:
    """自機関の根拠か、会議の輪で書ける。終結のあとも、フォローの記録は書ける。"""
    grounded = has_written_ground(by, case)
    return ALLOW if grounded or sight_of(by, case).writes_in_circle else grounded


def can_tell(by: Assignment, case: Case) -> Decision:
    return has_written_ground(by, case)


def is_ours(by: Assignment, note: Note) -> Decision:
    return require(note.agency_id == by.agency_id, OURS)


def is_standing(note: Note) -> Decision:
    return require(not note.withdrawn, "取り下げた記録です。新しい記録として書いてください。")


def can_revise(by: Assignment, note: Note) -> Decision:
    return (
        is_ours(by, note)
        & is_standing(note)
        & require(not states.is_final(note), "確定した記録です。直すのではなく、追記してください。")
    )


def can_finalise(by: Assignment, note: Note) -> Decision:
    return is_ours(by, note) & is_standing(note) & require(not states.is_final(note), "もう確定しています。")


def can_add(by: Assignment, note: Note) -> Decision:
    return is_ours(by, note) & is_standing(note)


def can_ask_withdrawal(by: Assignment, note: Note) -> Decision:
    asked = Withdrawal.objects.filter(note=note).exists()
    return (
        is_ours(by, note)
        & is_standing(note)
        & require(not asked, "もう申し出があります。同じ機関の別の職員が確かめるのを待っています。")
    )


def can_withdraw_wrong(by: Assignment, withdrawal: Withdrawal) -> Decision:
    return (
        is_ours(by, withdrawal.note)
        & require(withdrawal.confirmed_at is None, "もう取り下げられています。")
        & require(
            withdrawal.made_by.account_id != by.account_id,
            "申し出た人とは別の職員が確かめます。同じ機関の人に頼んでください。",
        )
    )


def can_assess(by: Assignment, case: Case) -> Decision:
    return has_written_ground(by, case, Scope.SHARED)


def can_raise_issue(by: Assignment, case: Case) -> Decision:
    return has_written_ground(by, case, Scope.SHARED)


def can_settle_issue(by: Assignment, issue: Issue) -> Decision:
    return require(issue.open_ended, "もう終わった課題です。") & has_written_ground(
        by, issue.case, Scope.SHARED
    )


def can_assign_task(by: Assignment, case: Case) -> Decision:
    return can_write(by, case)


def can_finish(by: Assignment, task: Task) -> Decision:
    """自機関のやることか、画面を使わない機関のやること（代わりに記録する）。"""
    return require(not task.is_done, "もう終えたと記録されています。") & require(
        task.agency_id == by.agency_id or not task.agency.has_account,
        f"{task.agency.name}がすることです。終えたかどうかは、その機関に確かめてください。",
    )


def can_notify(by: Assignment, case: Case) -> Decision:
    """だれでもできる。止めない。"""
    return ALLOW


def can_confirm_safety(by: Assignment, notification: Notification) -> Decision:
    return require(notification.safety_checked_at is None, "安全は、もう確かめられています。")


def can_report_concern(by: Assignment, agency: Agency) -> Decision:
    return require(by.agency_id == agency.pk, "自分の機関の名で残してください。")


def can_pass_concern(by: Assignment, concern: Concern) -> Decision:
    return require(
        concern.agency_id == by.agency_id, "書いた機関が伝えます。書いた機関に相談してください。"
    ) & require(concern.passed_to_id is None, "もう伝えてあります。")


def can_settle_concern(by: Assignment, concern: Concern) -> Decision:
    return require(concern.settled_at is None, "もう見守りを終えています。")


def can_tie_concern(by: Assignment, concern: Concern) -> Decision:
    return require(concern.case_id is None, "もうケースに結んであります。") & can_settle_concern(by, concern)


def can_add_safety(by: Assignment, case: Case) -> Decision:
    return has_written_ground(by, case, Scope.SHARED)


def can_approve_safety(by: Assignment, safety: SafetyNote) -> Decision:
    return require(safety.approved_by_id is None, "もう確かめられています。") & require(
        safety.made_by.account_id != by.account_id,
        "書いた人とは別の職員が確かめます。",
    )


def can_review_safety(by: Assignment, safety: SafetyNote) -> Decision:
    return require(safety.live_at(), "終えた安全情報です。新しく書いてください。") & has_written_ground(
        by, safety.case, Scope.SHARED
    )


def can_add_avoid(by: Assignment, case: Case) -> Decision:
    return has_written_ground(by, case)


def can_end_avoid(by: Assignment, avoid: AvoidNote) -> Decision:
    return require(avoid.live_at(), "もう消してあります。") & has_written_ground(by, avoid.case)


def can_note_event(by: Assignment, case: Case) -> Decision:
    return has_written_ground(by, case)
