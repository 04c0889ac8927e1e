"""主担当を移す・動いたことを残す。ほかの動詞（つなぎの引き受けなど）の中から使う。"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kasane.access import Scope, ensure, require
from kasane.cases import grounds
from kasane.cases.models import Case, HolderChange
from kasane.kernel import clock

if TYPE_CHECKING:
    from kasane.agencies.models import Agency, Assignment


def check_holder(case: Case, agency: Agency) -> None:
    """主担当になれるのは、見られる根拠のある機関か、画面を使わない機関。"""
    fit = not agency.has_account or grounds.holds_ground(case, agency)
    ensure(
        require(
            fit,
            f"{agency.name}にはまだ見られる根拠がありません。先に「つなぐ」で引き受けてもらってください。",
        )
    )


def hand_to(
    case: Case,
    agency: Agency,
    *,
    by: Assignment,
    worker: Assignment | None = None,
    worker_name: str = "",
    why: str = "",
) -> None:
    """主担当を移し、その事実を一行残す。"""
    check_holder(case, agency)
    name = worker.name if worker else worker_name
    HolderChange.objects.create(
        case=case, from_agency=case.holder_agency, to_agency=agency, to_name=name, why=why, made_by=by
    )
    case.holder_agency, case.holder, case.holder_name = agency, worker, name
    case.holder_since = clock.today()
    case.save(update_fields=["holder_agency", "holder", "holder_name", "holder_since"])


def touch(case: Case, *, contact_on: dt.date | None = None) -> None:
    """動いた日時を進める。``contact_on`` は本人・家族に連絡がついた日。"""
    case.touched_at = clock.now()
    if contact_on and (case.last_contact_on is None or contact_on > case.last_contact_on):
        case.last_contact_on = contact_on
    case.reckon_contact()
    case.save(update_fields=["touched_at", "last_contact_on", "contact_due_on"])


def fall_back(
    case: Case, office: Agency | None, *, by: Assignment, why: str, level: Scope = Scope.OWN
) -> None:
    """主担当の根拠が終わったとき、同じ取引の中で、窓口かはじめの機関に戻す。誰もいない時間をつくらない。

    ``level`` は、主担当でい続けるのに要る範囲（同意の取りやめでは「共有分」: 自機関分だけでは担えない）。
    """
    if grounds.holds_ground(case, case.holder_agency, level) or not case.holder_agency.has_account:
        return
    target = office if office and grounds.holds_ground(case, office) else case.opened_by
    hand_to(case, target, by=by, why=why)
