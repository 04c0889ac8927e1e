"""同意の一枚と、その宛先。書いたあとは変えない: 範囲が変われば、前のものに代わる新しい一枚になる。"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from kasane.access import ALL_KINDS, Scope, kind_labels
from kasane.agencies.models import Made, Proxy
from kasane.cases.models import Case, CaseBound, CaseBoundQuerySet, Involvement
from kasane.consent.texts import Text, text_of
from kasane.kernel import codes
from kasane.kernel.base import live
from kasane.kernel.codes import CodeField


class PersonBoundQuerySet(CaseBoundQuerySet[Any]):
    """ケースの、ある一人についての記録。その人についての全体が見える機関と、書いた機関だけ。"""

    def visible_to(self, member: Any, writing: bool = False) -> PersonBoundQuerySet:
        seen = self._full(member, writing) | Q(made_by__post__agency=member.agency_id)
        return self._in_my_cases(member, writing).filter(seen)

    def _in_my_cases(self, member: Any, writing: bool) -> PersonBoundQuerySet:
        cases = Case.objects.visible_to(member, writing=writing)
        return self.filter(Exists(cases.filter(pk=OuterRef("case"))))

    def _full(self, member: Any, writing: bool) -> Q:
        rows = Involvement.objects.mine(member, Scope.FULL, writing=writing)
        return Q(Exists(rows.filter(case=OuterRef("case"), person=OuterRef("person"))))


class ConsentQuerySet(PersonBoundQuerySet):
    def visible_to(self, member: Any, writing: bool = False) -> Any:
        """全体が見える機関・書いた機関と、いまこの同意で見えている機関。"""
        from kasane.consent.models.event import Reliance

        rests = Reliance.objects.filter(
            live("involvement__"), consent=OuterRef("pk"), involvement__agency=member.agency_id
        )
        mine = Q(made_by__post__agency=member.agency_id) | Q(Exists(rests))
        return self._in_my_cases(member, writing).filter(self._full(member, writing) | mine)

    def unfollowed(self) -> ConsentQuerySet:
        """あとの一枚に代わられていないもの。"""
        return self.filter(~Exists(Consent.objects.filter(supersedes=OuterRef("pk"))))


class Consent(CaseBound, Made, Proxy):
    """だれの同意を、どの文で説明し、いつ・だれから・どう得たか。

    ``until`` は同意の最後の日（その日の終わりまで）。子どもの代わりの同意は 18 歳の誕生日の前の日まで。
    ``kinds`` は宛先ごとの種類を合わせたもの。どの機関に何をよいと言ったかは宛先（ConsentRecipient）が言う。
    """

    person = models.ForeignKey("cases.Person", models.PROTECT, verbose_name="だれについて", related_name="+")
    text_version = models.CharField("説明に使った文", max_length=20)
    explained_on = models.DateField("説明した日")
    explained_by = models.CharField("説明した人", max_length=80)
    obtained_on = models.DateField("同意を得た日")
    obtained_at = models.DateTimeField("同意を得た日時")
    method = CodeField("consent_method", verbose_name="同意を得た方法")
    method_note = models.CharField("代筆者・立会人・方法", max_length=200, blank=True)
    signer = CodeField("signer", verbose_name="同意した人", default="self")
    signer_name = models.CharField("同意した人の氏名", max_length=80, blank=True)
    other_parent = CodeField("other_parent_handling", verbose_name="他方の親権者の扱い", blank=True)
    judged_by = models.CharField("判断した職", max_length=80, blank=True)
    child_told = models.CharField("子ども本人への説明", max_length=200, blank=True)
    child_view = models.CharField("子ども本人の意見", max_length=300, blank=True)
    own_words = models.CharField("本人の言葉", max_length=300, blank=True)
    heard_by = models.CharField("聞いた人", max_length=80, blank=True)
    purposes = models.JSONField("情報を使う目的", default=list, blank=True)
    kinds = models.PositiveSmallIntegerField("情報の種類", default=ALL_KINDS)
    until = models.DateField("いつまで", null=True, blank=True)
    supersedes = models.ForeignKey(
        "self", models.PROTECT, verbose_name="前の同意", null=True, blank=True, related_name="+"
    )

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = "同意"
        ordering = ("-obtained_at", "-id")
        constraints = [
            *Proxy.Meta.constraints,
            models.UniqueConstraint(fields=["supersedes"], name="consent_consent_followed_once"),
            models.CheckConstraint(condition=~Q(supersedes=F("id")), name="consent_consent_not_self"),
        ]
        indexes = [models.Index(fields=["case", "person"], name="consent_consent_case")]

    def __str__(self) -> str:
        return "同意"

    @property
    def kinds_text(self) -> str:
        return "すべて" if self.kinds == ALL_KINDS else "、".join(kind_labels(self.kinds))

    @property
    def purpose_labels(self) -> list[str]:
        return [codes.label("consent_purpose", key) for key in self.purposes]

    @property
    def text(self) -> Text:
        """説明に使った文の版。"""
        return text_of(self.text_version)

    @property
    def paper_due(self) -> bool:
        """電話で得て、書面がまだのもの。"""
        return bool(
            codes.details("consent_method", self.method).get("paper_later") and not self.original_kept
        )


class OfConsentQuerySet(models.QuerySet["Any"]):
    """同意に添えたもの。同意の全体が見える機関だけ（その同意で見えているだけの機関には見せない）。"""

    def visible_to(self, member: Any, writing: bool = False) -> OfConsentQuerySet:
        consents = PersonBoundQuerySet(Consent).visible_to(member, writing=writing)
        return self.filter(Exists(consents.filter(pk=OuterRef("consent"))))


class ConsentRecipient(models.Model):
    """宛先。区分でも機関でもよい。``exclude`` は「ただし、この機関には伝えない」。"""

    INCLUDE, EXCLUDE = "include", "exclude"

    consent = models.ForeignKey(Consent, models.PROTECT, verbose_name="同意", related_name="recipients")
    category = CodeField("agency_category", verbose_name="区分", blank=True)
    agency = models.ForeignKey(
        "agencies.Agency", models.PROTECT, verbose_name="機関", null=True, blank=True, related_name="+"
    )
    mode = models.CharField(
        "扱い", max_length=10, choices=[(INCLUDE, "伝えてよい"), (EXCLUDE, "伝えない")], default=INCLUDE
    )
    kinds = models.PositiveSmallIntegerField("情報の種類", default=ALL_KINDS)

    objects = OfConsentQuerySet.as_manager()

    class Meta:
        verbose_name = "同意の宛先"
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=(Q(agency=None) & ~Q(category="")) | (Q(agency__isnull=False) & Q(category="")),
                name="consent_recipient_exactly_one",
            ),
            models.CheckConstraint(condition=Q(kinds__gt=0), name="consent_recipient_some_kind"),
        ]

    def __str__(self) -> str:
        return str(self.agency or self.category_label)

    @property
    def kinds_text(self) -> str:
        return "すべて" if self.kinds == ALL_KINDS else "、".join(self.kind_labels)

    @property
    def kind_labels(self) -> list[str]:
        return kind_labels(self.kinds)
