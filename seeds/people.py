"""顔ぶれを職に就け、アカウントをつくる。"""

from __future__ import annotations

import datetime as dt
import os

from django.contrib.auth.hashers import make_password

from kasane.agencies.models import Account, Agency, Assignment, Post
from kasane.kernel import clock
from seeds.cast import PLAYERS, SECOND_POSTS, Player


def password() -> str:
    """見本のあいことば。一つを全員で使う（見本のときだけ）。"""
    return os.environ.get("KASANE_DEMO_PASSWORD", "") or "kasane-no-mihon"


def appoint_all() -> dict[str, Assignment]:
    """全員を職に就ける。``{ログイン名: 在任}``（二つめの職は ``csw@shakyo`` の名で）。"""
    secret = make_password(password())  # 遅くつくられた符号なので、一度だけつくって全員で使う
    first_day = clock.start_of(dt.date(clock.today().year - 2, 4, 1))
    members = {player.login: _appoint(player, secret, first_day) for player in PLAYERS}
    for player in SECOND_POSTS:
        members[f"{player.login}@{player.desk}"] = _appoint(player, secret, first_day)
    return members


def _appoint(player: Player, secret: str, first_day: dt.datetime) -> Assignment:
    account, _ = Account.objects.get_or_create(
        login_name=player.login, defaults={"name": player.name, "kana": player.kana, "password": secret}
    )
    agency = Agency.objects.get(key=player.desk)
    post, _ = Post.objects.get_or_create(
        agency=agency, title=player.title, defaults={"roles": list(player.roles), "since": agency.since}
    )
    if player.may_glass and not post.may_glass:
        post.may_glass = True
        post.save(update_fields=["may_glass"])
    found, _ = Assignment.objects.get_or_create(
        account=account, post=post, defaults={"since": max(first_day, agency.since)}
    )
    return Assignment.objects.select_related("account", "post__agency__body").get(pk=found.pk)


def keep_password() -> None:
    """あいことばの設定が変わっていれば、顔ぶれのアカウントを合わせる。"""
    accounts = Account.objects.filter(login_name__in=[player.login for player in PLAYERS])
    first = accounts.first()
    if first is not None and not first.check_password(password()):
        accounts.update(password=make_password(password()))
