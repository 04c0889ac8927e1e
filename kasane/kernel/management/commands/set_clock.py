"""見本の時計を動かす。"""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from kasane.kernel import clock
from kasane.kernel.middleware import DEMO_CLOCK
from kasane.kernel.models import Setting


class Command(BaseCommand):
    help = "見本の時計を、その日時に合わせる（now で実際の時刻に戻す）"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("when", metavar="日時", help="2026-12-01T09:00 または now")

    def handle(self, *args: Any, when: str, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("時計を動かせるのは見本（KASANE_DEMO=1）のときだけです。")
        try:
            seconds = 0.0 if when == "now" else clock.parse_setting(when).total_seconds()
        except ValueError:
            raise CommandError("日時は 2026-12-01T09:00 の形で書いてください。") from None
        Setting.put(DEMO_CLOCK, str(seconds))
        self.stdout.write(f"見本の時計: {when}")
