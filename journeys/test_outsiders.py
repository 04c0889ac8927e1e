"""何の関わりもない人（bugai）と、システム管理者（admin）は、どこへ行っても、どのケースにも会わない。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest
from playwright.sync_api import Page, expect

from journeys.hands import press, says, says_nothing_of

NOBODIES = ("bugai", "admin")
INSIDERS = {"chosei": 36, "csw": 12, "houkatsu": 8, "jiritsu": 8, "sogo": 8}
"""番地を集める人と、歩く頁の数。"""
UID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
LINK = re.compile(r'(?:href|action)="(/[^"#]*|\?[^"#]*)"')
OPEN_TO_ALL = ("/agencies/", "/committees/", "/plan/", "/programmes/", "/static/", "/accounts/", "/ui/")
ONE_OF_EACH = re.compile(r"/(cases|handoffs|plans|sittings)/[^/]+/|/consents/[^/]+/\w+/")
"""一つ残らず確かめる番地。ほかの形の番地は、いくつかを確かめる。"""
LIMIT = 120  # 一人が歩く頁の数
OF_A_KIND = 3  # 同じ形の頁は、いくつまで歩くか
ALL_NAMES = "from kasane.cases.models import Person; print('\\n'.join(p.name for p in Person.objects.all()))"


@pytest.fixture(scope="module")
def names(server) -> list[str]:
    """見本の市の、氏名の分かっている人すべて。"""
    rows = server.manage("shell", "--verbosity", "0", "-c", ALL_NAMES).splitlines()
    found = sorted({row.strip() for row in rows if len(row.strip()) > 2})
    assert len(found) > 20, found
    return found


def links_on(text: str, here: str) -> Iterator[str]:
    for address in LINK.findall(text):
        address = unescape(address)
        yield here.split("?")[0] + address if address.startswith("?") else address


def walk(page: Page, limit: int = LIMIT) -> tuple[dict[str, str], set[str]]:
    """ホームからたどれる頁（住所と中身）と、その上に出ていた住所のすべて。"""
    seen: dict[str, str] = {}
    met, waiting, kinds = {"/"}, ["/"], dict[str, int]()
    while waiting and len(seen) < limit:
        here = waiting.pop(0)
        kind = UID.sub("*", here)
        kinds[kind] = kinds.get(kind, 0) + 1
        if kinds[kind] > OF_A_KIND or here.startswith(("/accounts/logout", "/static/")):
            continue
        answer = page.request.get(here)
        if "text/html" not in answer.headers.get("content-type", ""):
            continue
        seen[here] = answer.text()
        assert answer.status < 500, here
        fresh = [address for address in links_on(seen[here], here) if address not in met]
        met.update(fresh)
        waiting += fresh
    return seen, met


@pytest.fixture(scope="module")
def addresses() -> set[str]:
    """関わる人たちの画面に出ている、人に結びついた住所。はじめの道すじで集める。"""
    return set()


def gather(as_, addresses: set[str]) -> set[str]:
    """調整担当と、いくつかの窓口の画面から。"""
    if not addresses:
        for login, limit in INSIDERS.items():
            _, met = walk(as_(login), limit)
            met |= consents_in(as_(login), met) if login == "chosei" else set()
            addresses |= {found for address in met if (found := to_somebody(address))}
    for noun in ("cases", "handoffs", "plans", "sittings", "consents", "notes", "consultations"):
        assert any(address.startswith(f"/{noun}/") for address in addresses), noun
    return chosen(addresses)


def to_somebody(address: str) -> str:
    """人に結びついた番地。識別子が「?」の後ろにだけあるときは、そこまで含める。"""
    path = address.split("?")[0]
    if path.startswith(OPEN_TO_ALL) or not UID.search(address):
        return ""
    return path if UID.search(path) else address


def consents_in(page: Page, met: set[str]) -> set[str]:
    """見えるケースの、同意の頁に出ている番地。"""
    cases = sorted(address for address in met if re.fullmatch(rf"/cases/{UID.pattern}/", address))
    pages = [f"{case}consents/" for case in cases]
    return {link for here in pages for link in links_on(page.request.get(here).text(), here)}


def chosen(addresses: set[str]) -> set[str]:
    kinds: dict[str, list[str]] = {}
    for address in sorted(addresses):
        kinds.setdefault(UID.sub("*", address), []).append(address)
    found = {address for rows in kinds.values() for address in rows[:OF_A_KIND]}
    return found | {address for address in addresses if ONE_OF_EACH.fullmatch(address)}


@pytest.mark.parametrize("login", NOBODIES)
def test_no_link_leads_to_anybody(as_, axe, names, login):
    """部外者とシステム管理者：ホームからたどれるどの頁にも、だれの名も、どのケースの番地もない"""
    page = as_(login)
    pages, met = walk(page)
    assert len(pages) > 20
    for here, text in pages.items():
        shown = [name for name in names if name in text]
        assert not shown, f"{here}: {shown}"
    bound = [address for address in met if UID.search(address) and not address.startswith(OPEN_TO_ALL)]
    assert not bound, bound
    for here in ("/", "/cases/", "/handoffs/", "/consultations/", "/sittings/"):
        if page.goto(here).ok:
            axe(page)


@pytest.mark.parametrize("login", NOBODIES)
def test_no_search_finds_anybody(as_, axe, names, login):
    """部外者とシステム管理者：見本の市のだれの名で探しても、一人も見つからない"""
    page = as_(login)
    page.goto("/")
    token = page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    headers = {"Referer": page.url}
    for name in names:
        form = {"q": name, "csrfmiddlewaretoken": token}
        for here in ("/search/", "/notes/new/"):
            answer = page.request.post(here, form=form, headers=headers)
            assert "/cases/0" not in answer.text(), f"{here} {name}"
    page.get_by_role("searchbox").first.fill(names[0])
    press(page, "探す")
    expect(page.get_by_role("main").locator('a[href*="/cases/"]')).to_have_count(0)
    axe(page)


@pytest.mark.parametrize("login", NOBODIES)
def test_no_address_opens(as_, axe, names, addresses, login):
    """部外者とシステム管理者：関わる人の画面にある番地を打ちこんでも、どれも「ない」と同じに見える"""
    known = sorted(gather(as_, addresses))
    assert len(known) > 100
    page = as_(login)
    opened = {}
    for address in known:
        answer = page.request.get(address, max_redirects=0)
        told = "?" in address and not any(name in answer.text() for name in names)
        if not told and answer.status not in (404, 405):  # 405: 押すだけの番地
            opened[address] = answer.status
    assert not opened, opened
    page.goto(next(address for address in known if address.startswith("/cases/")))
    says(page, "見つかりません")
    says_nothing_of(page, *names)
    axe(page)
