"""誤記載の取下げ: 申し出る人と確かめる人の二人で行う。"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kasane.access import ensure, require
from kasane.audit.action import action
from kasane.cases import grounds
from kasane.cases.models import Case
from kasane.kernel import clock
from kasane.records import rules, tasks
from kasane.records.models import Note, NotePerson, Told, Withdrawal
from kasane.records.models.note import TEXTS

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment

CARRIED = (
    "agency",
    "author",
    "happened_at",
    "minutes",
    "methods",
    "partners",
    "partner_names",
    "response",
    "observations",
    "source_told",
    "kinds",
    "reach",
    *TEXTS,
)


@action("誤記載の取下げを申し出る", rule=rules.can_ask_withdrawal, line=False)
def ask_withdrawal(note: Note, *, by: Assignment, why: str, move_to: Case | None = None) -> Withdrawal:
    """取下げを申し出る。``move_to`` は本来書くはずだった方のケース。"""
    ensure(require(why.strip(), "取り下げるわけを書いてください。"))
    _may_move(by, note, move_to)
    return Withdrawal.objects.create(case=note.case, note=note, why=why.strip(), move_to=move_to, made_by=by)


def _may_move(by: Assignment, note: Note, target: Case | None) -> None:
    if target is None:
        return
    ensure(require(note.circle_id is None, "会議限りの記録は移せません。移す先の会議で書き直してください。"))
    seen = Case.objects.visible_to(by, writing=True).filter(pk=target.pk).exclude(pk=note.case_id)
    ensure(require(seen.exists(), "移す先のケースが見つかりません。番号を確かめてください。"))


@action("誤記載を取り下げる", rule=rules.can_withdraw_wrong, line=False)
def withdraw_wrong(withdrawal: Withdrawal, *, by: Assignment) -> Note:
    """二人目が確かめて、中身を消す。符号と、取り下げたという事実だけが残る。"""
    note = withdrawal.note
    _may_move(by, note, withdrawal.move_to)
    moved = _move(note, withdrawal.move_to, by) if withdrawal.move_to else None
    note.content_hash, note.withdrawn_at, note.moved_to = note.digest(), clock.now(), moved
    for name in (*TEXTS, "partner_names", "source_told"):
        setattr(note, name, "")
    note.observations, note.version = [], note.version + 1
    note.save()
    note.about.all().delete()
    note.additions.update(body="")
    Told.objects.filter(note=note).update(what="")
    withdrawal.confirmed_by, withdrawal.confirmed_at = by, clock.now()
    withdrawal.save(update_fields=["confirmed_by", "confirmed_at"])
    tasks.give(
        by.agency,
        by=by,
        what="誤記載を見た人を確かめ、漏えい等に当たるか判断する",
        due_on=clock.today() + dt.timedelta(days=3),
        case=note.case,
        circle=note.circle,
        source=note.uid,
    )
    return note


def _move(note: Note, target: Case, by: Assignment) -> Note:
    """中身を、本来の方の記録へ写す。書いた人と日時はそのまま。"""
    carried = {name: getattr(note, name) for name in CARRIED}
    moved = Note.objects.create(case=target, made_by=by, late=True, **carried)
    NotePerson.objects.filter(note=moved).delete()
    grounds.keep_own(target, note.agency, by=by)
    for told in Told.objects.filter(note=note):
        told.pk, told.id, told._state.adding = None, None, True
        told.uid, told.case, told.note, told.involvement = (
            Told._meta.get_field("uid").get_default(),
            target,
            moved,
            None,
        )
        told.save()
    return moved
