"""終結にそろえるもの。一度のクリックでは終わらない。"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Q

from kasane.access import Decision, Scope, require
from kasane.cases.grounds import end_grounds
from kasane.cases.models import Case, Involvement
from kasane.kernel import clock
from kasane.kernel.models import Setting

if TYPE_CHECKING:
    from kasane.agencies.models import Agency, Assignment


@dataclass(frozen=True)
class Closing:
    """終結の理由・終結後の主担当・引き継いだこと・フォローの日・再相談の目安。"""

    why: str
    holder: Agency
    note: str
    return_hint: str
    holder_name: str = ""
    follow_ups: list[dt.date] = field(default_factory=list)

    @property
    def ends_for_good(self) -> bool:
        """亡くなった・転出した・別の記録に統合したときは、フォローの日を求めない。"""
        return self.why in ("death", "moved_out", "joined")

    def complete(self) -> Decision:
        return (
            require(self.why, "終結の理由を選んでください。")
            & require(self.note or self.ends_for_good, "終結後の主担当に引き継いだことを書いてください。")
            & require(
                self.return_hint or self.ends_for_good,
                "再相談の目安（どうなったら、どこへ）を書いてください。",
            )
            & require(
                self.follow_ups or self.ends_for_good,
                "フォローの日を一つ以上決めてください（3・6・12か月がめやすです）。",
            )
        )


def settle_sight(case: Case, *, by: Assignment) -> None:
    """終結すると、主担当のほかは、決められた日数のあと自機関分だけになる。"""
    limit = clock.now() + dt.timedelta(days=Setting.number("closing_view_days"))
    others = Involvement.objects.filter(
        ~Q(agency=case.holder_agency), case=case, scope__gte=Scope.SHARED, until__gt=limit
    )
    end_grounds(others.filter(since__gte=limit), by=by, why="終結のため")
    others.filter(since__lt=limit).update(until=limit, ended_by=by, ended_why="終結のため")
