"""取りやめれば、同意で見えていたものだけが一度に閉じ、知らせは番号だけで届く。"""

from __future__ import annotations

from typing import Any

import pytest

from kasane.access import Kind, Refused, Scope
from kasane.audit.models import Event
from kasane.cases import actions as cases
from kasane.cases import grounds
from kasane.cases.models import Case, Involvement
from kasane.consent import actions
from kasane.consent.models import Consent, ConsentEvent
from kasane.consent.tests.conftest import to
from kasane.kernel import clock
from kasane.records.models import Task

pytestmark = pytest.mark.django_db


def sees(member: Any, case: Case) -> bool:
    return Case.objects.visible_to(member).filter(pk=case.pk).exists()


def test_withdrawal_closes_what_consent_opened_and_keeps_own_notes(cast: Any, opened: Consent) -> None:
    case = opened.case
    grounds.keep_own(case, cast.kikan.agency, by=cast.kikan)
    actions.withdraw(opened, by=cast.houkatsu, own_words="もうやめたい", heard_by="包括 さとる")
    assert sees(cast.kikan, case)
    scopes = Involvement.objects.mine(cast.kikan, 0).values_list("scope", flat=True)
    assert list(scopes) == [Scope.OWN]
    assert not Consent.objects.visible_to(cast.kikan).exists()
    assert sees(cast.chosei, case) and sees(cast.csw, case)


def test_an_agency_that_wrote_nothing_meets_absence_and_a_neutral_notice(cast: Any, opened: Consent) -> None:
    actions.withdraw(opened, by=cast.houkatsu, heard_by="包括 さとる")
    assert not sees(cast.kikan, opened.case)
    notices = Task.objects.visible_to(cast.kikan).filter(agency=cast.kikan.agency)
    text = "".join(task.what + task.why for task in notices)
    assert notices.count() == 2 and opened.case.number in text and "電話してください" in text
    assert "見本" not in text and "同意" not in text and all(task.case is None for task in notices)


def test_the_holder_falls_back_to_the_office_at_once(cast: Any, opened: Consent) -> None:
    case = opened.case
    grounds.keep_own(case, cast.kikan.agency, by=cast.kikan)
    cases.change_holder(case, by=cast.houkatsu, agency=cast.kikan.agency, why="話し合い")
    actions.withdraw(opened, by=cast.chosei, heard_by="調整 ひろこ")
    case.refresh_from_db()
    assert case.holder_agency == cast.chosei.agency


def test_withdrawal_for_one_agency_leaves_the_others(cast: Any, opened: Consent) -> None:
    actions.bring_in(opened, by=cast.houkatsu, agency=cast.agency("jiritsu"), part="家計")
    event = actions.withdraw(opened, by=cast.houkatsu, agency=cast.kikan.agency, heard_by="包括 さとる")
    assert not event.whole and event.extent == [cast.kikan.agency.name]
    assert not sees(cast.kikan, opened.case) and sees(cast.jiritsu, opened.case)


def test_withdrawal_of_one_kind_narrows_every_opening(cast: Any, opened: Consent) -> None:
    actions.withdraw(opened, by=cast.houkatsu, kinds=int(Kind.MONEY), heard_by="包括 さとる")
    row = Involvement.objects.live().get(agency=cast.kikan.agency)
    assert not row.kinds & Kind.MONEY and row.kinds & Kind.HEALTH
    assert Task.objects.filter(agency=cast.kikan.agency, case=None).exists()


def test_a_withdrawn_consent_opens_nothing_more(cast: Any, consent: Consent) -> None:
    actions.withdraw(consent, by=cast.houkatsu, heard_by="包括 さとる")
    with pytest.raises(Refused, match="取りやめ"):
        actions.bring_in(consent, by=cast.houkatsu, agency=cast.agency("kikan"), part="相談")
    with pytest.raises(Refused, match="取りやめ"):
        actions.withdraw(consent, by=cast.houkatsu)


def test_nothing_is_half_withdrawn(cast: Any, opened: Consent, monkeypatch: Any) -> None:
    def fail(*args: Any, **more: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("kasane.consent.openings.settle", fail)
    with pytest.raises(RuntimeError):
        actions.withdraw(opened, by=cast.houkatsu, heard_by="包括 さとる")
    assert sees(cast.kikan, opened.case)
    assert not ConsentEvent.objects.filter(what="withdrawn").exists()


def test_after_a_death_the_same_verb_ends_the_sharing(cast: Any, opened: Consent) -> None:
    person = opened.case.person
    person.died_on = clock.today()
    person.save()
    with pytest.raises(Refused, match="亡くなって"):
        actions.bring_in(opened, by=cast.houkatsu, agency=cast.agency("jiritsu"), part="相談")
    actions.withdraw(opened, by=cast.houkatsu, heard_by="包括 さとる", explained="家族に伝えた")
    assert not sees(cast.kikan, opened.case) and sees(cast.houkatsu, opened.case)


def test_the_team_does_not_learn_who_left(cast: Any, opened: Consent) -> None:
    actions.bring_in(opened, by=cast.houkatsu, agency=cast.agency("jiritsu"), part="家計")
    event = actions.withdraw(opened, by=cast.houkatsu, agency=cast.kikan.agency, heard_by="包括 さとる")
    actions.decide_next(event.consent, by=cast.houkatsu, next_step="narrow", next_on=clock.today())
    assert not Task.objects.visible_to(cast.jiritsu).exists()
    assert Task.objects.visible_to(cast.chosei).filter(what__contains="基幹").exists()


def test_a_fax_agency_is_rung_up(cast: Any, case: Case) -> None:
    consent = actions.record(
        case, by=cast.houkatsu, person=case.person, recipients=[to("health_center")], method="signed"
    )
    actions.bring_in(consent, by=cast.houkatsu, agency=cast.agency("hokenjo"), part="こころの相談")
    actions.withdraw(consent, by=cast.houkatsu, heard_by="包括 さとる")
    assert Task.objects.filter(agency=cast.houkatsu.agency, what__contains="県保健所に電話する").exists()


def test_stopping_the_use_changes_no_consent(cast: Any, opened: Consent) -> None:
    actions.withdraw_use(
        opened.case,
        by=cast.kikan,
        person=opened.person,
        what="農園の参加",
        heard_by="基幹 なつき",
        own_words="行かない",
    )
    assert sees(cast.kikan, opened.case)


def test_a_withdrawal_leaves_its_trace_and_the_history(cast: Any, opened: Consent) -> None:
    actions.withdraw(opened, by=cast.houkatsu, own_words="やめます", heard_by="包括 さとる")
    event = Event.objects.get(verb="consent.withdraw")
    assert event.case_uid == opened.case.uid and event.agency_uid == cast.houkatsu.agency.uid
    kept = ConsentEvent.objects.visible_to(cast.houkatsu).values_list("what", flat=True)
    assert sorted(kept) == ["given", "withdrawn"]
