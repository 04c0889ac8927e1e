"""すべての話を、日付の順に、一つの市で起こす。"""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Callable, Iterable, Iterator

from django.conf import settings
from django.db import transaction

from kasane.agencies.cityfile import read
from kasane.agencies.models import Account, Commission
from kasane.kernel import clock
from kasane.kernel.standard import load_standard
from kasane.programme.cityfile import TABLES
from kasane.programme.cityfile.load import load as load_city
from seeds import stories
from seeds.cast import PLAYERS
from seeds.city import City
from seeds.people import appoint_all

Story = Callable[[City], Iterator[dt.datetime]]
CITY_FILE = settings.BASE_DIR / "municipality" / "toda.toml"
A_WHILE = dt.timedelta(minutes=15)


def loaded() -> bool:
    """顔ぶれがもういるか（いれば、見本はもう入っている）。"""
    return Account.objects.filter(login_name__in=[player.login for player in PLAYERS]).exists()


@transaction.atomic
def load() -> bool:
    """見本の市を入れる。もう入っていれば何もしない（``False``）。途中でつまずけば一行も残らない。"""
    if loaded():
        return False
    load_standard()
    city = read(CITY_FILE, TABLES)
    if city.problems:
        raise ValueError("\n".join(str(problem) for problem in city.problems))
    load_city(city.data)
    _contract_in_time()
    happen(stories.ALL, City(appoint_all()))
    return True


def _contract_in_time() -> None:
    """話は半年あまり前から始まる。計画が始まって間もないうちは、社協の受託をその前からにしておく。"""
    first_day = clock.start_of(clock.today() - dt.timedelta(days=220))
    Commission.objects.filter(agency__key="shakyo-itaku", since__gt=first_day).update(since=first_day)


def happen(tellings: Iterable[Story], city: City) -> None:
    """話を少しずつ、起きた日時の順に進める。話が ``yield`` した日時が、次に進むときの「いま」になる。"""
    waiting: list[tuple[dt.datetime, int, Iterator[dt.datetime]]] = []
    for order, tell in enumerate(tellings):
        story = tell(city)
        waiting.append((next(story), order, story))
    heapq.heapify(waiting)
    while waiting:
        moment, order, story = heapq.heappop(waiting)
        with clock.at(moment):
            following = next(story, None)
        if following is not None:
            heapq.heappush(waiting, (_next(moment, following, city), order, story))


def _next(moment: dt.datetime, following: dt.datetime, city: City) -> dt.datetime:
    """話は前にだけ進む。閉まっている日を避けて同じ日に重なったときは、少しあとにする。"""
    if clock.local(following).date() < clock.local(moment).date():
        raise ValueError(f"話が後ろに戻っています: {moment:%m-%d %H:%M} のあとに {following:%m-%d %H:%M}")
    return min(max(following, moment + A_WHILE), city.now)
