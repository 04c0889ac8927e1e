"""つなぎについての可否。理由は、閉じたボタンの下にそのまま出る。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasane.access import ALLOW, Decision, Kind, Scope, require
from kasane.agencies.models import Agency
from kasane.agencies.roles import Can
from kasane.cases import rules as cases
from kasane.cases.models import Case
from kasane.consent import cover
from kasane.handoffs.models import Handoff
from kasane.handoffs.sending import scope_of
from kasane.kernel import codes
from kasane.kernel.clock import today

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment

INSTEAD = "断る前に、一緒に関わる方法を選んでください。"


def can_send(by: Assignment, case: Case) -> Decision:
    """主担当（副担当）の機関か、このケースの全体が見える機関。"""
    holder = by.agency_id in (case.holder_agency_id, case.deputy_agency_id)
    level = Scope.OWN if holder else Scope.FULL
    return (
        cases.is_open(case)
        & cases.has_written_ground(by, case, Scope.OWN)
        & require(
            cases.has_written_ground(by, case, level),
            f"つなぐのは、主担当の{case.holder_agency.name}か、相談を受けた機関です。"
            "必要だと思うことを主担当に知らせてください。",
        )
    )


def can_open_and_send(by: Assignment, agency: Agency) -> Decision:
    return cases.can_open_case(by, agency)


def answers(by: Assignment, handoff: Handoff) -> Decision:
    """受けた機関か、画面を使わない機関の返事を代わりに記録する人か。"""
    return require(
        by.agency_id == handoff.to_agency_id or may_stand_in(by, handoff),
        f"返事をするのは{handoff.to_agency.name}です。",
    )


def may_stand_in(by: Assignment, handoff: Handoff) -> bool:
    """電話・FAXの返事を代わりに記録できるか（送った機関か、事務局）。"""
    if handoff.to_agency.has_account:
        return False
    return by.agency_id == handoff.from_agency_id or by.may(Can.OVERSEE)


def still_covered(handoff: Handoff) -> Decision:
    """送ったときの根拠が、返事のときにも生きているか。"""
    in_time = handoff.ground_until is None or handoff.ground_until >= today()
    dated = require(
        in_time, "見られる期限を過ぎています。必要なら、期限を決め直したつなぎを送ってもらってください。"
    )
    if handoff.basis != "consent":
        return dated
    case = handoff.case
    return dated & cover.covers(case, case.person, handoff.to_agency, kinds=handoff.kinds)


def named(handoff: Handoff) -> Decision:
    """共有分を開くには、氏名などの属性も伝えてよいこと（開けば、ケースの頁に氏名が出るため）。"""
    return require(
        handoff.kinds & Kind.ATTRIBUTES,
        "氏名などの属性が伝えられていないつなぎです。助言で応えるか、「追加で教えてもらう」で、"
        "属性も伝えるつなぎに送り直してもらってください。",
    )


def _can_open(by: Assignment, handoff: Handoff) -> Decision:
    return answers(by, handoff) & cases.is_open(handoff.case) & still_covered(handoff)


def can_take(by: Assignment, handoff: Handoff) -> Decision:
    whole = scope_of(handoff.basis) == Scope.FULL
    return handoff.can_move("take") & _can_open(by, handoff) & (ALLOW if whole else named(handoff))


def can_join(by: Assignment, handoff: Handoff) -> Decision:
    return handoff.can_move("join") & _can_open(by, handoff) & named(handoff)


def can_advise(by: Assignment, handoff: Handoff) -> Decision:
    return handoff.can_move("advise") & answers(by, handoff)


def can_decline(by: Assignment, handoff: Handoff) -> Decision:
    return handoff.can_move("decline") & answers(by, handoff)


def can_reroute(by: Assignment, handoff: Handoff) -> Decision:
    return handoff.can_move("reroute") & answers(by, handoff) & cases.is_open(handoff.case)


def can_ask(by: Assignment, handoff: Handoff) -> Decision:
    return handoff.can_move("ask") & answers(by, handoff)


def sent_by_mine(by: Assignment, handoff: Handoff) -> Decision:
    return require(by.agency_id == handoff.from_agency_id, f"送った{handoff.from_agency.name}が行います。")


def can_tell_more(by: Assignment, handoff: Handoff) -> Decision:
    return handoff.can_move("tell_more") & sent_by_mine(by, handoff)


def can_recall(by: Assignment, handoff: Handoff) -> Decision:
    return handoff.can_move("recall") & sent_by_mine(by, handoff)


def can_read_reply(by: Assignment, handoff: Handoff) -> Decision:
    return sent_by_mine(by, handoff) & require(
        not handoff.waiting and handoff.read_at is None, "確かめる返事はありません。"
    )


def can_return(by: Assignment, handoff: Handoff) -> Decision:
    """元の機関へ引き継ぐ: 引き受けた機関が、送り主に返す。"""
    return require(
        by.agency_id == handoff.to_agency_id and handoff.state == "taken",
        "引き受けた機関が、引き受けたつなぎについて行います。",
    ) & can_send(by, handoff.case)


def reason_given(reason: str, able_from: str, reply: str) -> Decision:
    """引き受けられない理由は一覧から。「体制上」ならいつから可かも、「その他」なら言葉でも。"""
    asks = codes.details("handoff_cannot", reason).get("asks")
    return (
        require(reason, f"{INSTEAD}それでも引き受けられないときは、理由を選んでください。")
        & require(not asks or able_from.strip(), "いつから引き受けられるかを書いてください。")
        & require(reason != "other" or reply.strip(), "「その他」のときは、理由を言葉で書いてください。")
    )


def proxied(by: Assignment, handoff: Handoff, proxy: dict[str, object] | None) -> Decision:
    """代わりに記録するときは、だれから・いつ・どの方法で聞いたかがそろっていること。"""
    if by.agency_id == handoff.to_agency_id:
        return ALLOW
    told = proxy and proxy.get("told_by") and proxy.get("told_at") and proxy.get("told_how")
    return require(told, "だれから・いつ・どの方法で返事を受けたかを書いてください。")


def written(text: str, ask: str) -> Decision:
    return require(text.strip(), ask)
