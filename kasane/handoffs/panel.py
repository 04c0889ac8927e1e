"""つなぎの部屋が机（desk）に手渡すもの。"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from kasane.access import Offer, Scope
from kasane.agencies.models import Agency
from kasane.cases.models import Case, Involvement
from kasane.cases.once import once
from kasane.cases.sight import Sight
from kasane.handoffs import rules
from kasane.handoffs.answering import for_office
from kasane.handoffs.models import Handoff, HandoffQuerySet
from kasane.handoffs.states import WAITING, HandoffState
from kasane.kernel import wareki
from kasane.kernel.panel import Panel, Waiting

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment

LIMIT = 20
UNREAD = (
    HandoffState.TAKEN,
    HandoffState.TOGETHER,
    HandoffState.ADVISED,
    HandoffState.DECLINED,
    HandoffState.REROUTED,
)


def show(case: Case, member: Assignment, sight: Sight) -> list[Panel]:
    """返事を待っているつなぎ。"""
    found = [row for row in _of_case(case, member) if row.state in WAITING][:LIMIT]
    return [Panel("handoffs/_open.html", {"handoffs": found}, place="side")] if found else []


def offers(case: Case, member: Assignment, sight: Sight) -> list[Offer]:
    """つなぐ・元の機関へ引き継ぐ。"""
    if not sight.at_least(Scope.OWN):
        return []
    page = reverse("handoffs:new_for_case", args=[case.uid])
    found = [Offer("つなぐ", page, rules.can_send(member, case))]
    rows = _of_case(case, member) if case.holder_agency_id == member.agency_id else []
    taken = [row for row in rows if row.state == HandoffState.TAKEN and row.to_agency_id == member.agency_id]
    last = max((row for row in taken if row.returns_id is None), key=lambda row: row.pk, default=None)
    if last and not any(row.returns_id == last.pk and row.state in WAITING for row in rows):
        last.case = case
        found.append(
            Offer("元の機関へ引き継ぐ", f"{page}?returns={last.uid}", rules.can_return(member, last))
        )
    return found


def _of_case(case: Case, member: Assignment) -> list[Handoff]:
    """このケースの、見えるつなぎ（期限の近い順）。一つの頁で一度だけ取る。"""
    rows = _with_agencies(Handoff.objects.visible_to(member).filter(case=case)).order_by("answer_by")
    return once(case, ("handoffs", member.pk), lambda: list(rows))


def waiting(member: Assignment) -> list[Waiting]:
    """答えるもの・たずねられたもの・届いた返事・期限を過ぎたもの・相手の返事を待つもの。"""
    mine = member.agency_id
    asked = Q(from_agency=mine, state__in=WAITING) | Q(from_agency=mine, state__in=UNREAD, read_at=None)
    seen: Any = _with_agencies(Handoff.objects.visible_to(member)).annotate(reached=reached())
    found = list(
        seen.filter(Q(to_agency=mine, state=HandoffState.SENT) | asked).order_by("answer_by")[: LIMIT * 5]
    )
    sent = [row for row in found if row.from_agency_id == mine]
    pending = [row for row in sent if row.state == HandoffState.SENT]
    rows = [
        *map(_to_answer, [row for row in found if row.to_agency_id == mine and row not in sent][:LIMIT]),
        *map(_asked, [row for row in sent if row.state == HandoffState.ASKED][:LIMIT]),
        *map(_replied, [row for row in sent if row.state in UNREAD][:LIMIT]),
        *map(_pending, [row for row in pending if row.reached][:LIMIT]),
        *map(_cut, [row for row in pending if not row.reached][:LIMIT]),
    ]
    return [*rows, *map(_overdue, overdue_unseen(member)[:LIMIT])]


def reached() -> Exists:
    """つなぎの行に対して: 受けた機関に、いまも見えているか（同意の取りやめ・期限切れで見えなくなる）。"""
    rows = Involvement.objects.live().filter(circle=OuterRef("circle"), agency=OuterRef("to_agency"))
    return Exists(rows)


def overdue_unseen(member: Assignment) -> HandoffQuerySet:
    """事務局が、期限を過ぎたことだけを知るつなぎ（自分で見られるものは除く）。"""
    rows = _with_agencies(Handoff.objects.overdue_for(member))
    unseen = rows.exclude(Q(from_agency=member.agency_id) | Q(to_agency=member.agency_id))
    return unseen.order_by("answer_by")  # type: ignore[return-value]


def open_for(member: Assignment) -> int:
    """見出しの数: この機関の番のつなぎ。"""
    mine = Q(to_agency=member.agency_id, state=HandoffState.SENT)
    mine |= Q(from_agency=member.agency_id, state=HandoffState.ASKED)
    return Handoff.objects.visible_to(member).filter(mine).count()


def latest_taken_from(case: Case, agency: Agency) -> Handoff | None:
    """この機関が送り、引き受けられた、いちばん新しいつなぎ（元の機関へ引き継ぐときの元）。"""
    rows = Handoff.objects.filter(case=case, from_agency=agency, state=HandoffState.TAKEN)
    return rows.order_by("-id").first()


def _with_agencies(rows: HandoffQuerySet) -> HandoffQuerySet:
    return rows.select_related(  # type: ignore[return-value]
        "case__person", "case__holder_agency", "from_agency", "to_agency"
    )


def who(handoff: Handoff) -> str:
    """シートに載った名（載せていなければ番号）。"""
    return handoff.letter.get("person", {}).get("name") or f"ケース {handoff.case.number}"


def _row(handoff: Handoff, verb: str, reason: str, button: str, turn: str = "mine") -> Waiting:
    named = "person" in handoff.letter
    return Waiting(
        verb=verb,
        reason=reason,
        url=reverse("handoffs:handoff", args=[handoff.uid]),
        due_on=handoff.answer_by if handoff.waiting else None,
        who=who(handoff),
        who_note=handoff.letter.get("person", {}).get("age", ""),
        holder=handoff.case.holder_agency.short,
        button=button,
        turn=turn,
        urgent=handoff.urgent and handoff.waiting,
        case_uid=handoff.case.uid,
        person_uid=handoff.case.person.uid if named else None,
    )


def _to_answer(handoff: Handoff) -> Waiting:
    reason = f"{handoff.from_agency.short}からのつなぎ"
    if handoff.overdue:
        reason += "。期限を過ぎています（事務局にも知らせました）"
    button = "受け付ける" if for_office(handoff) else "返事をする"
    return _row(handoff, "つなぎに返事をする", reason, button)


def _asked(handoff: Handoff) -> Waiting:
    return _row(
        handoff, "つなぎの問い合わせに答える", f"{handoff.to_agency.short}が追加で知りたいこと", "答える"
    )


def _replied(handoff: Handoff) -> Waiting:
    return _row(
        handoff, "つなぎの返事を確かめる", f"{handoff.to_agency.short}：{handoff.state_label}", "確かめる"
    )


def _pending(handoff: Handoff) -> Waiting:
    """返事待ち。期限を過ぎたら、送った機関の番でもある（電話をする・取り消す・代わりに記録する）。"""
    name = handoff.to_agency.short
    if handoff.overdue:
        reason = f"{name}の返事がありません。事務局にも知らせました。主担当はそのままです"
        return _row(handoff, "つなぎの返事を確かめる", reason, "開く")
    return _row(handoff, f"{name}の返事を待っています", "つなぎを送りました", "開く", turn="theirs")


def _cut(handoff: Handoff) -> Waiting:
    """根拠が終わり、受けた機関に見えなくなった返事待ち。"""
    reason = f"伝える根拠が終わり、{handoff.to_agency.short}には見えていません"
    return _row(handoff, "つなぎを取り消すか、送り直す", reason, "開く")


def _overdue(handoff: Handoff) -> Waiting:
    """事務局に: 番号・機関・期限だけ。"""
    return Waiting(
        verb="返事のないつなぎを確かめる",
        reason=f"{handoff.from_agency.short}から{handoff.to_agency.short}へ。"
        f"期限は{wareki.long(handoff.answer_by)}でした",
        url=reverse("handoffs:list"),
        due_on=handoff.answer_by,
        who=f"ケース {handoff.case.number}",
        holder=handoff.case.holder_agency.short,
        button="開く",
        case_uid=handoff.case.uid,
    )
