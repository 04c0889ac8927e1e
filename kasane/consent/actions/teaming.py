"""支援チームに入れる: 同意という上限の中で、だれかが開く。開いた関わりは、どの同意によるかを持つ。"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kasane.access import Scope, ensure, require
from kasane.agencies.models import Agency
from kasane.audit.action import action
from kasane.cases import actions as cases
from kasane.consent import cover, openings, rules
from kasane.consent.models import Consent, Reliance

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


@action("支援チームに入れる", rule=rules.can_bring_in, need=Scope.SHARED)
def bring_in(
    consent: Consent,
    *,
    by: Assignment,
    agency: Agency,
    part: str,
    kinds: int = 0,
    worker_name: str = "",
    **proxy: Any,
) -> Reliance:
    """同意した人についてだけ、同意の終わりまで「共有分」を開く。``kinds`` を省けば、同意のすべて。

    すでに開いていれば、種類を改めて開き直す。家族のほかの人は開かない。
    """
    ensure(
        require(
            not cover.not_by_consent(agency),
            f"{agency.name}は、同意ではなく市の仕事（委託）として見ています。",
        )
    )
    kinds = kinds or cover.kinds_for(consent, agency)
    ensure(cover.covered_by(consent, agency, kinds=kinds))
    rows = [row for row in openings.resting(consent) if row.agency_id == agency.pk]
    held = [row for row in rows if row.scope == Scope.SHARED]
    openings.close(held, by=by, why="支援チームの役割と範囲を改めたため")
    row = openings.open_under(consent, agency, kinds, by=by)
    cases.invite_team(consent.case, by=by, agency=agency, part=part, worker_name=worker_name, **proxy)
    return Reliance.objects.select_related("consent", "involvement").get(consent=consent, involvement=row)
