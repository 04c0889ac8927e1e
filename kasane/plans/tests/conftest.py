"""プランの試験で使うもの: 同意のある母のケースと、五つの項目のそろった案。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from kasane.access import ALL_KINDS, Scope
from kasane.cases import actions as cases
from kasane.cases import grounds
from kasane.cases.models import Case
from kasane.cases.registering import Told
from kasane.consent import actions as consents
from kasane.consent.models import Consent, ConsentRecipient
from kasane.kernel import clock
from kasane.plans import actions
from kasane.plans.models import Plan, Ringi
from kasane.plans.writing import GoalText, MeasureText, PlanText


def later(days: int) -> dt.date:
    return clock.today() + dt.timedelta(days=days)


@pytest.fixture
def open_case(cast: Any) -> Callable[..., Case]:
    """包括が受け、5号の窓口と受託者も関わるケース。"""

    def opened(given: str, **more: Any) -> Case:
        told = Told(family="見本", given=given, town="中町一丁目")
        case = cases.open_case(cast.houkatsu.agency, by=cast.houkatsu, told=told, **more)
        for member, basis in ((cast.chosei, "city"), (cast.csw, "contract")):
            grounds.open_ground(
                case, member.agency, basis, Scope.FULL, by=cast.chosei, sentence="多機関協働を受けたため"
            )
        return case

    return opened


@pytest.fixture
def give_consent(cast: Any) -> Callable[..., Consent]:
    def give(case: Case) -> Consent:
        rows = [ConsentRecipient(agency=cast.agency("kikan"), kinds=ALL_KINDS)]
        return consents.record(case, by=cast.houkatsu, person=case.person, recipients=rows, method="signed")

    return give


@pytest.fixture
def case(open_case: Any, give_consent: Any) -> Case:
    mother = open_case("ハナ")
    give_consent(mother)
    return mother


@pytest.fixture
def son(case: Case, open_case: Any) -> Case:
    """同じ世帯の息子のケース。同意はまだ。"""
    other = open_case("健一")
    Case.objects.filter(pk=other.pk).update(household=case.household)
    other.refresh_from_db()
    return other


def whole_text(plan: Plan, **changes: Any) -> PlanText:
    """五つの項目のそろった中身。"""
    measure = MeasureText(
        what="介護認定の更新を手伝う",
        agency=plan.lead_agency,
        worker_name="包括 さとる",
        frequency="月2回",
        ends_on=later(90),
        heed="朝は電話しない",
    )
    goal = GoalText(text="母が倒れても、暮らしが続く", due_on=later(90), measures=(measure,))
    values: dict[str, Any] = {
        "plan": {"lead_agency": plan.lead_agency, "integration": "主担当が月末に経過をまとめて送る。"},
        "members": {
            one.uid: {"wishes": "家で暮らしたい", "issues": "介護の担い手"} for one in plan.members.all()
        },
        "goals": (goal,),
    }
    return PlanText(**(values | changes))


@pytest.fixture
def draft(cast: Any, case: Case) -> Plan:
    """包括がつくった、五つの項目のそろった案。"""
    plan = actions.draft(case, by=cast.houkatsu)
    return actions.revise(plan, by=cast.houkatsu, text=whole_text(plan), version=plan.version)


@pytest.fixture
def agreed(cast: Any, draft: Plan) -> Plan:
    actions.submit(draft, by=cast.houkatsu)
    return actions.agree(draft, by=cast.chosei, why="適切")


@pytest.fixture
def ringi(cast: Any, agreed: Plan) -> Ringi:
    """受託者（csw）が起案したもの。"""
    return actions.propose(agreed, by=cast.csw)


def decide(cast: Any, ringi: Ringi, **more: Any) -> Ringi:
    values = {"decider": cast.shocho, "decided_on": clock.today(), "result": "decided", "number": "福第12号"}
    return actions.decide(ringi, by=cast.chosei, **(values | more))


@pytest.fixture
def decided(cast: Any, ringi: Ringi) -> Plan:
    decide(cast, ringi)
    return _fresh(ringi)


@pytest.fixture
def running(cast: Any, decided: Plan) -> Plan:
    member = decided.members.get()
    actions.deliver(decided, by=cast.houkatsu, delivered={member.uid: (clock.today(), "訪問して")})
    return decided


def _fresh(ringi: Ringi) -> Plan:
    return Plan.objects.get(ringi_rows__ringi=ringi)
