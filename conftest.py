"""どの部屋の試験でも使うもの。"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from kasane.kernel import clock


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """標準のデータ（選択肢・条文・設定）は、試験の始めに一度だけ読みこむ。"""
    if importlib.util.find_spec("kasane.kernel.standard") is None:
        return
    with django_db_blocker.unblock():
        importlib.import_module("kasane.kernel.standard").load_standard()


@pytest.fixture(autouse=True)
def _clock_and_tables_start_afresh() -> Iterator[None]:
    """前の試験が動かした時計と、覚えている選択肢を持ちこまない。"""
    from kasane.agencies import duties
    from kasane.kernel import codes

    clock.shift_by(None)
    codes.forget()
    duties.forget()
    yield
    clock.shift_by(None)


@pytest.fixture
def cast(db: None) -> Any:
    """いつもの顔ぶれ（tests/cast.py）。``cast.csw`` は在任、``cast.agency("hokenjo")`` は機関。"""
    from tests.cast import Cast

    return Cast()


@pytest.fixture
def client_for(db: None) -> Callable[[Any], Client]:
    """その人としてサインインした画面。``client_for(cast.csw).get("/")``。"""

    def sign_in(member: Any) -> Client:
        client = Client(headers={"accept-language": "ja"})
        client.force_login(member.account)
        session = client.session
        session["assignment"] = str(member.uid)
        session.save()
        return client

    return sign_in


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """道すじには印をつける。"""
    journeys = Path(__file__).parent / "journeys"
    for item in items:
        if journeys in item.path.parents:
            item.add_marker("journey")
