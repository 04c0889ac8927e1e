"""案の用紙: 行を足しても、誤っても、二人が同時に書いても、打たれたものは残る。"""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from kasane.plans import actions
from kasane.plans.marks import count, marks
from kasane.plans.models import Plan
from kasane.plans.tests.conftest import whole_text

pytestmark = pytest.mark.django_db


def typed(plan: Plan, **changes: Any) -> dict[str, Any]:
    """用紙に打たれるもの。目標は一つ、支援内容は二行（二行目は空）。"""
    member = plan.members.get()
    row = {"what": "訪問する", "actor": "agency", "agency": plan.lead_agency.uid, "frequency": "週1回"}
    data = {
        "version": plan.version,
        "lead_agency": plan.lead_agency.uid,
        "integration": "月末にまとめる",
        f"member-{member.uid}-wishes": "家で暮らしたい",
        f"member-{member.uid}-issues": "介護の担い手",
        "goal-0-text": "暮らしが続く",
        "goal-0-due_on": "令和9年3月31日",
        "goal-0-measure-1-what": "",
        "goal-0-measure-1-actor": "agency",
    }
    data |= {f"goal-0-measure-0-{name}": value for name, value in row.items()}
    return {name: value for name, value in (data | changes).items() if value is not None}


@pytest.fixture
def page(client_for: Any, cast: Any, draft: Plan) -> Any:
    client = client_for(cast.houkatsu)
    url = reverse("plans:revision", args=[draft.uid])
    return lambda **changes: client.post(url, typed(draft, **changes))


def test_saving_drops_blank_rows(page: Any, draft: Plan) -> None:
    assert page().status_code == 302
    goal = draft.goals.get()
    assert (goal.text, [one.what for one in goal.measures.all()]) == ("暮らしが続く", ["訪問する"])


def test_adding_a_row_keeps_everything_and_saves_nothing(page: Any, draft: Plan) -> None:
    version = draft.version
    answer = page(add="goal", **{"goal-0-due_on": "令和99年"})
    text = answer.content.decode()
    assert answer.status_code == 200 and "error-line" not in text
    assert 'name="goal-1-text"' in text and "令和99年" in text and "訪問する" in text
    draft.refresh_from_db()
    assert draft.version == version
    assert 'name="goal-0-measure-2-what"' in page(add="goal-0").content.decode()


def test_an_error_keeps_everything(page: Any, draft: Plan) -> None:
    answer = page(**{"goal-0-due_on": "令和99年"})
    text = answer.content.decode()
    assert answer.status_code == 422 and "1か所を直すと" in text
    assert "令和99年" in text and "訪問する" in text


def test_a_dropped_goal_goes(page: Any, draft: Plan) -> None:
    assert page(**{"goal-0-drop": "on"}).status_code == 302
    assert not draft.goals.exists()


def test_the_second_writer_compares_and_saves_again(page: Any, cast: Any, draft: Plan) -> None:
    before = draft.version
    actions.revise(draft, by=cast.csw, text=whole_text(draft), version=before)
    answer = page(version=before)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "先に保存しました" in text and "保存されている文とのちがい" in text
    assert f'name="version" value="{draft.version}"' in text and "月末にまとめる" in text
    assert page(version=draft.version).status_code == 302


def test_five_items_missing_is_said_on_the_way_to_the_conference(
    client_for: Any, cast: Any, page: Any, draft: Plan
) -> None:
    page(integration="")
    client = client_for(cast.houkatsu)
    answer = client.post(reverse("plans:submission", args=[draft.uid]), {"why": "急ぎです"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "「5 一体的に提供する方策」" in text and "急ぎです" in text
    draft.refresh_from_db()
    assert draft.state == "draft"


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("同じ", "同じ", [("same", "同じ")]),
        ("", "新しい", [("add", "新しい")]),
        ("消える", "", [("del", "消える")]),
        (
            "ほっといてほしい。母が心配",
            "免許を取りたい。母が心配",
            [("change", "ほっといてほしい", "免許を取りたい"), ("same", "。母が心配")],
        ),
        (
            "月に1度は外に出る",
            "月に2度は外に出る",
            [("same", "月に"), ("change", "1", "2"), ("same", "度は外に出る")],
        ),
    ],
)
def test_marks_read_as_phrases(before: str, after: str, found: list[Any]) -> None:
    assert marks(before, after) == found
    assert count(found) == sum(one[0] != "same" for one in found)


def test_the_drafter_who_decides_is_told_who_can(client_for: Any, cast: Any, ringi: Any) -> None:
    plan = Plan.objects.get(ringi_rows__ringi=ringi)
    url = reverse("plans:decision", args=[plan.uid])
    text = client_for(cast.csw).get(url).content.decode()
    assert "支援決定を記録できるのは、市の事務局" in text
    assert "社協 あゆむさんは決定できません" in text and "福祉保健センター所長の所長 まもるさん" in text
