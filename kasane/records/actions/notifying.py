"""通報・通告を記録する動詞。だれでもでき、止めない。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kasane.access import Scope, ensure, require
from kasane.agencies.models import Agency
from kasane.audit.action import action
from kasane.cases import grounds
from kasane.cases.holder import touch
from kasane.cases.models import Case, Person
from kasane.kernel import clock, codes
from kasane.kernel.codetable import citation
from kasane.kernel.models import Setting
from kasane.kernel.statutes import cite_all
from kasane.records import rules
from kasane.records.models import Notification

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


@action("通報・通告を記録する", rule=rules.can_notify, need=Scope.FULL, sees=Scope.EXISTENCE)
def notify(
    case: Case,
    *,
    by: Assignment,
    kind: str,
    what: str,
    name: str,
    method: str,
    at: dt.datetime,
    to_agency: Agency | None = None,
    to_whom: str = "",
    about: Iterable[Person] = (),
    **details: Any,
) -> Notification:
    """伝えたことを残し、受けた機関（画面を使う機関なら）に共有分の根拠を書く。

    ``about`` は、本人のほかに心配な世帯員。その人についても、受けた機関の根拠を書く。

    義務と条文は種類の表から写す。表が「なし」と言うものに、義務をつくらない。
    """
    law = codes.details("notification_kind", kind)
    keys = law.get("citations", [])
    whom = to_whom.strip() or (to_agency.name if to_agency else "")
    ensure(require(whom and name.strip(), "伝えた先と、相手の氏名を書いてください。"))
    ensure(require(at <= clock.now(), "伝えた時刻が、これから先になっています。伝えてから記録してください。"))
    notification = Notification.objects.create(
        case=case,
        agency=by.agency,
        kind=kind,
        duty=law.get("duty", ""),
        citation=citation(keys[0]) if keys else None,
        cited=cite_all(keys) if keys else "",
        what=what,
        to_agency=to_agency,
        to_whom=whom,
        name=name.strip(),
        method=method,
        at=at,
        made_by=by,
        **details,
    )
    _let_see(notification, by, law.get("ground", "report"), [case.person, *about])
    touch(case)
    return notification


def _let_see(notification: Notification, by: Assignment, basis: str, people: list[Person]) -> None:
    """受けた機関が動けるように、共有分を開く。生命等の保護によるものは、日数を限る。"""
    agency, case = notification.to_agency, notification.case
    if agency is None or not agency.has_account or agency.pk == by.agency_id:
        return
    ends = clock.now() + dt.timedelta(days=Setting.number("life_sight_days")) if basis == "life" else None
    known = {person.pk for person in grounds.registered(case)}
    for person in people:
        if person.pk in known:
            grounds.open_ground(
                case,
                agency,
                basis,
                Scope.SHARED,
                by=by,
                person=person,
                until=ends,
                sentence=f"{notification.kind_label}の連絡を受けた機関のため",
                source=notification.uid,
            )


@action("安全を確認したことを記録する", rule=rules.can_confirm_safety, need=Scope.FULL)
def confirm_safety(
    notification: Notification, *, by: Assignment, who: str, at: dt.datetime, note: str = ""
) -> Notification:
    """だれが・いつ・どう確かめたか。ここまで記録して、この通報・通告は終わる。"""
    ensure(require(who.strip(), "安全を確認した人を書いてください。"))
    ensure(require(at <= clock.now(), "確認した時刻が、これから先になっています。"))
    notification.safety_checked_by, notification.safety_checked_at = who.strip(), at
    notification.safety_note = note.strip()
    notification.save(update_fields=["safety_checked_by", "safety_checked_at", "safety_note"])
    return notification
