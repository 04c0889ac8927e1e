"""見本の市: 一度に入り、二度入れても同じで、見える人にだけ見える。"""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import transaction

from kasane.agencies.models import Assignment
from kasane.audit import chain
from kasane.cases.models import Case
from kasane.coordination.models import Engagement
from kasane.handoffs.models import Handoff
from kasane.kernel import clock, codes
from seeds import world
from seeds.cast import PLAYERS, SECOND_POSTS

pytestmark = pytest.mark.django_db

NOTHING = ("bugai", "admin", "kansa")


@pytest.fixture(scope="module")
def city(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, Any]]:
    """見本の市を一度だけ入れ、この試験の終わりに取り消す。"""
    with django_db_blocker.unblock(), transaction.atomic():
        started = time.process_time()
        assert world.load()
        taken = time.process_time() - started
        yield {**{who.account.login_name: who for who in _members()}, "taken": taken}
        transaction.set_rollback(True)
    codes.forget()


def _members() -> list[Assignment]:
    second = [player.desk for player in SECOND_POSTS]
    return list(Assignment.objects.live().exclude(post__agency__key__in=second))


def _rows() -> dict[str, int]:
    return {model._meta.label: model._base_manager.count() for model in apps.get_models()}


def test_it_loads_in_a_moment(city: dict[str, Any]) -> None:
    assert city["taken"] < 30
    assert {player.login for player in PLAYERS} <= set(city)


def test_loading_twice_gives_the_same_world(city: dict[str, Any]) -> None:
    before = _rows()
    call_command("load_demo", stdout=io.StringIO())
    assert _rows() == before


def test_one_person_has_two_posts(city: dict[str, Any]) -> None:
    desks = Assignment.objects.live().filter(account=city["csw"].account).values_list("post__agency__key")
    assert {desk for (desk,) in desks} == {"shakyo-itaku", "shakyo"}


@pytest.mark.parametrize("login", NOTHING)
def test_who_has_no_part_sees_no_case(city: dict[str, Any], login: str) -> None:
    assert not Case.objects.known_to(city[login]).exists()
    assert not Handoff.objects.visible_to(city[login]).exists()


def test_the_secretariat_sees_only_what_came_to_it(city: dict[str, Any]) -> None:
    seen = set(Case.objects.visible_to(city["chosei"]).values_list("pk", flat=True))
    assert seen == set(Engagement.objects.values_list("case", flat=True))
    assert len(seen) < Case.objects.count() / 2


def test_an_overdue_handoff_stands_before_the_secretariat(city: dict[str, Any]) -> None:
    late = Handoff.objects.waiting().get(answer_by__lt=clock.today())
    assert (late.from_agency.key, late.to_agency.key) == ("jiritsu", "kikan")
    assert Case.objects.known_to(city["chosei"]).filter(pk=late.case_id).exists()
    assert not Case.objects.visible_to(city["chosei"]).filter(pk=late.case_id).exists()


def test_every_case_has_a_holder(city: dict[str, Any]) -> None:
    assert [case.number for case in Case.objects.all() if not case.is_held] == []


def test_a_child_is_not_yet_found_safe(city: dict[str, Any]) -> None:
    from kasane.records.models import Notification

    waiting = Notification.objects.get(safety_checked_at=None)
    assert waiting.case.person.name == "架空 さくら"


def test_the_chain_holds(city: dict[str, Any]) -> None:
    assert list(chain.broken_links()) == []


def test_every_account_is_signed_in_with_the_one_password(city: dict[str, Any]) -> None:
    out = io.StringIO()
    call_command("demo_logins", stdout=out)
    printed = out.getvalue()
    assert all(player.login in printed and player.name in printed for player in PLAYERS)
    assert city["csw"].account.check_password(printed.split()[-1])


@pytest.mark.parametrize("command", ["load_demo", "demo_logins"])
def test_a_real_city_refuses_the_demo(settings: Any, command: str) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="見本"):
        call_command(command, stdout=io.StringIO())
