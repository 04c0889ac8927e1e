"""部外者は、どの住所でも、何にも会わない。"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.urls_cases import FOR_EVERY_MEMBER, PUBLIC, SAMPLES, SUBJECTS

PARAMETER = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")
ABSENT = {403, 404, 405}
NOBODIES = ("bugai", "admin", "kansa")
EACH = 3  # 名詞ごとに試す件数


class Address(NamedTuple):
    name: str
    route: str

    def nouns(self) -> list[str]:
        """識別子ごとの、すぐ前の言葉（``cases/<uuid:uid>/`` なら ``cases``）。"""
        found = []
        for match in PARAMETER.finditer(self.route):
            if match["kind"] == "uuid":
                before = [part for part in self.route[: match.start()].split("/") if part and "<" not in part]
                found.append(before[-1] if before else "")
        return found

    def paths(self, uids: dict[str, list[str]]) -> Iterator[str]:
        """名詞ごとの実際の識別子を入れた住所。"""
        nouns = self.nouns()
        for chosen in product(*(uids[noun] for noun in nouns)):
            rest = iter(chosen)
            yield "/" + PARAMETER.sub(
                lambda match, rest=rest: (
                    next(rest) if match["kind"] == "uuid" else SAMPLES[match["kind"] or "str"]
                ),
                self.route,
            )


def _walk(patterns: list[URLPattern | URLResolver], before: str, space: str) -> Iterator[Address]:
    for entry in patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _walk(entry.url_patterns, route, inner)
        elif "(?P" not in route and "^" not in route:
            yield Address(f"{space}{entry.name}", route)


ADDRESSES = sorted(_walk(get_resolver().url_patterns, "", ""))
WITH_ID = [address for address in ADDRESSES if address.nouns()]
BOUND = [address for address in WITH_ID if not set(address.nouns()) <= set(FOR_EVERY_MEMBER)]


def test_every_address_with_an_id_says_whose_it_is():
    known = SUBJECTS | FOR_EVERY_MEMBER
    strange = {f"{a.route}（{noun}）" for a in WITH_ID for noun in a.nouns() if noun not in known}
    assert not strange, "tests/urls_cases.py に名詞を足してください:\n" + "\n".join(sorted(strange))


def test_nobody_passes_the_door_without_signing_in(db):
    client = Client()
    open_doors = []
    anybody = {noun: [str(uuid.uuid4())] for noun in {n for a in WITH_ID for n in a.nouns()}}
    for address in ADDRESSES:
        if address.name in PUBLIC or address.name.startswith("account_"):
            continue
        for path in address.paths(anybody):
            for answer in (client.get(path), client.post(path)):
                if answer.status_code != 302 or not answer.headers["Location"].startswith("/accounts/login/"):
                    open_doors.append(f"{path}: {answer.status_code}")
    assert not open_doors, "サインインせずに開きました:\n" + "\n".join(open_doors)


@pytest.fixture
def world(db):
    """見本の世界の、名詞ごとの識別子。"""
    call_command("load_city", settings.BASE_DIR / "municipality" / "toda.toml", verbosity=0)
    call_command("load_demo", verbosity=0)
    uids = {}
    for noun, label in (SUBJECTS | FOR_EVERY_MEMBER).items():
        if noun in {n for address in BOUND for n in address.nouns()}:
            model = apps.get_model(label)
            uids[noun] = [
                str(uid) for uid in model._base_manager.order_by("-id").values_list("uid", flat=True)[:EACH]
            ]
    empty = sorted(noun for noun, found in uids.items() if not found)
    assert not empty, f"見本の世界に一件もない名詞があります: {empty}"
    return uids


def test_the_outsider_meets_nothing(world, client_for):
    from kasane.agencies.models import Assignment

    met = []
    for login in NOBODIES:
        client = client_for(Assignment.objects.live().get(account__login_name=login))
        for address in BOUND:
            for path in address.paths(world):
                answers = (client.get(path).status_code, client.post(path).status_code)
                if not set(answers) <= ABSENT or set(answers) == {405}:
                    met.append(f"{login} {path}: {answers}")
    assert not met, "部外者に見えました（404 であるはず）:\n" + "\n".join(met)
