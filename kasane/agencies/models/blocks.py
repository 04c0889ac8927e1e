"""上の階の名詞が使う部品: 誰が書いたか、移った事実、代わりの記録。"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kasane.kernel.base import Record
from kasane.kernel.codes import CodeField


class Made(Record):
    """在任（人と機関と立場）が刻まれた記録。"""

    made_by = models.ForeignKey(
        "agencies.Assignment", models.PROTECT, verbose_name="記録した人", related_name="+", editable=False
    )

    class Meta:
        abstract = True


class Move(Made):
    """状態が移った事実。継ぐ側は ``record`` という外部キーをもつ。足すだけ。"""

    step = models.CharField("遷移", max_length=40)
    source = models.CharField("前", max_length=40)
    target = models.CharField("後", max_length=40)
    why = models.TextField("理由", blank=True)

    class Meta:
        abstract = True
        ordering = ("id",)


class Proxy(models.Model):
    """代行入力: 画面を使わない機関の返事を、電話・FAX などで受けて代わりに記録したもの。"""

    entered_for = models.ForeignKey(
        "agencies.Agency",
        models.PROTECT,
        verbose_name="どの機関の代わりか",
        null=True,
        blank=True,
        related_name="+",
    )
    told_by = models.CharField("知らせた人", max_length=80, blank=True)
    told_at = models.DateTimeField("知らせを受けた日時", null=True, blank=True)
    told_how = CodeField("told_how", verbose_name="知らせの方法", blank=True)
    original_kept = models.CharField("原本のあるところ", max_length=120, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(entered_for=None, told_by="", told_at=None, told_how="")
                | (Q(entered_for__isnull=False, told_at__isnull=False) & ~Q(told_by="") & ~Q(told_how="")),
                name="%(app_label)s_%(class)s_proxy_whole",
            )
        ]
