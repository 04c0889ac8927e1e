"""気になる情報: 名前のない気がかり。ケースではないので、だれの記録にもならない。"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from kasane.agencies.models import Made
from kasane.kernel.codes import CodeField


class ConcernQuerySet(models.QuerySet["Concern"]):
    def visible_to(self, member: Any, writing: bool = False) -> ConcernQuerySet:
        """書いた機関と、伝えた先の機関だけ。"""
        return self.filter(Q(agency=member.agency_id) | Q(passed_to=member.agency_id))


class Concern(Made):
    """「青い屋根の家、郵便がたまっている」。氏名は書かない。"""

    agency = models.ForeignKey("agencies.Agency", models.PROTECT, verbose_name="機関", related_name="+")
    area = CodeField("area", verbose_name="圏域", blank=True)
    place_text = models.CharField("場所の手がかり", max_length=200, blank=True)
    worry = models.TextField("気になること")
    heard_from = models.CharField("どこから聞いたか", max_length=120, blank=True)
    case = models.ForeignKey(
        "cases.Case", models.PROTECT, verbose_name="ケース", null=True, blank=True, related_name="+"
    )
    passed_to = models.ForeignKey(
        "agencies.Agency", models.PROTECT, verbose_name="伝えた先", null=True, blank=True, related_name="+"
    )
    passed_at = models.DateTimeField("伝えた日時", null=True, blank=True)
    passed_note = models.CharField("伝えるときの一言", max_length=200, blank=True)
    settled_at = models.DateTimeField("見守りを終えた日時", null=True, blank=True)
    settled_why = models.CharField("どうなったか", max_length=200, blank=True)

    objects = ConcernQuerySet.as_manager()

    class Meta:
        verbose_name = "気になる情報"
        ordering = ("-made_at", "-id")
        indexes = [models.Index(fields=["agency", "-made_at"], name="records_concern_agency")]

    def __str__(self) -> str:
        return self.place_text or "場所の分からない気がかり"
