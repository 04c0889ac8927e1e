"""いまどこにいて、だれの番か。どれも事実から導き、どこにも持たない。"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef

from kasane.agencies.models import Agency, Duty
from kasane.cases.models import Case
from kasane.consent import cover
from kasane.consent.stages import nobody_consents
from kasane.kernel import clock, wareki
from kasane.plans.deciders import who_decides, who_records
from kasane.plans.models import Plan, PlanMember, PlanMove, Ringi
from kasane.plans.states import IN_FORCE, PlanState

HALTED = "一時停止（同意の変更）"


def without_consent(plan: Plan) -> list[PlanMember]:
    """いま効いている同意のない人。"""
    members: Any = plan.members.select_related("case__person").annotate(lost=_lost())
    return [one for one in members if one.lost or _outgrown(one)]


def _lost() -> Exists:
    return Exists(Case.objects.filter(nobody_consents(), pk=OuterRef("case")))


def _outgrown(member: PlanMember) -> bool:
    """親権者の同意が、18 歳の誕生日で終わっていないか（成人して間もない人だけを確かめる）。"""
    person = member.case.person
    grown = person.eighteenth_birthday
    young = grown is not None and grown <= clock.today() < grown + dt.timedelta(days=800)
    return young and cover.live_consent(member.case, person) is None


def halted(plan: Plan) -> bool:
    """支援決定のあとに、だれかの同意が効かなくなって止まっているか。"""
    return plan.state in IN_FORCE and bool(without_consent(plan))


def pending_ringi(plan: Plan) -> Ringi | None:
    """結果のまだない起案。"""
    return Ringi.objects.pending().filter(carried__plan=plan).first()


def decision_of(plan: Plan) -> Ringi | None:
    """このプランの支援決定（決めた起案）。"""
    made = Ringi.objects.filter(carried__plan=plan, result__in=("decided", "conditional"))
    return made.select_related("decider__account", "decider__post").first()


def keepers(plan: Plan) -> list[Agency]:
    """案を書き、実施を見届ける機関: つくった機関・主担当・多機関協働の窓口と受託者。"""
    return list(dict.fromkeys([plan.made_by.agency, plan.lead_agency, *offices()]))


def offices() -> list[Agency]:
    """多機関協働の窓口と受託者。"""
    found = Agency.objects.with_duty(Duty.OFFICE) + Agency.objects.with_duty(Duty.CONTRACTED)
    return list(dict.fromkeys(found))


def turn(plan: Plan) -> str:
    """だれの番か（画面の言葉）。"""
    state = plan.state
    if state in (PlanState.DRAFT, PlanState.DECIDED):
        return plan.made_by.agency.name
    if state == PlanState.AGREED:
        return "・".join(agency.name for agency in offices())
    if state == PlanState.IN_DELIBERATION:
        return "重層的支援会議を開くところ"
    if state == PlanState.IN_DECISION:
        ringi = pending_ringi(plan)
        return f"{who_decides(ringi.drafter if ringi else None)}。決裁のあとは{who_records()}"
    if state == PlanState.ENDED:
        return ""
    return plan.lead_agency.name


@dataclass(frozen=True)
class RoadStep:
    """道のりの一段。``c-stepper`` がそのまま描く。"""

    label: str
    state: str
    note: str = ""
    mine: bool = False


ROAD = (
    (PlanState.DRAFT, "案をつくる", ""),
    (PlanState.IN_DELIBERATION, "会議に諮る", "submit"),
    (PlanState.AGREED, "会議で協議する", "agree"),
    (PlanState.IN_DECISION, "起案する", "propose"),
    (PlanState.DECIDED, "市が支援を決定する", "decide"),
    (PlanState.RUNNING, "本人にお渡しする", "deliver"),
    (PlanState.EVALUATED, "振り返り・評価", "evaluate"),
)


def road(plan: Plan, mine: bool = False) -> list[RoadStep]:
    """支援決定までと、そのあとの道のり。済んだ段には、いつ・だれが。``mine`` はいま見ている人の番か。"""
    moves = list(plan.moves.select_related("made_by__account").order_by("id"))
    reached = _reached(plan)
    last = {move.step: move for move in moves}
    steps = []
    for index, (_, label, name) in enumerate(ROAD):
        if index <= reached:
            move = last.get(name)
            steps.append(RoadStep(label, "done", _when(move) if move else _made(plan)))
        elif index == reached + 1 and plan.state != PlanState.ENDED:
            steps.append(RoadStep(label, "now", "" if mine else f"{turn(plan)}の番", mine=mine))
        else:
            steps.append(RoadStep(label, "todo"))
    return steps


def _reached(plan: Plan) -> int:
    """どの段まで済んだか（ROAD の番号）。"""
    order = [state for state, _, _ in ROAD]
    state = PlanState.RUNNING if plan.state == PlanState.IN_REVIEW else plan.state
    if state == PlanState.ENDED:
        names = set(plan.moves.values_list("step", flat=True))
        return max((index for index, (_, _, name) in enumerate(ROAD) if name in names), default=0)
    return order.index(PlanState(state))


def _when(move: PlanMove) -> str:
    return f"{wareki.short(clock.local(move.made_at).date())} {move.made_by.name}"


def _made(plan: Plan) -> str:
    return f"{wareki.short(clock.local(plan.made_at).date())} {plan.made_by.name}"
