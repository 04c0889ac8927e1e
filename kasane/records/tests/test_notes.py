"""支援経過を書く・直す・追記する。"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kasane.access import Kind, Reach, Refused, Scope
from kasane.audit.models import Event, Line
from kasane.cases.models import Case, Conflict, Involvement
from kasane.cases.sight import sight_of, viewers
from kasane.kernel import clock
from kasane.records import actions as records
from kasane.records.models import Note, Task, Told
from kasane.records.telling import TellingLine, may_be_told


def seen(member: Any) -> set[str]:
    return set(Note.objects.visible_to(member).values_list("body", flat=True))


def test_one_box_is_enough(cast: Any, case: Case) -> None:
    note = records.write(
        case, by=cast.houkatsu, body="電話。変わりない。", methods=["phone"], contact_made=True
    )
    case.refresh_from_db()
    assert note.agency == cast.houkatsu.agency and not note.late
    assert case.last_contact_on == clock.today()
    event = Event.objects.get(verb="records.write")
    assert event.case_uid == case.uid and event.grounds
    assert not Line.objects.filter(sentence="経過を記録する").exists()


def test_an_empty_note_is_refused(cast: Any, case: Case) -> None:
    with pytest.raises(Refused, match="内容を書いて"):
        records.write(case, by=cast.houkatsu, body="  ")


def test_a_note_of_the_future_is_refused(cast: Any, case: Case) -> None:
    with pytest.raises(Refused, match="これから先"):
        records.write(case, by=cast.houkatsu, body="あす", happened_at=clock.now() + dt.timedelta(days=1))


def test_a_later_entry_is_marked(cast: Any, case: Case) -> None:
    yesterday = clock.now() - dt.timedelta(days=1)
    assert records.write(case, by=cast.houkatsu, body="きのうの訪問", happened_at=yesterday).late


def test_the_outsider_meets_nothing_and_writes_nothing(cast: Any, case: Case) -> None:
    records.write(case, by=cast.houkatsu, body="ひみつ")
    assert seen(cast.bugai) == set()
    with pytest.raises(Case.DoesNotExist):
        records.write(case, by=cast.bugai, body="のぞき")


def test_a_colleague_reads_and_revises(cast: Any, case: Case) -> None:
    colleague = cast.join("houkatsu-b", "同僚", "houkatsu-chuo")
    note = records.write(case, by=cast.houkatsu, body="はじめ", reach=Reach.OWN)
    assert seen(colleague) == {"はじめ"}
    assert records.revise(note, by=colleague, version=1, body="直した").version == 2


def test_own_reach_stays_in_the_agency(cast: Any, case: Case, share: Any) -> None:
    share(cast.kikan)
    records.write(case, by=cast.houkatsu, body="自機関のみ", reach=Reach.OWN)
    records.write(case, by=cast.houkatsu, body="チームへ")
    assert seen(cast.kikan) == {"チームへ"}


def test_kinds_beyond_the_consent_stay_closed(cast: Any, case: Case, share: Any) -> None:
    share(cast.kikan, kinds=int(Kind.SUPPORT | Kind.HEALTH))
    records.write(case, by=cast.houkatsu, body="お金", kinds=int(Kind.SUPPORT | Kind.MONEY))
    records.write(case, by=cast.houkatsu, body="からだ", kinds=int(Kind.SUPPORT | Kind.HEALTH))
    assert seen(cast.kikan) == {"からだ"}


def test_a_note_of_the_circle_is_invisible_to_the_team(
    cast: Any, case: Case, share: Any, circle: Any
) -> None:
    share(cast.kikan)
    records.write(case, by=cast.gakko, body="会議で聞いた", circle=circle)
    assert seen(cast.kikan) == set()
    assert seen(cast.gakko) == seen(cast.houkatsu) == {"会議で聞いた"}
    assert not Involvement.objects.filter(agency=cast.gakko.agency, basis="own").exists()


def test_a_seat_writes_only_into_its_circle(cast: Any, case: Case, circle: Any) -> None:
    with pytest.raises(Refused):
        records.write(case, by=cast.gakko, body="輪の外へ")


def test_who_has_no_seat_cannot_write_into_the_circle(cast: Any, case: Case, share: Any, circle: Any) -> None:
    share(cast.kikan)
    with pytest.raises(Refused, match="構成員だけ"):
        records.write(case, by=cast.kikan, body="席なし", circle=circle)


def test_the_mother_consents_and_the_son_does_not(cast: Any, case: Case, son: Any, share: Any) -> None:
    share(cast.kikan)
    records.write(case, by=cast.houkatsu, body="母のこと")
    records.write(case, by=cast.houkatsu, body="息子のこと", about=[son])
    assert seen(cast.kikan) == {"母のこと"}
    assert seen(cast.houkatsu) == {"母のこと", "息子のこと"}


def test_about_must_be_in_this_record(cast: Any, case: Case, son: Any, share: Any) -> None:
    share(cast.kikan)
    with pytest.raises(Refused, match="世帯員から"):
        records.write(case, by=cast.kikan, body="息子のこと", about=[son])


def test_the_first_note_lets_the_agency_keep_what_it_wrote(cast: Any, case: Case, share: Any) -> None:
    ground = share(cast.kikan)
    records.write(case, by=cast.kikan, body="基幹の記録")
    records.write(case, by=cast.houkatsu, body="包括の記録")
    Involvement.objects.filter(pk=ground.pk).update(until=clock.now())
    assert seen(cast.kikan) == {"基幹の記録"}


def test_a_conflicted_worker_sees_nothing(cast: Any, case: Case) -> None:
    records.write(case, by=cast.houkatsu, body="見える")
    Conflict.objects.create(
        account=cast.houkatsu.account, identity=case.person.identity, how="relative", made_by=cast.houkatsu
    )
    assert seen(cast.houkatsu) == set()


def test_two_writers_never_lose_text(cast: Any, case: Case) -> None:
    note = records.write(case, by=cast.houkatsu, body="はじめ")
    records.revise(note, by=cast.houkatsu, version=1, body="先に直した")
    with pytest.raises(Refused, match="両方の文"):
        records.revise(note, by=cast.houkatsu, version=1, body="あとから")
    note.refresh_from_db()
    assert note.body == "先に直した"


def test_after_the_month_is_closed_only_an_addition(cast: Any, case: Case) -> None:
    note = records.write(case, by=cast.houkatsu, body="九月の記録")
    with clock.at(clock.now() + dt.timedelta(days=45)):
        with pytest.raises(Refused, match="追記"):
            records.revise(note, by=cast.houkatsu, version=1, body="書きかえ")
        records.add(note, by=cast.houkatsu, body="あとで分かったこと")
    assert note.additions.get().body == "あとで分かったこと"


def test_only_the_author_agency_adds(cast: Any, case: Case, share: Any) -> None:
    share(cast.kikan)
    note = records.write(case, by=cast.houkatsu, body="包括の記録")
    with pytest.raises(Refused, match="書いた機関"):
        records.add(note, by=cast.kikan, body="よこから")


def test_finalised_notes_cannot_be_revised(cast: Any, case: Case) -> None:
    note = records.write(case, by=cast.houkatsu, body="はじめ")
    records.finalise(note, by=cast.houkatsu)
    with pytest.raises(Refused, match="確定"):
        records.revise(note, by=cast.houkatsu, version=1, body="直す")


def test_the_ground_of_what_was_told_is_filled_in(cast: Any, case: Case, share: Any) -> None:
    ground = share(cast.kikan)
    line = TellingLine(what="来週の訪問日", to_agency=cast.kikan.agency, to_name="基さん")
    records.write(case, by=cast.houkatsu, body="基幹へ電話", told=[line])
    told = Told.objects.get()
    assert (told.basis, told.involvement) == ("consent", ground)


def test_telling_without_a_ground_asks_for_one(cast: Any, case: Case) -> None:
    line = TellingLine(what="病名", to_agency=cast.agency("hokenjo"))
    with pytest.raises(Refused, match="根拠を選んで"):
        records.tell(case, by=cast.houkatsu, line=line)
    assert not Told.objects.exists()
    records.tell(case, by=cast.houkatsu, line=TellingLine(what="病名", to_name="保健所 係", basis="life"))
    assert Line.objects.get(sentence="伝えた情報を記録する").need == Scope.SHARED


def test_the_next_date_becomes_a_task(cast: Any, case: Case) -> None:
    day = clock.today() + dt.timedelta(days=7)
    records.write(case, by=cast.houkatsu, body="訪問", next="来週また訪ねる", next_on=day)
    task = Task.objects.get()
    assert (task.what, task.due_on, task.agency) == ("来週また訪ねる", day, cast.houkatsu.agency)


def test_who_was_notified_is_not_told_by_the_ledger(cast: Any, case: Case, share: Any) -> None:
    share(cast.kikan)
    report = {"kind": "elder", "what": "あざ", "name": "甲", "method": "phone", "at": clock.now()}
    records.notify(case, by=cast.houkatsu, to_agency=cast.hoken.agency, **report)
    line = TellingLine(what="ようす", to_agency=cast.hoken.agency)
    records.write(case, by=cast.houkatsu, body="電話した", told=[line])
    assert Told.objects.visible_to(cast.houkatsu).get().basis == "report"
    assert not Told.objects.visible_to(cast.kikan).exists()
    assert [row.agency for row in may_be_told(case, cast.kikan)] == [cast.houkatsu.agency]
    assert cast.hoken.agency not in [row.agency for row in viewers(sight_of(cast.kikan, case))]
    assert cast.hoken.agency in [row.agency for row in viewers(sight_of(cast.houkatsu, case))]
    with pytest.raises(Refused, match="根拠を選んで"):
        records.tell(case, by=cast.kikan, line=line)


def test_revising_never_lifts_the_mask_of_a_person_out_of_sight(cast: Any, case: Case, son: Any) -> None:
    note = records.write(case, by=cast.houkatsu, body="息子のこと", about=[son])
    Involvement.objects.filter(agency=cast.houkatsu.agency, person=son).update(until=clock.now())
    records.revise(note, by=cast.houkatsu, version=1, body="直した", about=[])
    assert [row.person for row in note.about.all()] == [son]
