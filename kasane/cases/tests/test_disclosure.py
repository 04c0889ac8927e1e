"""頁に出るのは、その人についての根拠がある人だけ。出した人は、一人ずつ閲覧の記録に残る。"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kasane.access import Refused, Scope
from kasane.audit.models import Event
from kasane.cases import actions, grounds, rules
from kasane.cases.closing import Closing, settle_sight
from kasane.cases.models import Case, CasePerson, FollowUp, Involvement, Person
from kasane.cases.registering import Told
from kasane.cases.sight import remember, sight_of
from kasane.kernel import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast: Any) -> Case:
    told = Told(family="見本", given="健一", town="中町", address="中町1-2-3", phone="090-1111-2222")
    return actions.open_case(cast.houkatsu.agency, by=cast.houkatsu, told=told)


@pytest.fixture
def son(cast: Any, case: Case) -> CasePerson:
    return actions.register_person(
        case, by=cast.houkatsu, told=Told(family="見本", given="一郎"), relation="child"
    )


def give(cast: Any, case: Case, who: Any, scope: Scope = Scope.SHARED, **more: Any) -> Involvement:
    return grounds.open_ground(
        case, who.agency, "consent", scope, by=cast.houkatsu, sentence="本人の同意", **more
    )


def page(client: Any, case: Case, name: str) -> str:
    return str(client.get(f"/cases/{case.uid}/{name}/").content.decode())


def shown_last() -> bytes:
    return bytes(Event.objects.filter(kind="view").latest("id").shown)


def test_the_viewers_page_names_no_member_without_a_ground(
    client_for: Any, cast: Any, case: Case, son: CasePerson
) -> None:
    Person.objects.filter(pk=son.person_id).update(shown_name="改まった名")
    give(cast, case, cast.kikan)
    assert "改まった名" not in page(client_for(cast.kikan), case, "viewers")
    assert "改まった名" in page(client_for(cast.houkatsu), case, "viewers")


@pytest.mark.parametrize("name", ["viewers", "sight", "household"])
def test_every_person_on_the_page_is_in_the_log(
    client_for: Any, cast: Any, case: Case, son: CasePerson, name: str
) -> None:
    assert "見本 一郎" in page(client_for(cast.houkatsu), case, name)
    assert son.person is not None and son.person.uid.bytes in shown_last()


def test_knowing_that_a_member_exists_does_not_give_the_name(
    client_for: Any, cast: Any, case: Case, son: CasePerson
) -> None:
    give(cast, case, cast.kikan)
    give(cast, case, cast.kikan, Scope.EXISTENCE, person=son.person)
    assert "見本 一郎" not in page(client_for(cast.kikan), case, "sight")


@pytest.mark.parametrize("scope", [Scope.OWN, Scope.SHARED])
def test_address_and_telephone_open_only_to_those_who_may_revise(
    client_for: Any, cast: Any, case: Case, scope: Scope
) -> None:
    give(cast, case, cast.kikan, scope)
    refused = client_for(cast.kikan).get(f"/cases/{case.uid}/person/")
    assert refused.status_code == 403
    assert "読むことだけ" in refused.content.decode() and "090-1111" not in refused.content.decode()
    assert Event.objects.filter(kind="refusal", verb="cases:person").exists()
    assert "090-1111" in page(client_for(cast.houkatsu), case, "person")


def test_a_follow_up_of_another_case_is_absent(client_for: Any, cast: Any, case: Case) -> None:
    other = actions.open_case(cast.houkatsu.agency, by=cast.houkatsu, told=Told(label="別の方"))
    due = FollowUp.objects.create(
        case=other, due_on=clock.today(), agency=cast.houkatsu.agency, made_by=cast.houkatsu
    )
    client = client_for(cast.houkatsu)
    address = f"/cases/{case.uid}/follow-ups/{due.uid}/"
    assert client.get(address).status_code == client.post(address, {"result": "元気"}).status_code == 404


def test_a_follow_up_is_recorded_once(cast: Any, case: Case) -> None:
    closing = Closing(
        why="handed_over", holder=case.holder_agency, note="見守り", return_hint="包括へ",
        follow_ups=[clock.today() + dt.timedelta(days=90)],
    )  # fmt: skip
    actions.close(case, by=cast.houkatsu, closing=closing)
    stale = FollowUp.objects.get(case=case)
    actions.follow_up(case, by=cast.houkatsu, due=FollowUp.objects.get(case=case), result="はじめ")
    with pytest.raises(Refused, match="もう記録"):
        actions.follow_up(case, by=cast.houkatsu, due=stale, result="あとから")
    assert FollowUp.objects.get(case=case).result == "はじめ"


def test_one_workers_row_does_not_make_the_agency_a_holder(cast: Any, case: Case) -> None:
    give(cast, case, cast.kikan, Scope.FULL, assignment=cast.kikan)
    with pytest.raises(Refused, match="見られる根拠がありません"):
        actions.change_holder(case, by=cast.houkatsu, agency=cast.kikan.agency, why="引き継ぎ")


def test_reading_only_stays_reading_only_for_a_member_registered_later(cast: Any, case: Case) -> None:
    give(cast, case, cast.kikan, Scope.FULL, writes=False)
    row = actions.register_person(case, by=cast.houkatsu, told=Told(label="あとから"), relation="child")
    assert not Involvement.objects.get(person=row.person, agency=cast.kikan.agency).writes
    assert not rules.can_register_person(cast.kikan, case)


def test_closing_also_stops_grounds_that_have_not_begun(cast: Any, case: Case) -> None:
    far = clock.now() + dt.timedelta(days=3000)
    give(cast, case, cast.kikan, Scope.FULL, since=far)
    settle_sight(case, by=cast.houkatsu)
    with clock.at(far + dt.timedelta(days=1)):
        assert not Case.objects.visible_to(cast.kikan).filter(pk=case.pk).exists()


def test_a_refusal_on_the_form_is_kept_with_its_case(client_for: Any, cast: Any, case: Case) -> None:
    give(cast, case, cast.kikan)
    form = {"why": "hospital", "recheck_on": "令和30年1月1日"}
    page = client_for(cast.kikan).post(f"/cases/{case.uid}/pause/", form)
    assert page.status_code == 422 and "主担当" in page.content.decode()
    kept = Event.objects.get(kind="refusal")
    assert (kept.verb, kept.case_uid, kept.agency_uid) == ("cases.pause", case.uid, cast.kikan.agency.uid)


def test_after_a_verb_nothing_remembered_is_left(cast: Any, case: Case) -> None:
    seen = Case.objects.prefetch_related("circles").get(pk=case.pk)
    remember(sight_of(cast.houkatsu, seen))
    grounds.new_circle(case, "matter", "第1回", by=cast.houkatsu)
    actions.agree_interval(seen, by=cast.houkatsu, days=14)
    assert sight_of(cast.houkatsu, seen).case is seen
    assert seen.contact_every_days == 14 and len(seen.circles.all()) == 1


def test_only_named_workers_of_the_own_desk_see_a_restricted_case(cast: Any, case: Case) -> None:
    boss = cast.join("boss", "長 上子", "houkatsu-chuo", "所属長", "worker", "supervisor")
    with pytest.raises(Refused, match="自分の機関"):
        actions.restrict(case, by=boss, workers=[cast.kikan])
    actions.restrict(case, by=boss, workers=[cast.houkatsu])
    assert Case.objects.visible_to(cast.houkatsu).exists() and not Case.objects.visible_to(boss).exists()
    assert case.caseworkers.count() == 1
