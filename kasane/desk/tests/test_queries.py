"""問い合わせの数は、行の数によらない。"""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kasane.access import ALL_KINDS, Scope
from kasane.cases import actions as cases
from kasane.cases.models import Case, Identity, Involvement, Person
from kasane.cases.registering import Told
from kasane.records import actions as records

pytestmark = pytest.mark.django_db
LIMIT = 30
MANY = 10_000


def queries(client: Any, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        response = client.get(address)
    assert response.status_code == 200
    return sum(not query["sql"].startswith(("SAVEPOINT", "RELEASE")) for query in seen)  # 試験の取引の印


def crowd(case: Case, by: Any, count: int) -> None:
    """``count`` 件のケースを、まとめて写してつくる。"""
    identities = Identity.objects.bulk_create(Identity() for _ in range(count))
    people = Person.objects.bulk_create(
        Person(identity=identity, label=f"見本 {n}", made_by=by) for n, identity in enumerate(identities)
    )
    fields = {
        f.attname: getattr(case, f.attname)
        for f in Case._meta.fields
        if f.name not in ("id", "uid", "number", "person")
    }
    rows = Case.objects.bulk_create(
        Case(**fields, number=f"{case.number}-{n}", person=person) for n, person in enumerate(people)
    )
    Involvement.objects.bulk_create(
        Involvement(
            case=row,
            person_id=row.person_id,
            agency=by.agency,
            basis="own",
            scope=Scope.FULL,
            kinds=ALL_KINDS,
            sentence="自機関で受けた相談のため",
            made_by=by,
        )
        for row in rows
    )


def test_a_list_over_ten_thousand_cases(client_for: Any, cast: Any) -> None:
    case = cases.open_case(cast.houkatsu.agency, by=cast.houkatsu, told=Told(label="一人目"))
    client = client_for(cast.houkatsu)
    alone = queries(client, "/cases/")
    crowd(case, cast.houkatsu, MANY)
    assert Case.objects.visible_to(cast.houkatsu).count() == MANY + 1
    assert queries(client, "/cases/") <= LIMIT
    assert queries(client, "/cases/") <= alone + 1
    assert queries(client, "/") <= 60


def test_a_case_page_with_three_hundred_notes(client_for: Any, cast: Any) -> None:
    case = cases.open_case(cast.houkatsu.agency, by=cast.houkatsu, told=Told(label="一人目"))
    for number in range(300):
        records.write(case, by=cast.houkatsu, body=f"{number}回目の訪問")
    client = client_for(cast.houkatsu)
    assert queries(client, f"/cases/{case.uid}/timeline/") <= LIMIT
    assert queries(client, f"/cases/{case.uid}/") <= LIMIT
