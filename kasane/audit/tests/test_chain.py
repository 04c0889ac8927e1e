"""連鎖: 直す・消す・入れ替える・足りないが、どれも分かる。"""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from kasane.audit import chain, triggers
from kasane.audit.models import Event, Head
from kasane.kernel import clock

pytestmark = pytest.mark.django_db


def three() -> list[Event]:
    return [chain.append(kind="verb", verb=f"試し.{number}", detail={"n": number}) for number in range(3)]


@pytest.fixture
def unlocked(db: None) -> None:
    """引き金を外し、荒らされた後のありさまをつくれるようにする。"""
    with connection.schema_editor(atomic=False) if connection.vendor != "sqlite" else _editor() as editor:
        triggers.remove(None, editor)


class _editor:
    """SQLite では取引の中で schema_editor を開けないので、同じ形の入れ物を使う。"""

    connection = connection

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *args: object) -> None:
        return None

    def execute(self, statement: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement)


def test_an_untouched_chain_is_whole() -> None:
    three()
    assert list(chain.broken_links()) == []


def test_the_database_refuses_update_and_delete() -> None:
    event = three()[0]
    for attempt in (lambda: Event.objects.filter(pk=event.pk).update(verb="x"), event.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt()


@pytest.mark.usefixtures("unlocked")
def test_an_edited_row_is_named() -> None:
    event = three()[1]
    Event.objects.filter(pk=event.pk).update(verb="別のこと")
    assert list(chain.broken_links()) == [
        f"列{event.lane}: 番号{event.seq}の内容が、書かれたときと違います。"
    ]


@pytest.mark.usefixtures("unlocked")
def test_a_missing_row_is_named() -> None:
    event = three()[1]
    Event.objects.filter(pk=event.pk).delete()
    (broken,) = chain.broken_links()
    assert f"番号{event.seq}が見つかりません" in broken


@pytest.mark.usefixtures("unlocked")
def test_a_truncated_tail_is_found() -> None:
    event = three()[-1]
    Event.objects.filter(pk=event.pk).delete()
    (broken,) = chain.broken_links()
    assert "までしかありません" in broken


@pytest.mark.usefixtures("unlocked")
def test_two_rows_swapped_are_found() -> None:
    first, second, _ = three()
    Event.objects.filter(pk=first.pk).update(seq=99)
    Event.objects.filter(pk=second.pk).update(seq=first.seq)
    Event.objects.filter(pk=first.pk).update(seq=second.seq)
    assert list(chain.broken_links())


def test_lost_heads_do_not_hide_the_rows() -> None:
    three()
    Head.objects.all().delete()
    assert any("先頭の記録がありません" in broken for broken in chain.broken_links())


@pytest.mark.usefixtures("unlocked")
@pytest.mark.parametrize("name", [f.name for f in Event._meta.fields if f.name not in ("id", "mac")])
def test_no_column_is_left_out_of_the_signature(name: str) -> None:
    three()
    event = Event.objects.all()[1]
    changed = {"lane": 77, "seq": 77, "grounds": ["x"], "detail": {"x": 1}, "shown": b"x" * 16}
    changed |= {"at": clock.FOREVER, "made_at": clock.FOREVER}
    value = changed.get(name, uuid4() if name.endswith("uid") else "x")
    Event.objects.filter(pk=event.pk).update(**{name: value})
    assert list(chain.broken_links())


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite だけの書きかた")
def test_a_row_cannot_be_replaced_in_passing() -> None:
    first = three()[0]
    columns = [f.column for f in Event._meta.fields]
    chosen = ", ".join("'別のこと'" if column == "verb" else column for column in columns)
    replace = f"INSERT OR REPLACE INTO audit_event ({', '.join(columns)}) SELECT {chosen} FROM audit_event WHERE id = %s"
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(replace, [first.pk])
    assert list(chain.broken_links()) == []
