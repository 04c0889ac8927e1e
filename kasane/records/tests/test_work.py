"""見立て・課題・やること・通報・気になる情報・安全情報。"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kasane.access import Kind, Refused, Scope
from kasane.audit.models import Event, Line
from kasane.cases.models import Case, Involvement
from kasane.kernel import clock
from kasane.records import actions as records
from kasane.records.models import (
    Assessment,
    AvoidNote,
    Concern,
    HouseholdEvent,
    Issue,
    Notification,
    SafetyNote,
    Task,
)


def soon(days: int = 7) -> dt.date:
    return clock.today() + dt.timedelta(days=days)


def test_assessments_are_versions(cast: Any, case: Case) -> None:
    first = records.assess(case, by=cast.houkatsu, answers={"health": "treated"}, after=0)
    second = records.assess(case, by=cast.houkatsu, answers={"health": "hospital"}, after=1)
    first.refresh_from_db()
    assert (first.answers, second.round, second.supersedes) == ({"health": "treated"}, 2, first)
    with pytest.raises(Refused, match="先に新しい版"):
        records.assess(case, by=cast.houkatsu, answers={"health": "good"}, after=1)


def test_sections_out_of_sight_are_carried_and_not_written(cast: Any, case: Case, share: Any) -> None:
    records.assess(case, by=cast.houkatsu, answers={"income": 120000, "health": "good"})
    share(cast.kikan, kinds=int(Kind.HEALTH))
    newer = records.assess(case, by=cast.kikan, answers={"health": "treated", "income": 1})
    assert newer.answers == {"income": 120000, "health": "treated"}
    assert not Assessment.objects.visible_to(cast.bugai).exists()


def test_an_issue_is_somebodys_and_can_be_settled(cast: Any, case: Case, son: Any, share: Any) -> None:
    share(cast.kikan)
    records.raise_issue(case, by=cast.houkatsu, code="dementia", strength="suspected")
    records.raise_issue(case, by=cast.houkatsu, code="hikikomori", strength="evident", person=son)
    assert [issue.code for issue in Issue.objects.visible_to(cast.kikan)] == ["dementia"]
    surer = records.raise_issue(case, by=cast.houkatsu, code="dementia", strength="evident")
    assert Issue.objects.standing().filter(code="dementia").get() == surer
    records.settle_issue(surer, by=cast.houkatsu, why="受診で否定された")
    assert not Issue.objects.standing().filter(code="dementia").exists()
    assert all("ひきこもり" not in line.subject for line in Line.objects.all())


def test_tasks_belong_to_an_agency(cast: Any, case: Case, share: Any) -> None:
    share(cast.kikan)
    task = records.assign_task(
        case, by=cast.houkatsu, what="手帳の申請", due_on=soon(), agency=cast.kikan.agency
    )
    with pytest.raises(Refused, match="がすることです"):
        records.done(task, by=cast.houkatsu)
    assert records.done(task, by=cast.kikan, result="申請した").is_done
    assert not Task.objects.visible_to(cast.bugai).exists()


def test_a_task_of_an_agency_on_paper_is_done_by_proxy(cast: Any, case: Case) -> None:
    hokenjo = cast.agency("hokenjo")
    task = records.assign_task(case, by=cast.houkatsu, what="受診をすすめる", due_on=soon(), agency=hokenjo)
    with pytest.raises(Refused, match="だれから"):
        records.done(task, by=cast.houkatsu, result="済")
    proxy = {"entered_for": hokenjo, "told_by": "保健師", "told_at": clock.now(), "told_how": "fax"}
    done = records.done(task, by=cast.houkatsu, result="済", **proxy)
    assert done.entered_for == hokenjo


def test_a_task_of_the_circle_stays_in_the_circle(cast: Any, case: Case, circle: Any, share: Any) -> None:
    share(cast.kikan)
    records.assign_task(case, by=cast.gakko, what="家庭訪問", due_on=soon(), circle=circle)
    assert Task.objects.visible_to(cast.houkatsu).exists()
    assert not Task.objects.visible_to(cast.kikan).exists()


def notify(case: Case, by: Any, kind: str = "elder", **more: Any) -> Notification:
    details = {"what": "あざがある", "name": "係長 甲", "method": "phone", "at": clock.now(), **more}
    return records.notify(case, by=by, kind=kind, **details)


def test_a_notification_opens_the_addressee_and_names_the_law(cast: Any, case: Case) -> None:
    notification = notify(case, cast.houkatsu, to_agency=cast.hoken.agency)
    assert notification.duty == "努力義務" and notification.cited and notification.citation
    ground = Involvement.objects.get(agency=cast.hoken.agency)
    assert (ground.basis, ground.scope, ground.source) == ("report", Scope.SHARED, notification.uid)
    assert Notification.objects.visible_to(cast.hoken).get() == notification
    assert not Notification.objects.visible_to(cast.bugai).exists()
    assert Event.objects.filter(verb="records.notify", case_uid=case.uid).exists()


def test_no_duty_is_invented_for_words_of_suicide(cast: Any, case: Case) -> None:
    notification = notify(case, cast.houkatsu, kind="suicide", to_agency=cast.hoken.agency)
    assert (notification.duty, notification.cited) == ("なし", "")
    assert Involvement.objects.get(agency=cast.hoken.agency).last_day == soon(14)


def test_who_knows_only_the_existence_can_notify(cast: Any, case: Case, share: Any) -> None:
    share(cast.chosei, scope=Scope.EXISTENCE)
    assert notify(case, cast.chosei, to_whom="警察")
    with pytest.raises(Case.DoesNotExist):
        notify(case, cast.bugai, to_whom="警察")


def test_the_team_with_shared_sight_does_not_read_the_notification(cast: Any, case: Case, share: Any) -> None:
    share(cast.kikan)
    notify(case, cast.houkatsu, to_whom="児童相談所")
    assert not Notification.objects.visible_to(cast.kikan).exists()


def test_it_is_open_until_safety_is_confirmed(cast: Any, case: Case) -> None:
    notification = notify(case, cast.houkatsu, to_whom="児童相談所")
    assert Notification.objects.open().exists()
    records.confirm_safety(notification, by=cast.houkatsu, who="児相 乙", at=clock.now())
    assert not Notification.objects.open().exists()


def test_a_concern_has_no_name_and_two_readers(cast: Any) -> None:
    concern = records.report_concern(cast.houkatsu.agency, by=cast.houkatsu, worry="郵便がたまっている")
    assert not Concern.objects.visible_to(cast.csw).exists()
    records.pass_concern(concern, by=cast.houkatsu, to=cast.csw.agency)
    assert Concern.objects.visible_to(cast.csw).exists()
    assert not Concern.objects.visible_to(cast.bugai).exists()
    assert Event.objects.filter(verb="records.pass_concern", case_uid=None).exists()


def test_tying_a_concern_opens_nothing(cast: Any, case: Case) -> None:
    concern = records.report_concern(cast.houkatsu.agency, by=cast.houkatsu, worry="気になる")
    records.pass_concern(concern, by=cast.houkatsu, to=cast.csw.agency)
    before = Involvement.objects.count()
    records.tie_concern(concern, by=cast.houkatsu, case=case)
    assert Involvement.objects.count() == before


def test_safety_lapses_and_is_approved_by_another(cast: Any, case: Case) -> None:
    safety = records.add_safety(
        case, by=cast.houkatsu, item="animal", fact="庭に犬", ground="8月の訪問で見た", review_on=soon(30)
    )
    with pytest.raises(Refused, match="別の職員"):
        records.approve_safety(safety, by=cast.houkatsu)
    records.approve_safety(safety, by=cast.join("houkatsu-b", "同僚", "houkatsu-chuo"))
    with clock.at(clock.now() + dt.timedelta(days=31)):
        assert safety.lapsed
    records.end_safety(safety, by=cast.houkatsu, why="犬はいなくなった")
    assert not SafetyNote.objects.standing().exists()


def test_avoid_notes_reach_the_team_only(cast: Any, case: Case, share: Any) -> None:
    share(cast.kikan)
    records.add_avoid(case, by=cast.houkatsu, mood="avoid", what="大きな声で話しかけない")
    assert AvoidNote.objects.visible_to(cast.kikan).exists()
    assert not AvoidNote.objects.visible_to(cast.bugai).exists()


def test_the_chronology_masks_the_son(cast: Any, case: Case, son: Any, share: Any) -> None:
    share(cast.kikan)
    records.note_event(case, by=cast.houkatsu, on=dt.date(2010, 4, 1), what="夫が亡くなる", precision="year")
    records.note_event(case, by=cast.houkatsu, on=dt.date(2015, 4, 1), what="離職", person=son)
    assert [event.what for event in HouseholdEvent.objects.visible_to(cast.kikan)] == ["夫が亡くなる"]
    assert "離職" not in set(Line.objects.values_list("subject", flat=True))
