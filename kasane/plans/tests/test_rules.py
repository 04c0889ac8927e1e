"""規則の表: 行は顔ぶれ、列は操作、升は "" か、断る文の一部。"""

from __future__ import annotations

from typing import Any

import pytest

from kasane.cases.models import Case
from kasane.consent import actions as consents
from kasane.consent.cover import live_consent
from kasane.plans import rules
from kasane.plans.models import Plan, Ringi
from kasane.plans.tests.conftest import decide

pytestmark = pytest.mark.django_db

OK = ""
WRITER = "このプランを書くのは"
SHUT = "いまの根拠では"
NOT_HOLDER = "案をつくるのは、主担当"
SECRETARIAT = "記録できるのは、市の事務局（"
ORGANISER = "重層的支援会議を開くところ"
COORDINATOR = "起案するのは、多機関協働の担当"


def check(decision: Any, said: str) -> None:
    if said:
        assert not decision and said in decision.reason, decision
    else:
        assert decision, decision.reason


@pytest.mark.parametrize(
    ("login", "said"),
    [("houkatsu", OK), ("csw", OK), ("chosei", OK), ("shocho", OK), ("bugai", SHUT), ("admin", SHUT)],
)
def test_who_may_draft(cast: Any, case: Case, login: str, said: str) -> None:
    check(rules.can_draft(getattr(cast, login), case), said)


def test_no_plan_without_consent(cast: Any, son: Case) -> None:
    check(rules.can_draft(cast.houkatsu, son), "同意のない間は、プランは要りません")


DRAFT = {
    #            revise  submit  agree     return_   propose
    "houkatsu": (OK,     OK,     "案",     "案",     "案"),
    "csw":      (OK,     OK,     "案",     "案",     "案"),
    "chosei":   (OK,     OK,     "案",     "案",     "案"),
    "kikan":    (WRITER, WRITER, "案",     "案",     "案"),
    "bugai":    (WRITER, WRITER, "案",     "案",     "案"),
}  # fmt: skip


@pytest.mark.parametrize("login", DRAFT)
def test_a_draft(cast: Any, draft: Plan, login: str) -> None:
    verbs = (rules.can_revise, rules.can_submit, rules.can_agree, rules.can_return_, rules.can_propose)
    for rule, said in zip(verbs, DRAFT[login], strict=True):
        check(rule(getattr(cast, login), draft), said)


AGREED = {
    #            revise            propose       return_
    "houkatsu": ("書き直せません", COORDINATOR,  OK),
    "csw":      ("書き直せません", OK,           OK),
    "chosei":   ("書き直せません", OK,           OK),
    "kikan":    ("書き直せません", COORDINATOR,  WRITER),
}  # fmt: skip


@pytest.mark.parametrize("login", AGREED)
def test_after_the_conference(cast: Any, agreed: Plan, login: str) -> None:
    verbs = (rules.can_revise, rules.can_propose, rules.can_return_)
    for rule, said in zip(verbs, AGREED[login], strict=True):
        check(rule(getattr(cast, login), agreed), said)


@pytest.mark.parametrize(
    ("login", "said"),
    [
        ("chosei", OK),
        ("csw", SECRETARIAT),
        ("houkatsu", SECRETARIAT),
        ("shocho", SECRETARIAT),
        ("kikan", SECRETARIAT),
    ],
)
def test_who_records_the_decision(cast: Any, ringi: Ringi, login: str, said: str) -> None:
    check(rules.can_decide(getattr(cast, login), ringi), said)


WHO = "決められるのは、福祉保健センター所長の所長 まもるさん"


@pytest.mark.parametrize(
    ("decider", "stand_in_for", "why", "said"),
    [
        ("shocho", None, "", OK),
        ("kacho", "shocho", "所長が出張のため", OK),
        ("kacho", None, "", "だれの代わりか"),
        ("kacho", "shocho", "", "代決の理由"),
        ("kacho", "chosei", "出張", "だれの代わりか"),
        ("shocho", "shocho", "", "代決の欄を空に"),
        ("csw", None, "", "起案した人は決定できません。決められるのは、"),
        ("chosei", None, "", "決裁者ではありません。決められるのは、"),
        ("houkatsu", None, "", "市の職だけ"),
    ],
)
def test_who_decides(
    cast: Any, ringi: Ringi, decider: str, stand_in_for: str | None, why: str, said: str
) -> None:
    absent = getattr(cast, stand_in_for) if stand_in_for else None
    answer = rules.may_decide(getattr(cast, decider), ringi, absent, why)
    check(answer, said)
    if "決められるのは" in said:
        assert cast.shocho.name in answer.reason and cast.csw.name not in answer.reason.split("決められる")[1]


RUNNING = {
    #            review  evaluate  stop    replan  deliver          end
    "houkatsu": (OK,     OK,       OK,     OK,     "実施中",        "実施中"),
    "csw":      (OK,     OK,       OK,     OK,     "実施中",        "実施中"),
    "kikan":    (WRITER, WRITER,   WRITER, WRITER, "実施中",        "実施中"),
}  # fmt: skip


@pytest.mark.parametrize("login", RUNNING)
def test_a_running_plan(cast: Any, running: Plan, login: str) -> None:
    verbs = (
        rules.can_review,
        rules.can_evaluate,
        rules.can_stop,
        rules.can_replan,
        rules.can_deliver,
        rules.can_end,
    )
    for rule, said in zip(verbs, RUNNING[login], strict=True):
        check(rule(getattr(cast, login), running), said)


def test_only_the_one_stood_in_for_or_the_secretariat_countersigns(cast: Any, ringi: Ringi) -> None:
    decide(cast, ringi, decider=cast.kacho, stand_in_for=cast.shocho, stand_in_why="出張")
    ringi.refresh_from_db()
    check(rules.can_countersign(cast.shocho, ringi), OK)
    check(rules.can_countersign(cast.chosei, ringi), OK)
    check(rules.can_countersign(cast.csw, ringi), SECRETARIAT)


def test_a_halted_plan_is_not_handed_over(cast: Any, decided: Plan, case: Case) -> None:
    consent = live_consent(case, case.person)
    assert consent is not None
    withdraw(cast, consent)
    check(rules.can_deliver(cast.houkatsu, decided), "同意が変わったため、一時停止しています")
    check(rules.can_review(cast.houkatsu, decided), "お渡ししたあとに")
    check(rules.can_stop(cast.houkatsu, decided), OK)


def withdraw(cast: Any, consent: Any) -> None:
    consents.withdraw(consent, by=cast.houkatsu, own_words="やめたい", heard_by="包括 さとる", how="phone")
