"""ケースにまつわる事実: 番号の続き・聞いた世帯員・主担当の交代・フォロー。"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from kasane.agencies.models import Made
from kasane.cases.models.bound import CaseBound
from kasane.kernel import clock
from kasane.kernel.codes import CodeField


class CaseSeries(models.Model):
    """番号の続き。機関と年度ごとに分ける（通し番号は、ほかに何件あるかを教える）。"""

    agency = models.ForeignKey("agencies.Agency", models.PROTECT, verbose_name="機関", related_name="+")
    nendo = models.PositiveSmallIntegerField("年度")
    last = models.PositiveIntegerField("最後の番号", default=0)

    class Meta:
        verbose_name = "番号の続き"
        constraints = [models.UniqueConstraint(fields=["agency", "nendo"], name="cases_series_once")]

    def __str__(self) -> str:
        return f"{self.agency} {self.nendo} {self.last}"


class CasePerson(CaseBound, Made):
    """この記録で聞いた世帯員。その人についての根拠が誰にもないうちから書ける。"""

    person = models.ForeignKey(
        "cases.Person", models.PROTECT, verbose_name="登録", null=True, related_name="+"
    )
    told_name = models.CharField("聞いた氏名", max_length=80, blank=True)
    told_age = models.PositiveSmallIntegerField("聞いた年齢", null=True, blank=True)
    relation = CodeField("relation_kind", verbose_name="続柄")
    lives_with = models.BooleanField("同居", default=True)
    note = models.CharField("ようす", max_length=200, blank=True)

    class Meta:
        verbose_name = "世帯員（この記録で聞いたところ）"
        constraints = [models.UniqueConstraint(fields=["case", "person"], name="cases_caseperson_once")]

    def __str__(self) -> str:
        return self.told_name or self.relation_label


class HolderChange(CaseBound, Made):
    """主担当が替わった事実。足すだけ。"""

    from_agency = models.ForeignKey("agencies.Agency", models.PROTECT, verbose_name="前", related_name="+")
    to_agency = models.ForeignKey("agencies.Agency", models.PROTECT, verbose_name="後", related_name="+")
    to_name = models.CharField("担当者", max_length=80, blank=True)
    at = models.DateTimeField("日時", default=clock.now)
    why = models.CharField("理由", max_length=200, blank=True)

    class Meta:
        verbose_name = "主担当の交代"

    def __str__(self) -> str:
        return f"{self.from_agency.short} → {self.to_agency.short}"


class FollowUp(CaseBound, Made):
    """終結のあと、ようすをたずねる日（3・6・12か月など）。"""

    due_on = models.DateField("たずねる日")
    agency = models.ForeignKey(
        "agencies.Agency", models.PROTECT, verbose_name="たずねる機関", related_name="+"
    )
    done_on = models.DateField("たずねた日", null=True, blank=True)
    result = models.TextField("ようす", blank=True)

    class Meta:
        verbose_name = "フォロー"
        ordering = ("due_on",)
        indexes = [
            models.Index(fields=["agency", "due_on"], condition=Q(done_on=None), name="cases_followup_due")
        ]

    def __str__(self) -> str:
        return f"{self.due_on}"
