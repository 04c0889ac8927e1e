"""本人・家族。一行は一つの登録であって、人そのものではない（同じ方かどうかは Identity が言う）。"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef

from kasane.access import Kind, Scope
from kasane.agencies.models import Made
from kasane.cases.models.ground import Involvement, may_not_know
from kasane.cases.models.identity import Identity
from kasane.kernel import clock
from kasane.kernel.base import Term, Versioned
from kasane.kernel.codes import CodeField


class PersonQuerySet(models.QuerySet["Person"]):
    def visible_to(self, member: Any, writing: bool = False) -> PersonQuerySet:
        """この人についての根拠が生きている人だけ。利害関係のある職員からは消える。"""
        mine = Involvement.objects.mine(member, Scope.OWN, writing=writing)
        return self.filter(Exists(mine.filter(person=OuterRef("pk")))).exclude(may_not_know(member))


class Person(Made, Versioned):
    """氏名が分からないときは ``label``（「新曽・青い屋根の家の方」）で呼ぶ。"""

    identity = models.ForeignKey(Identity, models.PROTECT, verbose_name="同じ方", related_name="persons")
    label = models.CharField("呼び方（氏名が分からないとき）", max_length=80, blank=True)
    shown_name = models.CharField("氏名", max_length=120, blank=True, editable=False)
    shown_kana = models.CharField("ふりがな", max_length=160, blank=True, editable=False)
    shown_town = models.CharField("町名", max_length=40, blank=True, editable=False)
    birth_on = models.DateField("生年月日", null=True, blank=True)
    birth_precision = CodeField("birth_precision", verbose_name="生年月日の確かさ", blank=True)
    age_told = models.PositiveSmallIntegerField("聞いた年齢", null=True, blank=True)
    told_on = models.DateField("聞いた日", null=True, blank=True)
    sex = CodeField("sex", verbose_name="性別", blank=True)
    language = models.CharField("使うことば", max_length=40, blank=True)
    interpreter = models.CharField("通訳・手話など", max_length=80, blank=True)
    died_on = models.DateField("亡くなった日", null=True, blank=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = "本人・家族"

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """画面に出す呼び方。分からないことは恥ではなく、そのまま言う。"""
        return self.shown_name or self.label or "氏名不明"

    def age_on(self, day: dt.date | None = None) -> int | None:
        """その日の満年齢。生年月日がなければ聞いた年齢から数える。"""
        day = min(day or clock.today(), self.died_on or dt.date.max)
        if self.birth_on:
            return (
                day.year
                - self.birth_on.year
                - ((day.month, day.day) < (self.birth_on.month, self.birth_on.day))
            )
        if self.age_told is not None and self.told_on:
            return self.age_told + (day.year - self.told_on.year)
        return self.age_told

    @property
    def age(self) -> int | None:
        return self.age_on()

    @property
    def eighteenth_birthday(self) -> dt.date | None:
        """18 歳の誕生日。親権者の同意はこの日までで終わる。"""
        if self.birth_on is None:
            return None
        year = self.birth_on.year + 18
        try:
            return self.birth_on.replace(year=year)
        except ValueError:  # 2月29日生まれは、3月1日に達する
            return dt.date(year, 3, 1)


class PersonName(Made):
    """氏名は打たれたとおりに残し、探すための鍵を別に持つ。"""

    person = models.ForeignKey(Person, models.CASCADE, verbose_name="人", related_name="names")
    kind = CodeField("name_kind", verbose_name="名の種別")
    family = models.CharField("姓", max_length=60, blank=True)
    given = models.CharField("名", max_length=60, blank=True)
    family_kana = models.CharField("せい", max_length=80, blank=True)
    given_kana = models.CharField("めい", max_length=80, blank=True)
    folded = models.CharField("探す鍵（漢字）", max_length=160, blank=True, editable=False)
    folded_kana = models.CharField("探す鍵（かな）", max_length=200, blank=True, editable=False)
    loose_kana = models.CharField("探す鍵（清濁を分けない）", max_length=200, blank=True, editable=False)

    class Meta:
        verbose_name = "氏名"
        indexes = [
            models.Index(fields=["folded"], name="cases_name_folded"),
            models.Index(fields=["folded_kana"], name="cases_name_kana"),
            models.Index(fields=["loose_kana"], name="cases_name_loose"),
        ]

    def __str__(self) -> str:
        return f"{self.family} {self.given}".strip()

    @property
    def kana(self) -> str:
        return f"{self.family_kana} {self.given_kana}".strip()


class Residence(Made, Term):
    """住まい。住民票・居所・施設など。支援措置の住所はここには書かない。"""

    person = models.ForeignKey(Person, models.CASCADE, verbose_name="人", related_name="residences")
    kind = CodeField("residence_kind", verbose_name="種別")
    text = models.CharField("住所・居所", max_length=200, blank=True)
    town = models.CharField("町名", max_length=40, blank=True)
    area = CodeField("area", verbose_name="圏域", blank=True)
    source = models.ForeignKey("agencies.Agency", models.PROTECT, verbose_name="聞いた機関", related_name="+")

    class Meta(Term.Meta):
        verbose_name = "住まい"

    def __str__(self) -> str:
        return self.text or self.town


class Phone(Made):
    """電話。つながる時間と、かけてよいかを一緒に持つ。"""

    person = models.ForeignKey(Person, models.CASCADE, verbose_name="人", related_name="phones")
    number = models.CharField("電話番号", max_length=30)
    folded = models.CharField("探す鍵", max_length=30, blank=True, editable=False)
    hours = models.CharField("つながる時間", max_length=80, blank=True)
    safe = models.CharField("かけるときの約束", max_length=120, blank=True)

    class Meta:
        verbose_name = "電話"

    def __str__(self) -> str:
        return self.number


class PersonFact(Made, Term):
    """手帳・要介護・受診など、種類（Kind）のついた事実。"""

    person = models.ForeignKey(Person, models.CASCADE, verbose_name="人", related_name="facts")
    what = CodeField("person_fact", verbose_name="事項")
    value = models.CharField("内容", max_length=200)
    kind = models.PositiveSmallIntegerField("情報の種類", default=int(Kind.SERVICES))
    source = models.ForeignKey("agencies.Agency", models.PROTECT, verbose_name="聞いた機関", related_name="+")
    told_on = models.DateField("聞いた日", default=clock.today)

    class Meta(Term.Meta):
        verbose_name = "本人の事実"

    def __str__(self) -> str:
        return self.value
