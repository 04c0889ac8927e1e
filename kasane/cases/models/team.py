"""担当者・支援チームの役割・連絡の約束。チームにいることと、見えることは別である。"""

from __future__ import annotations

from django.db import models

from kasane.agencies.models import Made, Proxy
from kasane.cases.models.bound import CaseBound
from kasane.kernel.base import Term
from kasane.kernel.codes import CodeField


class Caseworker(Made, Term):
    """担当者。担当者だけが見る機関・限られた職員だけが見るケースでは、名指しにもなる。"""

    case = models.ForeignKey("cases.Case", models.PROTECT, verbose_name="ケース", related_name="caseworkers")
    assignment = models.ForeignKey(
        "agencies.Assignment", models.PROTECT, verbose_name="担当者", related_name="+"
    )
    role = models.CharField(
        "役", max_length=10, choices=[("main", "担当"), ("sub", "副担当")], default="main"
    )

    class Meta(Term.Meta):
        verbose_name = "担当者"
        indexes = [models.Index(fields=["assignment", "case"], name="cases_caseworker_who")]

    def __str__(self) -> str:
        return str(self.assignment)


class TeamPart(CaseBound, Made, Term, Proxy):
    """支援チームでの機関の役割。"""

    agency = models.ForeignKey("agencies.Agency", models.PROTECT, verbose_name="機関", related_name="+")
    worker_name = models.CharField("担当する人", max_length=80, blank=True)
    part = models.CharField("役割", max_length=200)

    class Meta(Term.Meta):
        verbose_name = "支援チームの役割"
        constraints = [*Term.Meta.constraints, *Proxy.Meta.constraints]

    def __str__(self) -> str:
        return f"{self.agency} {self.part}"


class ContactPromise(CaseBound, Made):
    """連絡の約束。電話番号の上の帯と、手紙の止めになる。"""

    KNOWS = [
        ("unknown", "まだ確かめていない"),
        ("knows", "本人は相談を知っている"),
        ("not_told", "本人は知らない"),
        ("promised", "本人に知らせない約束"),
    ]
    case = models.OneToOneField("cases.Case", models.PROTECT, verbose_name="ケース", related_name="promise")
    knows = models.CharField("本人は相談を知っているか", max_length=10, choices=KNOWS, default="unknown")
    must_not_know = models.CharField("知らせてはいけない人", max_length=200, blank=True)
    voicemail = CodeField("contact_rule", verbose_name="留守電", blank=True)
    envelope = models.CharField("封筒の約束", max_length=120, blank=True)
    sms = models.CharField("SMS・メールの約束", max_length=120, blank=True)

    class Meta:
        verbose_name = "連絡の約束"

    def __str__(self) -> str:
        return self.get_knows_display()

    @property
    def needs_care(self) -> bool:
        """帯を出すべきか。"""
        return self.knows in ("not_told", "promised") or any(
            (self.must_not_know, self.voicemail, self.envelope, self.sms)
        )
