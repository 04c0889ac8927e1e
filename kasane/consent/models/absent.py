"""同意のない間の記録と、利用の取下げ（情報を伝える同意とは、別のことである）。"""

from __future__ import annotations

from django.db import models

from kasane.agencies.models import Made
from kasane.cases.models import CaseBound
from kasane.consent.models.consent import PersonBoundQuerySet
from kasane.kernel import clock
from kasane.kernel.codes import CodeField


class Explanation(CaseBound, Made):
    """説明した。まだ返事を聞いていない（説明中）。"""

    person = models.ForeignKey("cases.Person", models.PROTECT, verbose_name="だれについて", related_name="+")
    text_version = models.CharField("説明に使った文", max_length=20)
    explained_on = models.DateField("説明した日")
    explained_by = models.CharField("説明した人", max_length=80)
    interpreter = models.CharField("通訳・手話など", max_length=80, blank=True)
    own_words = models.CharField("本人の言葉", max_length=300, blank=True)
    answer_on = models.DateField("返事を聞く日", null=True, blank=True)

    objects = PersonBoundQuerySet.as_manager()

    class Meta:
        verbose_name = "同意の説明"
        ordering = ("-explained_on", "-id")
        indexes = [models.Index(fields=["case", "person"], name="consent_explanation_case")]

    def __str__(self) -> str:
        return "同意の説明"


class NoConsent(CaseBound, Made):
    """同意がない・本人からは得られないとき、だれが・なぜそう判断し、次にいつ確かめるか。"""

    person = models.ForeignKey("cases.Person", models.PROTECT, verbose_name="だれについて", related_name="+")
    reason = CodeField("no_consent_reason", verbose_name="同意を得られない理由")
    detail = models.CharField("くわしく", max_length=300, blank=True)
    decided_by = models.CharField("判断した人・職", max_length=80)
    decided_on = models.DateField("判断した日", default=clock.today)
    source = models.CharField("情報の出どころ", max_length=200)
    outlook = models.CharField("同意の見通し", max_length=300)
    try_again_on = models.DateField("次に確かめる日", null=True, blank=True)

    objects = PersonBoundQuerySet.as_manager()

    class Meta:
        verbose_name = "同意のない間の判断"
        ordering = ("-decided_on", "-id")
        indexes = [models.Index(fields=["case", "person"], name="consent_noconsent_case")]

    def __str__(self) -> str:
        return self.reason_label


class UseWithdrawal(CaseBound, Made):
    """利用の取下げ: 支援の利用をやめる。情報を伝える同意は、これだけでは変わらない。"""

    person = models.ForeignKey("cases.Person", models.PROTECT, verbose_name="だれについて", related_name="+")
    what = models.CharField("やめる支援", max_length=200)
    at = models.DateTimeField("受けた日時", default=clock.now)
    heard_by = models.CharField("受けた人", max_length=80)
    how = CodeField("told_how", verbose_name="方法", blank=True)
    own_words = models.CharField("本人の言葉", max_length=300)
    explained = models.CharField("説明したこと", max_length=300, blank=True)

    objects = PersonBoundQuerySet.as_manager()

    class Meta:
        verbose_name = "利用の取下げ"
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return "利用の取下げ"
