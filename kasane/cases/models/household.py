"""世帯（実際の暮らしの単位）と、続柄・親権。"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from kasane.agencies.models import Made
from kasane.kernel.base import Term
from kasane.kernel.codes import CodeField


class HouseholdQuerySet(models.QuerySet["Household"]):
    def visible_to(self, member: Any, writing: bool = False) -> HouseholdQuerySet:
        """その世帯のだれかが見えるときだけ。"""
        from kasane.cases.models.case import Case

        cases = Case.objects.visible_to(member, writing=writing)
        return self.filter(Exists(cases.filter(household=OuterRef("pk"))))


class Household(Made):
    """住民票ではなく、実際にともに暮らす単位。"""

    label = models.CharField("呼び方", max_length=80)
    area = CodeField("area", verbose_name="圏域", blank=True)

    objects = HouseholdQuerySet.as_manager()

    class Meta:
        verbose_name = "世帯"

    def __str__(self) -> str:
        return self.label


class Membership(Made, Term):
    """世帯の入り・抜け。抜けた日が残る。"""

    household = models.ForeignKey(Household, models.PROTECT, verbose_name="世帯", related_name="memberships")
    person = models.ForeignKey("cases.Person", models.PROTECT, verbose_name="人", related_name="memberships")
    head = models.BooleanField("世帯主", default=False)

    class Meta(Term.Meta):
        verbose_name = "世帯の一員"

    def __str__(self) -> str:
        return f"{self.household} {self.person_id}"


class Relation(Made, Term):
    """続柄・関係。逆向きは計算する。"""

    person = models.ForeignKey("cases.Person", models.PROTECT, verbose_name="人", related_name="relations")
    other = models.ForeignKey("cases.Person", models.PROTECT, verbose_name="相手", related_name="+")
    kind = CodeField("relation_kind", verbose_name="続柄")
    carer = models.BooleanField("世話をしている", default=False)
    guardian = models.BooleanField("親権者・後見人", default=False)
    key_person = models.BooleanField("キーパーソン", default=False)

    class Meta(Term.Meta):
        verbose_name = "続柄・関係"
        constraints = [
            *Term.Meta.constraints,
            models.CheckConstraint(condition=~Q(person=F("other")), name="cases_relation_not_self"),
        ]

    def __str__(self) -> str:
        return self.kind


class Custody(Made, Term):
    """子どもの親権の状況と、確かめた資料（令和8年4月から離婚後の共同親権がある）。"""

    person = models.ForeignKey(
        "cases.Person", models.PROTECT, verbose_name="子ども", related_name="custodies"
    )
    status = CodeField("custody_status", verbose_name="親権の状況")
    seen_document = models.CharField("確認した資料", max_length=120, blank=True)
    seen_on = models.DateField("確認した日", null=True, blank=True)
    guardian_name = models.CharField("監護者", max_length=80, blank=True)

    class Meta(Term.Meta):
        verbose_name = "親権"

    def __str__(self) -> str:
        return self.status
