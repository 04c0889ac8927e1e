"""誤記載の取下げ。"""

from __future__ import annotations

from typing import Any

import pytest

from kasane.access import Refused
from kasane.cases import actions as cases
from kasane.cases.models import Case
from kasane.cases.registering import Told as Heard
from kasane.records import actions as records
from kasane.records.models import Note, NotePerson, Task, Withdrawal


@pytest.fixture
def colleague(cast: Any) -> Any:
    return cast.join("houkatsu-b", "同僚", "houkatsu-chuo")


def test_two_persons_empty_the_note_and_the_hash_stays(
    cast: Any, case: Case, colleague: Any, son: Any
) -> None:
    note = records.write(case, by=cast.houkatsu, body="隣の方の病名", about=[son])
    records.add(note, by=cast.houkatsu, body="薬の名")
    digest = note.digest()
    withdrawal = records.ask_withdrawal(note, by=cast.houkatsu, why="別の方の記録に書いた")
    with pytest.raises(Refused, match="別の職員"):
        records.withdraw_wrong(withdrawal, by=cast.houkatsu)
    gone = records.withdraw_wrong(withdrawal, by=colleague)
    gone.refresh_from_db()
    assert (gone.body, gone.content_hash) == ("", digest) and gone.withdrawn
    assert gone.additions.get().body == "" and not NotePerson.objects.exists()
    assert "漏えい" in Task.objects.get().what


def test_the_team_no_longer_meets_it_at_all(cast: Any, case: Case, share: Any, colleague: Any) -> None:
    share(cast.kikan)
    note = records.write(case, by=cast.houkatsu, body="まちがい")
    records.withdraw_wrong(records.ask_withdrawal(note, by=cast.houkatsu, why="誤り"), by=colleague)
    assert not Note.objects.visible_to(cast.kikan).exists()
    assert Note.objects.visible_to(cast.houkatsu).get().withdrawn


def test_it_moves_to_the_right_person(cast: Any, case: Case, colleague: Any) -> None:
    right = cases.open_case(cast.houkatsu.agency, by=cast.houkatsu, told=Heard(family="隣", given="ヨネ"))
    note = records.write(case, by=cast.houkatsu, body="隣の方のこと")
    asked = records.ask_withdrawal(note, by=cast.houkatsu, why="別の方", move_to=right)
    gone = records.withdraw_wrong(asked, by=colleague)
    assert gone.moved_to.case == right and gone.moved_to.body == "隣の方のこと"
    assert gone.moved_to.author == cast.houkatsu and gone.body == ""


def test_a_case_out_of_sight_is_no_place_to_move_to(cast: Any, case: Case) -> None:
    far = cases.open_case(cast.kikan.agency, by=cast.kikan, told=Heard(family="遠", given="くに"))
    note = records.write(case, by=cast.houkatsu, body="まちがい")
    with pytest.raises(Refused, match="見つかりません"):
        records.ask_withdrawal(note, by=cast.houkatsu, why="別の方", move_to=far)


def test_other_agencies_cannot_ask_nor_see_the_asking(cast: Any, case: Case, share: Any) -> None:
    share(cast.kikan)
    note = records.write(case, by=cast.houkatsu, body="まちがい")
    with pytest.raises(Refused, match="書いた機関"):
        records.ask_withdrawal(note, by=cast.kikan, why="消したい")
    records.ask_withdrawal(note, by=cast.houkatsu, why="誤り")
    assert not Withdrawal.objects.visible_to(cast.kikan).exists()
    assert not Withdrawal.objects.visible_to(cast.bugai).exists()
