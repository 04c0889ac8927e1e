"""どの根拠で伝えるか: だれが置けて、何を記録するか（選択肢「見られる根拠」の表のとおり）。"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from kasane.access import ALLOW, Decision, Scope, deny, require
from kasane.agencies.models import Capacity, Commission, Duty
from kasane.agencies.roles import Can
from kasane.cases.models import Case, Involvement
from kasane.consent import cover
from kasane.handoffs.sending import Sending
from kasane.kernel import clock, codes
from kasane.kernel.base import live

if TYPE_CHECKING:
    from kasane.agencies.models import Agency, Assignment

OFFERED = ("consent", "city", "contract", "life", "internal", "public", "own")
"""つなぎで選べる根拠。会議・協力要求・引継ぎ・緊急時の閲覧は、それぞれの部屋が書く。"""


def can_rest_on(by: Assignment, case: Case, sending: Sending) -> Decision:
    """この根拠で、この機関に伝えてよいか。理由は、次にどうすればよいかまで言う。"""
    check = CHECKS.get(sending.basis)
    if check is None:
        return deny("伝える根拠を選んでください。会議などの根拠は、つなぎでは使えません。")
    return check(by, case, sending) & _recorded(sending)


def _consent(by: Assignment, case: Case, sending: Sending) -> Decision:
    return cover.covers(case, case.person, sending.to_agency, kinds=sending.kinds)


def _city(by: Assignment, case: Case, sending: Sending) -> Decision:
    to = sending.to_agency
    inside = by.agency.is_city and to.is_city
    return require(
        to.has_duty(Duty.OFFICE) or inside,
        f"「市の担当業務」で送れるのは、多機関協働の窓口と、市の課どうしだけです。{to.name}には、"
        "本人の同意など、ほかの根拠を選んでください。",
    )


def _contract(by: Assignment, case: Case, sending: Sending) -> Decision:
    to = sending.to_agency
    if to.has_duty(Duty.OFFICE) and by.agency.capacity == Capacity.CONTRACTOR:
        return ALLOW
    return require(
        by.may(Can.COORDINATE),
        "「市からの委託業務」で送れるのは調整担当だけです。多機関協働の窓口に送るか、本人の同意など、"
        "ほかの根拠を選んでください。",
    ) & require(contract_of(to), f"{to.name}との委託契約が登録されていません。ほかの根拠を選んでください。")


def _manager(by: Assignment, case: Case, sending: Sending) -> Decision:
    return require(
        by.may(Can.OPEN_INTERNAL),
        "「相当の理由」による利用・提供は、市の課長級が決めます。課長から送ってもらうか、本人の同意など、"
        "ほかの根拠を選んでください。",
    )


def _anyone(by: Assignment, case: Case, sending: Sending) -> Decision:
    return ALLOW


def _own(by: Assignment, case: Case, sending: Sending) -> Decision:
    return require(
        holds_own(case, sending.to_agency),
        f"{sending.to_agency.name}は、このケースの相談をはじめに受けた機関ではありません。"
        "本人の同意など、ほかの根拠を選んでください。",
    )


CHECKS: dict[str, Callable[[Assignment, Case, Sending], Decision]] = {
    "consent": _consent,
    "city": _city,
    "contract": _contract,
    "internal": _manager,
    "public": _manager,
    "life": _anyone,
    "own": _own,
}


def _recorded(sending: Sending) -> Decision:
    """根拠ごとに記録することと、終わりの日。同意と委託は、記録のもとから入る。"""
    row = codes.details("ground", sending.basis)
    asked = "・".join(row.get("must_record", []))
    dated = sending.basis in ("internal", "public", "life")
    return require(
        sending.ground_note.strip() or not asked or sending.basis == "consent",
        f"この根拠では、次のことを書いてください：{asked}。",
    ) & require(
        not dated or (sending.ground_until and sending.ground_until >= clock.today()),
        "この根拠では、見られる期限（今日からあとの日）を決めてください。",
    )


def contract_of(agency: Agency) -> Commission | None:
    """いま生きている委託。"""
    return Commission.objects.filter(live(), agency=agency).order_by("id").first()


def holds_own(case: Case, agency: Agency) -> bool:
    """はじめに相談を受けて、いまも全体が見える機関か（元の機関）。"""
    rows = Involvement.objects.live().filter(case=case, person=case.person, agency=agency, basis="own")
    return rows.filter(scope=Scope.FULL).exists()


def _charge(agency: Agency) -> str:
    """所掌。"""
    return "多機関協働の窓口の業務" if agency.has_duty(Duty.OFFICE) else f"{agency.name}の所掌する業務"


def completed(case: Case, sending: Sending) -> Sending:
    """人に聞かなくてもよいこと（同意の一枚・契約名・所掌）を埋める。"""
    if sending.basis == "consent":
        return replace(sending, consent=cover.live_consent(case, case.person))
    if sending.ground_note.strip():
        return sending
    if sending.basis == "city":
        return replace(sending, ground_note=_charge(sending.to_agency))
    contract = contract_of(sending.to_agency) if sending.basis == "contract" else None
    return replace(sending, ground_note=str(contract)) if contract else sending
