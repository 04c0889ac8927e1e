"""``python -m kasane demo-logins``: 見本のログイン名・職・あいことばを並べる。"""

import unicodedata
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from kasane.agencies.models import Agency


class Command(BaseCommand):
    help = "見本の顔ぶれのログイン名・職・あいことばを並べます（KASANE_DEMO_PASSWORD で替えられます）。"

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("見本の顔ぶれがいるのは見本（KASANE_DEMO=1）のときだけです。")
        from seeds import cast, people

        people.keep_password()
        names = dict(Agency.objects.values_list("key", "name"))
        rows = [("ログイン名", "職", "氏名")]
        for player in (*cast.PLAYERS, *cast.SECOND_POSTS):
            desk = names.get(player.desk, player.desk)
            title = player.title if player.title.startswith(desk.split()[0]) else f"{desk}　{player.title}"
            rows.append((player.login, title, player.name))
        for login, post, name in rows:
            self.stdout.write(f"  {_wide(login, 12)}{_wide(post, 64)}{name}")
        self.stdout.write(f"\n  あいことば（全員同じ）: {people.password()}")


def _wide(text: str, columns: int) -> str:
    """全角を二文字と数えて、欄の幅にそろえる。"""
    taken = sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in text)
    return text + " " * max(columns - taken, 1)
