"""会議の間: 案件を始める・話したことと決まったことを記録する・案件を終える。"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from kasane.access import Kind, Scope, ensure, require
from kasane.agencies.models import Agency
from kasane.audit.action import action
from kasane.cases import grounds
from kasane.conferences import deciding, rules, seating
from kasane.conferences.models import Item, Matter, Resolution, Statement
from kasane.conferences.states import ItemState, MatterState
from kasane.kernel import clock, codes
from kasane.plans import actions as plans
from kasane.records import actions as records

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


@action("案件を始める", rule=rules.can_start, need=Scope.PAPERS)
def start(item: Item, *, by: Assignment) -> Item:
    """案件を始める。案件は、取扱いを終えるまで「取扱中」になる。"""
    item.started_at = clock.now()
    item.move("start", by=by)
    if item.matter.state == MatterState.BEFORE:
        item.matter.move("take_up", by=by)
    return item


@action("この案件を終える", rule=rules.can_close_item, need=Scope.PAPERS)
def close_item(item: Item, *, by: Assignment) -> Item:
    """この回の話し合いを終える。取扱いは続き、決まったことと自分の役は見えたままになる。"""
    item.closed_at = clock.now()
    item.move("go_on", by=by)
    return item


@action("話したことを記録する", rule=rules.can_say, need=Scope.PAPERS, line=False)
def say(
    item: Item,
    *,
    by: Assignment,
    body: str,
    agency: Agency | None = None,
    speaker: str = "",
    kinds: int = int(Kind.SUPPORT),
) -> Item:
    """だれ（機関）が話したかとともに、会議限りの経過として残す。持ち主は話した機関である。

    ケースのない案件では、検討したことに書き足す。
    """
    source = agency or by.agency
    ensure(require(body.strip(), "話したことを書いてください。"))
    seated = item.seats.exclude(kind="away").filter(agency=source).exists()
    ensure(require(seated, "話した機関を、この案件の席から選んでください。"))
    if by.agency_id != item.part.organiser_id:
        ensure(require(source.pk == by.agency_id, "自分の機関の話したことだけを書けます。"))
    if item.matter.case is None:
        item.summary = f"{item.summary}\n{source.short}：{body.strip()}".strip()
        item.save(update_fields=["summary"])
        return item
    note = _write(item, source, by=by, body=body.strip(), speaker=speaker.strip(), kinds=kinds)
    Statement.objects.create(matter=item.matter, item=item, note=note, made_by=by)
    return item


def _write(item: Item, source: Agency, *, by: Assignment, body: str, speaker: str, kinds: int) -> Any:
    """ほかの機関の話は、会議の場で聞いて代わりに記録したものとして残す。"""
    heard: dict[str, Any] = {}
    if source.pk != by.agency_id:
        who = speaker or f"{source.name}の出席者"
        heard = {"entered_for": source, "told_by": who[:80], "told_at": clock.now(), "told_how": "meeting"}
    assert item.matter.case is not None
    return records.write(
        item.matter.case,
        by=by,
        circle=item.matter.circle,
        agency=source,
        body=body,
        kinds=kinds,
        methods=["support_conference" if item.part.is_support else "plan_conference"],
        partner_names=str(item.part),
        source_told=speaker,
        **heard,
    )


@action("検討したことを書く", rule=rules.can_summarise, need=Scope.PAPERS, line=False)
def summarise(item: Item, *, by: Assignment, summary: str) -> Item:
    item.summary = summary.strip()
    item.save(update_fields=["summary"])
    return item


@action("決まったことを記録する", rule=rules.can_resolve, need=Scope.PAPERS)
def resolve(
    item: Item, *, by: Assignment, agency: Agency, what: str, due_on: dt.date, worker_name: str = ""
) -> Resolution:
    """だれが・何を・いつまで。その機関のやることになる。"""
    return deciding.decide(item, by=by, agency=agency, what=what, due_on=due_on, worker_name=worker_name)


@action("プランの協議の結果を記録する", rule=rules.can_decide_plan, need=Scope.PAPERS)
def decide_plan(item: Item, *, by: Assignment, opinion: str, note: str = "") -> Item:
    """適切なら協議を終え、決裁へ。修正・再検討なら、何を直すかとともに案に戻す。決めるのは市の決裁である。"""
    assert item.plan is not None
    label = codes.label("plan_opinion", opinion)
    ensure(require(opinion == "proper" or note.strip(), "何を直すかを書いてください。"))
    words = f"{item.part}：{label}。{note.strip()}".strip()
    if opinion == "proper":
        plans.agree(item.plan, by=by, why=words)
    else:
        plans.return_(item.plan, by=by, why=words)
    item.opinion = opinion
    item.save(update_fields=["opinion"])
    return item


@action("取扱いを終える", rule=rules.can_end_matter, need=Scope.PAPERS)
def end_matter(matter: Matter, *, by: Assignment, why: str, note: str = "") -> Matter:
    """取扱いを終える（理由・日・残る役割）。輪が閉じ、会議の根拠はここで終わる。やることは残る。"""
    ensure(require(why, "終える理由を選んでください。"))
    matter.closed_on, matter.closed_why, matter.closing_note = clock.today(), why, note.strip()
    matter.move("end", by=by, why=note.strip())
    for item in matter.items.exclude(state=ItemState.ENDED):
        item.move("drop" if item.state == ItemState.PLANNED else "end", by=by)
    reason = f"{matter.get_kind_display()}での取扱いを終えたため"
    asked: list[Any] = [*matter.requests.all(), *matter.info_requests.all()]
    for row in asked:
        if row.circle is not None and row.circle.closed_at is None:
            grounds.close_circle(row.circle, by=by, why=reason)
    seating.close_matter_circle(matter, by=by, why=reason)
    return matter
