"""`python -m kasane audit verify`: 記録の連鎖を確かめる。"""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from kasane.audit import chain
from kasane.audit.models import Event


class Command(BaseCommand):
    help = "操作と閲覧の記録の連鎖を確かめます。切れていれば最初の場所を言い、1 で終わります。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["verify"])

    def handle(self, *args: Any, **options: Any) -> None:
        for broken in chain.broken_links():
            self.stderr.write(broken)
            sys.exit(1)
        self.stdout.write(f"{Event.objects.count()}件の記録を確かめました。切れているところはありません。")
