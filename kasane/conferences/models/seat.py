"""席と誓約。席は議題ごと・人ごとで、誰が何を聞いたかの台帳である。"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q

from kasane.agencies.models import Made
from kasane.audit.action import Trace
from kasane.conferences.models.matter import Item
from kasane.kernel import clock
from kasane.kernel.codes import CodeField


class SeatKind(models.TextChoices):
    MEMBER = "member", "構成員"
    GUEST = "guest", "当日の追加"
    STAND_IN = "stand_in", "代理"
    OPINION = "opinion", "名前を伏せて意見だけ"
    AWAY = "away", "この案件では席を外す"


OUTSIDE = (SeatKind.OPINION, SeatKind.AWAY)
"""案件の中身も、だれのことかも知らされない席。"""


class SeatQuerySet(models.QuerySet["Seat"]):
    def of(self, member: Any) -> SeatQuerySet:
        """この職員がつく席（機関としての席も）。中身を知らされない席は含まない。"""
        mine = Q(assignment=None) | Q(assignment=member)
        return self.filter(mine, agency=member.agency_id).exclude(kind__in=OUTSIDE)

    def inside(self) -> SeatQuerySet:
        return self.exclude(kind__in=OUTSIDE)

    def visible_to(self, member: Any, writing: bool = False) -> SeatQuerySet:
        items = Item.objects.visible_to(member, writing=writing)
        return self.filter(Exists(items.filter(pk=OuterRef("item"))))


class Seat(Made):
    """議題の一席。``involvement`` は本人についての会議の根拠、``covered_by`` は拠った同意。"""

    item = models.ForeignKey(Item, models.PROTECT, verbose_name="議題", related_name="seats")
    kind = models.CharField("席", max_length=10, choices=SeatKind, default=SeatKind.MEMBER)
    agency = models.ForeignKey(
        "agencies.Agency", models.PROTECT, verbose_name="機関", null=True, blank=True, related_name="+"
    )
    affiliation = models.CharField("所属（機関の一覧にないとき）", max_length=120, blank=True)
    assignment = models.ForeignKey(
        "agencies.Assignment",
        models.PROTECT,
        verbose_name="出る職員",
        null=True,
        blank=True,
        related_name="+",
    )
    name = models.CharField("氏名", max_length=80, blank=True)
    title = models.CharField("職", max_length=80, blank=True)
    online = models.BooleanField("オンライン", default=False)
    involvement = models.ForeignKey(
        "cases.Involvement", models.PROTECT, verbose_name="会議の根拠", null=True, related_name="+"
    )
    covered_by = models.ForeignKey(
        "consent.Consent", models.PROTECT, verbose_name="拠った同意", null=True, related_name="+"
    )
    stand_in_for = models.ForeignKey(
        "self", models.PROTECT, verbose_name="だれの代理か", null=True, blank=True, related_name="+"
    )
    why = models.CharField("席を外す・伏せる理由", max_length=200, blank=True)
    in_at = models.DateTimeField("着いた時刻", null=True, blank=True)
    out_at = models.DateTimeField("席を立った時刻", null=True, blank=True)
    secrecy = CodeField("secrecy_how", verbose_name="守秘の確認の方法", blank=True)
    secrecy_at = models.DateTimeField("守秘を確かめた日時", null=True, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = "会議の席"
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(agency__isnull=False) | ~Q(affiliation=""), name="conferences_seat_somebody"
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["opinion", "away"]) | Q(involvement=None),
                name="conferences_seat_outside_knows_nothing",
            ),
            models.CheckConstraint(
                condition=Q(secrecy="", secrecy_at=None) | (~Q(secrecy="") & Q(secrecy_at__isnull=False)),
                name="conferences_seat_secrecy_whole",
            ),
        ]
        indexes = [models.Index(fields=["agency", "item"], name="conferences_seat_agency")]

    def __str__(self) -> str:
        return f"{self.agency_label} {self.name}".strip()

    @property
    def agency_label(self) -> str:
        return self.agency.name if self.agency else self.affiliation

    @property
    def is_inside(self) -> bool:
        return self.kind not in OUTSIDE

    @property
    def given_on_paper(self) -> bool:
        """紙で渡すか（画面を使わない機関と、当日の追加で画面のない人）。"""
        return self.agency is None or not self.agency.has_account or self.involvement_id is None

    @property
    def case(self) -> Any:
        return self.item.matter.case

    def traces(self, by: Any) -> list[Trace]:
        return self.item.matter.traces(by)


class PledgeQuerySet(models.QuerySet["Pledge"]):
    def visible_to(self, member: Any, writing: bool = False) -> PledgeQuerySet:
        """自機関の分と、会議を招集する職には全体。"""
        from kasane.agencies.roles import Can

        return self.all() if member.may(Can.CONVENE_SUPPORT) else self.filter(agency=member.agency_id)


class Pledge(Made):
    """守秘の誓約。年度に一度（なくても、法の守秘義務は及ぶ）。"""

    agency = models.ForeignKey("agencies.Agency", models.PROTECT, verbose_name="機関", related_name="+")
    name = models.CharField("氏名", max_length=80)
    account = models.ForeignKey(
        "agencies.Account", models.PROTECT, verbose_name="アカウント", null=True, blank=True, related_name="+"
    )
    nendo = models.PositiveSmallIntegerField("年度")
    text_version = models.CharField("誓約の文", max_length=40, default="第1版")
    on = models.DateField("誓約の日", default=clock.today)

    objects = PledgeQuerySet.as_manager()

    class Meta:
        verbose_name = "守秘の誓約"
        ordering = ("-on", "-id")
        constraints = [
            models.UniqueConstraint(fields=["agency", "name", "nendo"], name="conferences_pledge_once")
        ]

    def __str__(self) -> str:
        return f"{self.agency} {self.name}"
