"""同意に起きたことと、同意にもとづく開示。足すだけ。"""

from __future__ import annotations

from typing import Any

from django.db import models

from kasane.access import kind_labels
from kasane.agencies.models import Made
from kasane.audit.action import Trace
from kasane.consent.models.consent import Consent, OfConsentQuerySet
from kasane.kernel import clock
from kasane.kernel.codes import CodeField


class ConsentEvent(Made):
    """同意した・範囲を変えた・取りやめた・そのあとを決めた、という事実。

    一部の取りやめは ``agency`` か ``kinds`` が言う。どちらもなければ、全部である。
    """

    GIVEN, NARROWED, WITHDRAWN, NOTED = "given", "narrowed", "withdrawn", "noted"
    WHAT = [
        (GIVEN, "同意した"),
        (NARROWED, "範囲を変えた"),
        (WITHDRAWN, "取りやめた（撤回）"),
        (NOTED, "このあとを決めた"),
    ]

    consent = models.ForeignKey(Consent, models.PROTECT, verbose_name="同意", related_name="events")
    what = models.CharField("こと", max_length=10, choices=WHAT)
    at = models.DateTimeField("日時", default=clock.now)
    heard_by = models.CharField("受けた人", max_length=80, blank=True)
    how = CodeField("told_how", verbose_name="方法", blank=True)
    own_words = models.CharField("本人の言葉", max_length=300, blank=True)
    explained = models.CharField("説明したこと", max_length=300, blank=True)
    agency = models.ForeignKey(
        "agencies.Agency",
        models.PROTECT,
        verbose_name="この機関だけ",
        null=True,
        blank=True,
        related_name="+",
    )
    kinds = models.PositiveSmallIntegerField("この種類だけ", default=0)
    next_step = CodeField("after_withdrawal", verbose_name="このあと", blank=True)
    next_on = models.DateField("いつまでに", null=True, blank=True)

    objects = OfConsentQuerySet.as_manager()

    class Meta:
        verbose_name = "同意の経過"
        ordering = ("at", "id")
        indexes = [models.Index(fields=["consent", "what"], name="consent_event_what")]

    def __str__(self) -> str:
        return self.get_what_display()

    @property
    def whole(self) -> bool:
        """全部の取りやめか。"""
        return self.what == self.WITHDRAWN and self.agency is None and not self.kinds

    @property
    def extent(self) -> list[str]:
        """一部のとき、どの機関・どの種類のことか。"""
        return [*([self.agency.name] if self.agency else []), *kind_labels(self.kinds)]

    def traces(self, by: Any) -> list[Trace]:
        return self.consent.traces(by)


class Reliance(models.Model):
    """同意にもとづく開示: どの関わりがどの同意に拠っているか。取りやめは、ここからすべてを見つける。"""

    consent = models.ForeignKey(Consent, models.PROTECT, verbose_name="同意", related_name="reliances")
    involvement = models.ForeignKey(
        "cases.Involvement", models.PROTECT, verbose_name="開いた関わり", related_name="+"
    )

    objects = OfConsentQuerySet.as_manager()

    class Meta:
        verbose_name = "同意にもとづく開示"
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=["consent", "involvement"], name="consent_reliance_once"),
        ]

    def __str__(self) -> str:
        return str(self.involvement)
