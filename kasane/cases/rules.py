"""ケースについての可否。理由は、閉じたボタンの下にそのまま出る。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasane.access import ALLOW, Decision, Scope, deny, require
from kasane.agencies.roles import Can
from kasane.cases.models import Case
from kasane.cases.sight import sight_of
from kasane.cases.states import CaseState
from kasane.kernel.clock import today

if TYPE_CHECKING:
    from kasane.agencies.models import Agency, Assignment


def has_written_ground(by: Assignment, case: Case, level: Scope = Scope.OWN) -> Decision:
    """書ける根拠があるか（引継期間の閲覧だけの根拠では書けない）。"""
    return require(
        sight_of(by, case).may_write(level),
        "いまの根拠では読むことだけができます。書くには、主担当に支援チームへの参加を相談してください。",
    )


def is_open(case: Case) -> Decision:
    return require(
        case.state != CaseState.CLOSED,
        "終結したケースです。もう一度相談があれば、新しいケースとして受けてください。",
    )


def can_open_case(by: Assignment, agency: Agency) -> Decision:
    return require(by.may(Can.CONSULT), "相談を受ける職の人だけができます。") & require(
        by.agency_id == agency.pk, "自分の機関の名で受けてください。"
    )


def holds(by: Assignment, case: Case) -> Decision:
    """主担当（または副担当）の機関か。"""
    return require(
        by.agency_id in (case.holder_agency_id, case.deputy_agency_id),
        f"主担当は{case.holder_agency.name}です。主担当の機関が行います。",
    )


def can_change_holder(by: Assignment, case: Case) -> Decision:
    return is_open(case) & holds(by, case)


def can_change_deputy(by: Assignment, case: Case) -> Decision:
    return is_open(case) & holds(by, case)


def can_register_person(by: Assignment, case: Case) -> Decision:
    return is_open(case) & has_written_ground(by, case, Scope.FULL)


def can_tell_household(by: Assignment, case: Case) -> Decision:
    return is_open(case) & has_written_ground(by, case, Scope.SHARED)


def can_revise_person(by: Assignment, case: Case) -> Decision:
    return has_written_ground(by, case, Scope.FULL)


def can_pause(by: Assignment, case: Case) -> Decision:
    return case.can_move("pause") & holds(by, case)


def can_resume(by: Assignment, case: Case) -> Decision:
    return case.can_move("resume") & holds(by, case)


def can_close(by: Assignment, case: Case) -> Decision:
    return (
        case.can_move("close")
        & holds(by, case)
        & require(
            case.coordinated_since is None,
            "多機関協働がまだ関わっています。先に「多機関協働を終える」を記録してください。",
        )
    )


def can_follow_up(by: Assignment, case: Case) -> Decision:
    return require(case.state == CaseState.CLOSED, "終結のあとに記録します。") & has_written_ground(by, case)


def can_assign(by: Assignment, case: Case) -> Decision:
    return is_open(case) & has_written_ground(by, case)


def can_invite_team(by: Assignment, case: Case) -> Decision:
    return is_open(case) & has_written_ground(by, case, Scope.SHARED)


def can_promise_contact(by: Assignment, case: Case) -> Decision:
    return has_written_ground(by, case, Scope.SHARED)


def can_restrict(by: Assignment, case: Case) -> Decision:
    return require(by.may(Can.SUPERVISE), "所属長だけが、限られた職員だけのケースにできます。") & holds(
        by, case
    )


def can_declare_conflict(by: Assignment, agency: Agency) -> Decision:
    return ALLOW if by.agency_id == agency.pk else deny("自分の所属で申し出てください。")


def recheck_in_future(day: object) -> Decision:
    return require(day and day > today(), "再確認日には、明日からあとの日を書いてください。")  # type: ignore[operator]
