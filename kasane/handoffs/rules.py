"""つなぎについての可否。理由は、閉じたボタンの下にそのまま出る。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasane.access import ALLOW, Decision, Scope, require
from kasane.agencies.models import Agency, Duty
from kasane.agencies.roles import Can
from kasane.cases import rules as cases
from kasane.cases.models import Case
from kasane.consent import cover
from kasane.handoffs.basis import can_rest_on
from kasane.handoffs.models import Handoff
from kasane.handoffs.sending import Sending
from kasane.kernel import codes

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


def can_address(by: Assignment, case: Case, sending: Sending, sender: Agency | None = None) -> Decision:
    """この宛先に、この根拠で、この形で送ってよいか。"""
    to, sender = sending.to_agency, sender or by.agency
    waiting = Handoff.objects.waiting().filter(case=case, to_agency=to)
    return (
        require(to.pk != sender.pk, "自分の機関は選べません。つなぐ先を選び直してください。")
        & require(
            not waiting.exists(),
            f"{to.name}には、すでにつなぎを送って返事を待っています。",
        )
        & require(sending.why.strip(), "つなぐ理由を書いてください。")
        & require(sending.wishes, "望むことを一つ以上選んでください。")
        & can_hurry(sending)
        & can_watch(case, sending)
        & can_rest_on(by, case, sending)
    )


def can_hurry(sending: Sending) -> Decision:
    """急ぎは、電話で話した記録がなければ送れない。"""
    called = sending.call_at is not None and sending.call_to.strip()
    return require(
        not sending.urgent or called,
        "急ぎのつなぎは、先に電話で話してください。電話をした日時と、話した人を書くと送れます。",
    )


def can_watch(case: Case, sending: Sending) -> Decision:
    """限られた職員だけのケースでは、返事のないときに見守る事務局の一人を名指しする。"""
    watcher = sending.watcher
    fit = watcher is not None and watcher.agency.has_duty(Duty.SECRETARIAT)
    return require(
        case.restricted_at is None or fit,
        "限られた職員だけのケースです。返事がないときに知らせる事務局の職員を一人選んでください。",
    )


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
    """同意に拠るつなぎは、引き受けるときにもその同意が生きていること。"""
    if handoff.basis != "consent":
        return ALLOW
    case = handoff.case
    return cover.covers(case, case.person, handoff.to_agency, kinds=handoff.kinds)


def can_take(by: Assignment, handoff: Handoff) -> Decision:
    return (
        handoff.can_move("take") & answers(by, handoff) & cases.is_open(handoff.case) & still_covered(handoff)
    )


def can_join(by: Assignment, handoff: Handoff) -> Decision:
    return (
        handoff.can_move("join") & answers(by, handoff) & cases.is_open(handoff.case) & still_covered(handoff)
    )


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


def not_in_circles(handoff: Handoff, to_agency: Agency) -> Decision:
    """同じ道を戻るつなぎ直しはしない。"""
    passed, step = {handoff.from_agency_id, handoff.to_agency_id}, handoff.reroutes
    while step:
        passed.add(step.to_agency_id)
        step = step.reroutes
    return require(
        to_agency.pk not in passed,
        f"{to_agency.name}は、このつなぎがすでに通った機関です。一緒に関わるか、助言で応えてください。",
    )


def proxied(by: Assignment, handoff: Handoff, proxy: dict[str, object] | None) -> Decision:
    """代わりに記録するときは、だれから・いつ・どの方法で聞いたかがそろっていること。"""
    if by.agency_id == handoff.to_agency_id:
        return ALLOW
    told = proxy and proxy.get("told_by") and proxy.get("told_at") and proxy.get("told_how")
    return require(told, "だれから・いつ・どの方法で返事を受けたかを書いてください。")


def written(text: str, ask: str) -> Decision:
    return require(text.strip(), ask)
