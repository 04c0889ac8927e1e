"""ケース画面の一片と、返事が必要なもの。"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.template.loader import render_to_string

from kasane.cases.models import Case
from kasane.cases.sight import sight_of
from kasane.kernel import clock
from kasane.records import actions as records
from kasane.records import panel
from kasane.records.timeline import merged


def test_the_pieces_of_the_case_page_render(cast: Any, case: Case) -> None:
    records.write(case, by=cast.houkatsu, body="きょうの電話")
    records.add_avoid(case, by=cast.houkatsu, mood="reassure", what="無線の話")
    records.assign_task(case, by=cast.houkatsu, what="申請", due_on=clock.today())
    records.notify(
        case,
        by=cast.houkatsu,
        kind="child",
        what="あざ",
        to_whom="児相",
        name="乙",
        method="phone",
        at=clock.now(),
    )
    pieces = panel.show(case, cast.houkatsu, sight_of(cast.houkatsu, case))
    page = "".join(
        render_to_string(piece.template, {"panel": piece.context, "case": case}) for piece in pieces
    )
    assert all(word in page for word in ("きょうの電話", "無線の話", "申請", "児相"))
    assert [offer.label for offer in panel.offers(case, cast.houkatsu, sight_of(cast.houkatsu, case))]


def test_waiting_puts_my_agencies_overdue_first(cast: Any, case: Case, share: Any) -> None:
    share(cast.kikan)
    for days, what in ((5, "あとで"), (-2, "過ぎた")):
        day = clock.today() + dt.timedelta(days=days)
        records.assign_task(case, by=cast.houkatsu, what=what, due_on=day, agency=cast.kikan.agency)
    assert [row.verb for row in panel.waiting(cast.kikan)] == ["過ぎた", "あとで"]
    assert panel.waiting(cast.kikan)[0].who == case.person.name
    assert panel.waiting(cast.houkatsu) == panel.waiting(cast.bugai) == []


def test_a_task_without_sight_of_the_case_shows_only_the_number(cast: Any, case: Case) -> None:
    records.assign_task(
        case, by=cast.houkatsu, what="事務局に電話する", due_on=clock.today(), agency=cast.kikan.agency
    )
    (row,) = panel.waiting(cast.kikan)
    assert row.who == f"ケース {case.number}" and row.person_uid is None


def test_lapsed_safety_and_the_second_person(cast: Any, case: Case) -> None:
    colleague = cast.join("houkatsu-b", "同僚", "houkatsu-chuo")
    tomorrow = clock.today() + dt.timedelta(days=1)
    records.add_safety(case, by=cast.houkatsu, item="animal", fact="犬", ground="訪問", review_on=tomorrow)
    note = records.write(case, by=cast.houkatsu, body="まちがい")
    records.ask_withdrawal(note, by=cast.houkatsu, why="別の方")
    assert [row.verb for row in panel.waiting(colleague)] == ["誤記載の取下げを確かめる"]
    with clock.at(clock.now() + dt.timedelta(days=2)):
        assert "安全情報を見直す" in [row.verb for row in panel.waiting(cast.houkatsu)]


def test_notes_and_verbs_are_merged_by_time(cast: Any, case: Case) -> None:
    records.write(case, by=cast.houkatsu, body="古い", happened_at=clock.now() - dt.timedelta(days=3))
    records.add_avoid(case, by=cast.houkatsu, mood="avoid", what="大声")
    records.write(case, by=cast.houkatsu, body="新しい")
    entries = merged(case, sight_of(cast.houkatsu, case)).entries
    words = [entry.note.body if entry.note else entry.line.sentence for entry in entries]
    assert words[0] == "新しい" and words[-1] == "古い" and len(words) >= 3
    assert merged(case, sight_of(cast.bugai, case)).entries == []


def test_the_panel_asks_a_constant_number_of_questions(
    cast: Any, case: Case, django_assert_max_num_queries: Any
) -> None:
    for number in range(25):
        records.write(case, by=cast.houkatsu, body=str(number))
    sight = sight_of(cast.houkatsu, case)
    with django_assert_max_num_queries(9):
        panel.show(case, cast.houkatsu, sight)
    with django_assert_max_num_queries(8):
        panel.waiting(cast.houkatsu)
