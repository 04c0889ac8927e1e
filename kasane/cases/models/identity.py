"""同じ方かどうかと、利害関係のある職員。"""

from __future__ import annotations

from django.db import models

from kasane.agencies.models import Made
from kasane.kernel.base import Record, Term
from kasane.kernel.codes import CodeField


class Identity(Record):
    """登録のまとまり。はじめは一つの登録に一つ。まとめても、見える根拠は一つも増えない。"""

    class Meta:
        verbose_name = "同じ方"

    def __str__(self) -> str:
        return str(self.uid)


class Conflict(Made, Term):
    """利害関係のある職員（担当しない）。すべての根拠に勝ち、その人がいることも隠す。"""

    account = models.ForeignKey("agencies.Account", models.PROTECT, verbose_name="職員", related_name="+")
    identity = models.ForeignKey(Identity, models.PROTECT, verbose_name="だれと", related_name="conflicts")
    how = CodeField("conflict_how", verbose_name="間柄")
    why = models.CharField("事情", max_length=200, blank=True)

    class Meta(Term.Meta):
        verbose_name = "利害関係"
        indexes = [models.Index(fields=["account", "identity"], name="cases_conflict_account")]

    def __str__(self) -> str:
        return f"{self.account} {self.how}"
