"""返事の前と後のやりとり: たずねる・答える・取り消す・返事を確かめる。"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kasane.access import Scope, ensure
from kasane.audit.action import action
from kasane.cases import grounds
from kasane.cases.models import Involvement
from kasane.handoffs import answering, rules
from kasane.handoffs.models import Handoff
from kasane.handoffs.sending import due_from, watch, watcher_of
from kasane.kernel import clock

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


@action("追加で教えてもらう", rule=rules.can_ask, need=Scope.PAPERS)
def ask(handoff: Handoff, *, by: Assignment, question: str, proxy: dict[str, Any] | None = None) -> Handoff:
    """決める前に、送った機関にたずねる。"""
    ensure(rules.written(question, "教えてほしいことを書いてください。"))
    ensure(rules.proxied(by, handoff, proxy))
    heard = f"（{proxy['told_by']}から聞いて代わりに記録）" if proxy else ""
    handoff.move("ask", by=by, why=question.strip() + heard)
    return handoff


@action("追加で伝える", rule=rules.can_tell_more, need=Scope.PAPERS)
def tell_more(handoff: Handoff, *, by: Assignment, answer: str) -> Handoff:
    """たずねられたことに答える。返事の期限は、きょうから数え直す。"""
    ensure(rules.written(answer, "答えを書いてください。"))
    handoff.move("tell_more", by=by, why=answer.strip())
    watcher = watcher_of(handoff)
    rows = Involvement.objects.filter(source=handoff.uid, scope=Scope.EXISTENCE)
    grounds.end_grounds(rows, by=by, why="追加で伝えたため")
    handoff.answer_by = due_from(clock.today())
    handoff.save(update_fields=["answer_by"])
    watch(handoff, by=by, watcher=watcher)
    return handoff


@action("送付を取り消す", rule=rules.can_recall, need=Scope.PAPERS)
def recall(handoff: Handoff, *, by: Assignment, why: str) -> Handoff:
    """誤って送ったつなぎを取り消す。受けた機関からは、その場で見えなくなる。"""
    ensure(rules.written(why, "取り消す理由を書いてください。"))
    answering.settle(handoff, "recall", by=by, reply=why)
    return handoff


@action("返事を確かめる", rule=rules.can_read_reply, line=False)
def read_reply(handoff: Handoff, *, by: Assignment) -> Handoff:
    """送った機関が返事を読んだ。ホームの知らせが消える。"""
    handoff.read_at = clock.now()
    handoff.save(update_fields=["read_at"])
    return handoff
