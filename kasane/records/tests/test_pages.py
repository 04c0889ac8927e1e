"""支援の記録の頁。"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse

from kasane.access import Scope
from kasane.audit.models import Event
from kasane.cases.models import Case
from kasane.kernel import clock
from kasane.records import actions as records
from kasane.records.models import Addition, Assessment, Concern, Issue, Note, Notification, Task, Told


@pytest.fixture
def desk(cast: Any, client_for: Any) -> Any:
    return client_for(cast.houkatsu)


def url(name: str, *args: Any) -> str:
    return reverse(f"records:{name}", args=args)


def text(answer: Any) -> str:
    return answer.content.decode()


NOTE = {"happened_at": "今日 0:01", "body": "電話。変わりない。", "destination": "20", "methods": ["phone"]}


def test_a_note_is_written_from_one_box(desk: Any, case: Case) -> None:
    assert desk.get(url("write_case", case.uid)).status_code == 200
    answer = desk.post(url("write_case", case.uid), NOTE, follow=True)
    assert "経過を記録しました" in text(answer) and "変わりない" in text(answer)
    assert Note.objects.get().methods == ["phone"]


def test_what_was_typed_stays_after_an_error(desk: Any, case: Case) -> None:
    answer = desk.post(url("write_case", case.uid), {**NOTE, "happened_at": "あさって", "body": "消えない文"})
    assert answer.status_code == 422 and "消えない文" in text(answer)
    assert not Note.objects.exists()


def test_telling_lines_and_the_next_day(desk: Any, cast: Any, case: Case, share: Any) -> None:
    share(cast.kikan)
    told = {
        "told0-what": "訪問の日",
        "told0-to_agency": str(cast.kikan.agency.uid),
        "told0-to_name": "基さん",
    }
    desk.post(url("write_case", case.uid), {**NOTE, **told, "next": "訪ねる", "next_on": "明日"})
    assert Told.objects.get().basis == "consent" and Task.objects.get().what == "訪ねる"


def test_telling_without_ground_keeps_everything(desk: Any, cast: Any, case: Case) -> None:
    told = {"told0-what": "病名", "told0-to_name": "家主"}
    answer = desk.post(url("write_case", case.uid), {**NOTE, **told})
    assert answer.status_code == 422 and "根拠を選んで" in text(answer) and "変わりない" in text(answer)
    assert not Note.objects.exists() and not Told.objects.exists()


def test_choosing_whose_record(desk: Any, cast: Any, case: Case, client_for: Any) -> None:
    assert case.person.name in text(desk.get(url("write")))
    found = client_for(cast.bugai).post(url("write"), {"q": "見本"})
    assert found.status_code == 200 and case.person.name not in text(found)
    assert case.number in text(desk.post(url("write"), {"q": "みほん"}))
    assert desk.post(url("write"), {"q": "\0%_'"}).status_code == 200


def test_a_page_of_300_notes_asks_little(
    desk: Any, case: Case, cast: Any, django_assert_max_num_queries: Any
) -> None:
    now = clock.now()
    common = {"case": case, "agency": cast.houkatsu.agency, "author": cast.houkatsu, "made_by": cast.houkatsu}
    Note.objects.bulk_create(
        Note(**common, happened_at=now - dt.timedelta(minutes=number // 3), body=f"{number}番の記録")
        for number in range(300)
    )
    with django_assert_max_num_queries(30):
        answer = desk.get(url("timeline", case.uid) + "?only=notes")
    assert text(answer).count("番の記録") == 20


def test_paging_meets_every_note_once(desk: Any, case: Case, cast: Any) -> None:
    now = clock.now()
    common = {"case": case, "agency": cast.houkatsu.agency, "author": cast.houkatsu, "made_by": cast.houkatsu}
    Note.objects.bulk_create(
        Note(**common, happened_at=now - dt.timedelta(minutes=number // 7), body=f"〔{number}〕")
        for number in range(55)
    )
    met, path = [], url("timeline", case.uid) + "?only=notes"
    for _ in range(3):
        page = desk.get(path)
        met += [entry.note.body for entry in page.context["page"].entries]
        path = url("timeline", case.uid) + page.context["older"]
    assert sorted(met) == sorted(f"〔{number}〕" for number in range(55))


def test_an_odd_cursor_starts_afresh(desk: Any, case: Case) -> None:
    for odd in ("before=x", "before=9999-99-99~a", "month=2026-99", "before=2026-01-01T00:00~-3"):
        assert desk.get(url("timeline", case.uid) + "?" + odd).status_code == 200


def test_the_outsider_gets_404_everywhere(client_for: Any, cast: Any, case: Case) -> None:
    note = records.write(case, by=cast.houkatsu, body="ひみつ")
    task = records.assign_task(case, by=cast.houkatsu, what="ひみつ", due_on=clock.today())
    outsider = client_for(cast.bugai)
    names = ("write_case", "timeline", "told", "tasks", "assessments", "assessment_new", "issues")
    pages = [url(name, case.uid) for name in (*names, "notifications", "notify", "cautions", "chronology")]
    pages += [url(name, note.uid) for name in ("note", "revision", "addition", "withdrawal")]
    for page in [*pages, url("task", task.uid)]:
        assert {outsider.get(page).status_code, outsider.post(page).status_code} == {404}, page


def test_looking_is_written_down(desk: Any, case: Case, cast: Any, son: Any) -> None:
    note = records.write(case, by=cast.houkatsu, body="息子のこと", about=[son])
    desk.get(url("note", note.uid))
    event = Event.objects.filter(kind="view").latest("id")
    assert event.verb == "records:note" and son.uid.bytes in bytes(event.shown)


def test_two_writers_see_both_texts(desk: Any, case: Case, cast: Any) -> None:
    note = records.write(case, by=cast.houkatsu, body="はじめ")
    records.revise(note, by=cast.houkatsu, version=1, body="先の人の文")
    answer = desk.post(url("revision", note.uid), {**NOTE, "body": "あとの人の文", "version": "1"})
    assert answer.status_code == 422
    assert "先の人の文" in text(answer) and "あとの人の文" in text(answer)
    merged = {**NOTE, "body": "二人の文", "version": str(answer.context["version"])}
    assert desk.post(url("revision", note.uid), merged).status_code == 302


def test_a_note_of_the_circle_is_revised_in_its_circle(
    client_for: Any, cast: Any, case: Case, circle: Any
) -> None:
    note = records.write(case, by=cast.gakko, body="会議で", circle=circle)
    school = client_for(cast.gakko)
    assert "会議限り" in text(school.get(url("note", note.uid)))
    data = {**NOTE, "body": "直した", "destination": str(circle.uid), "version": "1"}
    assert school.post(url("revision", note.uid), data).status_code == 302
    note.refresh_from_db()
    assert (note.body, note.circle) == ("直した", circle)


def test_addition_final_and_withdrawal(desk: Any, client_for: Any, cast: Any, case: Case) -> None:
    note = records.write(case, by=cast.houkatsu, body="まちがい")
    desk.post(url("addition", note.uid), {"body": "あとから"})
    assert Addition.objects.get().body == "あとから"
    desk.post(url("final", note.uid))
    assert "別の職員" in text(desk.post(url("withdrawal", note.uid), {"why": "別の方の記録"}, follow=True))
    assert "申し出た人とは別" in text(desk.post(url("confirmation", note.uid), follow=True))
    colleague = client_for(cast.join("houkatsu-b", "同僚", "houkatsu-chuo"))
    assert "まだだれも" not in text(colleague.get(url("withdrawal", note.uid)))
    answer = colleague.post(url("confirmation", note.uid), follow=True)
    assert "誤記載として取り下げました" in text(answer) and "まちがい" not in text(answer)


def test_assessment_pages(desk: Any, client_for: Any, cast: Any, case: Case, share: Any) -> None:
    assert desk.get(url("assessment_new", case.uid)).status_code == 200
    first = {
        "assessed_on": "今日",
        "after": "0",
        "health": "treated",
        "income": "120,000",
        "first_on": "R8.4.1",
    }
    answer = desk.post(url("assessment_new", case.uid), first, follow=True)
    assert "120,000円" in text(answer) and Assessment.objects.get().answers["first_on"] == "2026-04-01"
    stale = desk.post(url("assessment_new", case.uid), {**first, "history": "消えない"})
    assert stale.status_code == 422 and "消えない" in text(stale)
    share(cast.kikan, kinds=2)
    seen = text(client_for(cast.kikan).get(url("assessment", case.uid, 1)))
    assert "通院している" in seen and "120,000円" not in seen


def test_issue_pages(desk: Any, case: Case) -> None:
    data = {"person": str(case.person.uid), "code": "dementia", "strength": "suspected"}
    assert "認知症" in text(desk.post(url("issues", case.uid), data, follow=True))
    answer = desk.post(
        url("settlement", case.uid, Issue.objects.get().uid), {"why": "否定された"}, follow=True
    )
    assert "なくなった課題" in text(answer)


def test_task_pages(desk: Any, cast: Any, case: Case) -> None:
    data = {"what": "手紙を出す", "due_on": "明日", "agency": str(cast.agency("hokenjo").uid)}
    assert "手紙を出す" in text(desk.post(url("tasks", case.uid), data, follow=True))
    task = Task.objects.get()
    assert desk.post(url("task", task.uid), {"result": "済"}).status_code == 422
    proxy = {"told_by": "保健師", "told_at": "今日 0:01", "told_how": "fax", "result": "済"}
    assert desk.post(url("task", task.uid), proxy).status_code == 302
    task.refresh_from_db()
    assert task.is_done and task.entered_for == cast.agency("hokenjo")


def test_notification_starts_with_the_kind(desk: Any, cast: Any, case: Case) -> None:
    page = text(desk.get(url("notify", case.uid)))
    assert "通報・通告をしたことになりません" in page and "義務なし" in page
    path = url("notify_kind", case.uid, "child")
    assert desk.get(url("notify", case.uid) + "?kind=child").url == path
    assert desk.get(url("notify", case.uid) + "?kind=zzz").status_code == 422
    assert desk.get(url("notify_kind", case.uid, "zzz")).status_code == 404
    assert "義務" in text(desk.get(path))
    data = {"what": "あざ", "to_whom": "児童相談所", "name": "乙", "method": "phone", "at": "今日 0:01"}
    assert "安全が確かめられるまで" in text(desk.post(path, data, follow=True))
    safe = {"who": "児相 丙", "at": "今日 0:02"}
    desk.post(url("safety_check", Notification.objects.get().uid), safe)
    assert Notification.objects.get().safety_checked_by == "児相 丙"


def test_who_knows_only_the_number_notifies_without_the_name(
    client_for: Any, cast: Any, case: Case, share: Any
) -> None:
    share(cast.chosei, scope=Scope.EXISTENCE)
    office = client_for(cast.chosei)
    page = text(office.get(url("notify_kind", case.uid, "elder")))
    assert case.number in page and case.person.name not in page
    data = {"what": "あざ", "to_whom": "警察", "name": "乙", "method": "phone", "at": "今日 0:01"}
    assert office.post(url("notify_kind", case.uid, "elder"), data).status_code == 302


def test_concern_pages(desk: Any, client_for: Any, cast: Any) -> None:
    desk.post(url("concern_new"), {"worry": "郵便がたまっている", "place_text": "青い屋根の家"})
    concern = Concern.objects.get()
    assert "青い屋根" in text(desk.get(url("concerns")))
    desk.post(url("passing", concern.uid), {"to": str(cast.csw.agency.uid)})
    assert client_for(cast.csw).get(url("concern", concern.uid)).status_code == 200
    assert client_for(cast.bugai).get(url("concern", concern.uid)).status_code == 404
    desk.post(url("concern_end", concern.uid), {"why": "元気だった"})
    concern.refresh_from_db()
    assert concern.settled_at


def test_caution_and_chronology_pages(desk: Any, client_for: Any, cast: Any, case: Case, share: Any) -> None:
    desk.post(url("avoid_new", case.uid), {"mood": "avoid", "what": "大声"})
    review = clock.today() + dt.timedelta(days=30)
    fact = {"item": "animal", "fact": "庭に犬", "ground": "訪問で見た", "review_on": review.isoformat()}
    desk.post(url("safety_new", case.uid), fact)
    page = text(desk.get(url("cautions", case.uid)))
    assert "大声" in page and "庭に犬" in page
    assert "大声" in text(desk.get(url("write_case", case.uid)))
    event = {"on": "平成22年4月1日", "precision": "year", "what": "夫が亡くなる"}
    assert "平成22年" in text(desk.post(url("chronology", case.uid), event, follow=True))


def test_a_draft_comes_back_whole(desk: Any, case: Case) -> None:
    page = {"page": "records.note", "target": str(case.uid), "seen": ""}
    typed = [["body", "書きかけの文"], ["methods", "phone"], ["methods", "visit"], ["told0-what", "伝えかけ"]]
    kept = desk.post("/drafts/", {**page, "fields": typed}, content_type="application/json")
    assert kept.status_code == 200
    form = desk.get(url("write_case", case.uid) + "?draft=1").context["form"]
    assert form["body"].value() == "書きかけの文" and form["methods"].value() == ["phone", "visit"]
    assert "伝えかけ" in text(desk.get(url("write_case", case.uid) + "?draft=1"))
    desk.post(url("write_case", case.uid), NOTE)
    assert desk.get(url("write_case", case.uid)).context["draft"] is None
