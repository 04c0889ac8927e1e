"""標準の選択肢・条文・設定を読み込む。"""

from typing import Any

from django.core.management.base import BaseCommand

from kasane.kernel.standard import load_standard


class Command(BaseCommand):
    help = "標準の選択肢・条文・設定を読み込みます。市が直した行はそのまま残します。"

    def handle(self, *args: Any, **options: Any) -> None:
        counts = load_standard()
        self.stdout.write(
            "、".join(f"{name} {count} 行" for name, count in counts.items()) + "を読み込みました。"
        )
