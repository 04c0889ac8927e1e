"""``python -m kasane load-demo``: 架空の世帯のいる、見本の市を入れる。"""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from kasane.cases.models import Case
from kasane.kernel import codes


class Command(BaseCommand):
    help = "見本の市（計画・顔ぶれ・架空の世帯）を入れます。もう入っていれば、何も変えません。"

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("見本を入れられるのは見本（KASANE_DEMO=1）のときだけです。")
        from seeds import world

        try:
            fresh = world.load()
        except ValueError as error:
            raise CommandError(str(error)) from error
        finally:
            codes.forget()  # 取り消した取引の選択肢を覚えていないように
        how = "を入れました" if fresh else "は、もう入っています（何も変えていません）"
        self.stdout.write(f"見本の市{how}。ケースは{Case.objects.count()}件です。")
