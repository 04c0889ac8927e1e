"""同意についての可否。理由は、閉じたボタンの下にそのまま出る。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasane.access import Decision, Scope, require
from kasane.agencies.models import Duty
from kasane.cases.models import Case
from kasane.cases.rules import is_open
from kasane.cases.sight import sight_of
from kasane.consent import cover
from kasane.consent.models import Consent

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment
    from kasane.cases.models import Person


def sees_whole(by: Assignment, case: Case, person: Person) -> bool:
    """この人についての全体を、書ける根拠で見ているか。"""
    return sight_of(by, case).may_write_about(person, Scope.FULL)


def _leads(by: Assignment, case: Case) -> bool:
    return by.agency_id == case.holder_agency_id or by.agency.has_duty(Duty.OFFICE)


def can_record(by: Assignment, case: Case) -> Decision:
    """主担当・多機関協働の窓口・全体が見える機関。"""
    sight = sight_of(by, case)
    fit = sight.may_write(Scope.FULL) or (_leads(by, case) and sight.may_write(Scope.OWN))
    return is_open(case) & require(
        fit, f"同意の内容は、主担当（{case.holder_agency.name}）か多機関協働の窓口が記録します。"
    )


def can_explain(by: Assignment, case: Case) -> Decision:
    return can_record(by, case)


def can_note_impossible(by: Assignment, case: Case) -> Decision:
    return can_record(by, case)


def can_withdraw_use(by: Assignment, case: Case) -> Decision:
    """本人の言葉を受けた機関なら、共有分が見えれば記録できる。"""
    return is_open(case) & require(
        sight_of(by, case).may_write(Scope.SHARED),
        f"利用の取下げは、主担当（{case.holder_agency.name}）に伝えて、記録してもらってください。",
    )


def is_current(consent: Consent) -> Decision:
    """いま効いている、いちばん新しい一枚か（鍵をかけたあとに、もう一度たずねる）。"""
    why = cover.ended_why(consent)
    return _is_newest(consent) & require(not why, why)


def _is_newest(consent: Consent) -> Decision:
    newest = cover.current(consent.case, consent.person)
    return require(
        newest is not None and newest.pk == consent.pk,
        "この同意は、新しい同意に代わっています。新しいほうを開いてください。",
    )


def can_bring_in(by: Assignment, consent: Consent) -> Decision:
    """主担当か、多機関協働の窓口。"""
    case = consent.case
    return (
        is_open(case)
        & require(
            _leads(by, case),
            f"支援チームに入れるのは、主担当（{case.holder_agency.name}）か多機関協働の窓口です。",
        )
        & is_current(consent)
    )


def can_add_by_phone(by: Assignment, case: Case) -> Decision:
    return can_record(by, case)


def _on_the_persons_word(by: Assignment, consent: Consent) -> Decision:
    holder = consent.case.holder_agency.name
    return require(
        sees_whole(by, consent.case, consent.person),
        f"全体が見える機関が記録します。本人の言葉を、すぐに主担当（{holder}）へ電話で伝えてください。",
    )


def can_narrow(by: Assignment, consent: Consent) -> Decision:
    return _on_the_persons_word(by, consent) & is_current(consent)


def can_withdraw(by: Assignment, consent: Consent) -> Decision:
    """本人が言ったなら、いつでも受ける。終結したあとでも、亡くなったあと（共有を終える）でも。"""
    again = require(not cover.withdrawal_of(consent), "同意は取りやめ（撤回）になっています。")
    return _on_the_persons_word(by, consent) & _is_newest(consent) & again


def can_decide_next(by: Assignment, consent: Consent) -> Decision:
    return require(
        _leads(by, consent.case) or sees_whole(by, consent.case, consent.person),
        "このあとのことは、主担当か多機関協働の窓口が決めます。",
    )
