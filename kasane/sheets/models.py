"""書きかけを預かる。"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kasane.kernel import clock


class Draft(models.Model):
    """下書き。書いた人（在任）だけが読める。中身は暗号にして置き、頁の操作が済めば消える。"""

    owner_uid = models.UUIDField("書いた人", db_index=True)
    page = models.CharField("頁", max_length=80)
    target_uid = models.UUIDField("相手", null=True, blank=True)
    cipher = models.BinaryField("中身（暗号）")
    saved_at = models.DateTimeField("預かった日時", default=clock.now)

    class Meta:
        verbose_name = verbose_name_plural = "下書き"
        constraints = [
            models.UniqueConstraint(fields=["owner_uid", "page", "target_uid"], name="sheets_draft_once"),
            models.UniqueConstraint(
                fields=["owner_uid", "page"],
                condition=Q(target_uid__isnull=True),
                name="sheets_draft_once_without_target",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page}（{clock.local(self.saved_at):%H:%M}）"
