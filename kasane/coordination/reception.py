"""受付が起こすこと: 窓口と受託者の根拠、主担当、様式ごとの記録。"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kasane.access import Decision, Scope, require
from kasane.agencies.models import Agency, Commission, Duty
from kasane.cases import grounds
from kasane.cases.holder import hand_to
from kasane.cases.models import Case, Caseworker, Involvement
from kasane.coordination.models import Engagement
from kasane.handoffs.basis import holds_own
from kasane.kernel import clock
from kasane.kernel.base import live

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment

REASONED = ("reason", "source", "outlook", "decided_by")


@dataclass(frozen=True)
class Reception:
    """受付票。``refusal`` は同意なしの様式の中身（NoConsent の欄）、``holds`` は窓口が主担当になるか。"""

    variant: str
    reason: str
    wishes: str = ""
    basis: str = ""
    refusal: dict[str, Any] | None = None
    holds: bool = True

    def complete(self) -> Decision:
        """同意なしなら、理由・情報の入手元・見通し・根拠がそろっているか。"""
        without = self.variant == "unconsented"
        told = self.refusal or {}
        return (
            require(self.variant, "本人同意のあり・なしを選んでください。")
            & require(self.reason, "多機関協働につないだ理由を書いてください。")
            & require(
                not without or all(told.get(name) for name in REASONED),
                "本人同意なしのときは、理由・情報の入手元・同意の見通し・判断した人を書いてください。",
            )
            & require(not without or self.basis, "本人同意なしのときは、情報を受けた根拠を選んでください。")
        )


def contractors() -> list[tuple[Agency, Commission]]:
    """多機関協働の一部を、いま受託している機関と契約。"""
    rows = (
        Commission.objects.filter(live(), programme__item="coordination")
        .select_related("agency")
        .order_by("id")
    )
    found = {row.agency_id: row for row in rows if row.agency.has_duty(Duty.CONTRACTED)}
    return [(row.agency, row) for row in found.values()]


def open_office(engagement: Engagement, *, by: Assignment) -> None:
    """窓口は市の担当業務、受託者は契約で、世帯の全体が見えるようになる（同意ではない）。"""
    case, office = engagement.case, engagement.office
    grounds.open_for_household(
        case,
        office,
        "city",
        Scope.FULL,
        by=by,
        sentence="多機関協働の窓口の担当業務のため",
        source=engagement.uid,
    )
    for agency, commission in contractors():
        for row in grounds.open_for_household(
            case,
            agency,
            "contract",
            Scope.FULL,
            by=by,
            sentence=f"市からの委託（{commission.contract}）のため",
            source=engagement.uid,
        ):
            row.until = min(row.until, commission.until)
            row.save(update_fields=["until"])
    if not Caseworker.objects.filter(live(), case=case, assignment=by).exists():
        Caseworker.objects.create(case=case, assignment=by, made_by=by)


def hold(case: Case, office: Agency, *, by: Assignment) -> None:
    """主担当を窓口に移す。はじめの機関は副担当になり、支援チームに残る。"""
    before = case.holder_agency
    hand_to(case, office, by=by, worker=by, why="多機関協働で受け付けたため")
    case.deputy_agency, case.deputy, case.deputy_name = before, None, ""
    case.save(update_fields=["deputy_agency", "deputy", "deputy_name"])


def ground_for(case: Case, agency: Agency) -> str:
    """引き継ぐときの根拠: はじめに受けた機関なら自機関の相談、市の課なら市の業務、ほかは本人の同意。"""
    if holds_own(case, agency):
        return "own"
    return "city" if agency.is_city else "consent"


def close_office(engagement: Engagement, *, by: Assignment) -> None:
    """終えると、窓口と受託者に残るのは自分で書いた記録だけになる。"""
    case = engagement.case
    rows = Involvement.objects.filter(source=engagement.uid)
    for agency in {row.agency for row in rows.live().select_related("agency")}:
        grounds.keep_own(case, agency, by=by)
    grounds.end_grounds(rows, by=by, why="多機関協働を終えたため")
    case.coordinated_since = None
    case.touched_at = clock.now()
    case.save(update_fields=["coordinated_since", "touched_at"])
