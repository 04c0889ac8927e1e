"""ケース: 一人の本人の、一つのひと続きの支援。どこにいるかは事実から導き、ここには持たない。"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from kasane.access import Scope
from kasane.agencies.models import Made, Move
from kasane.audit.action import Trace
from kasane.cases.models.facts import CasePerson
from kasane.cases.models.ground import Involvement
from kasane.cases.models.identity import Conflict
from kasane.cases.states import CASE, CaseState
from kasane.kernel import clock
from kasane.kernel.base import Versioned, live
from kasane.kernel.codes import CodeField
from kasane.workflow.table import Stateful


class CaseQuerySet(models.QuerySet["Case"]):
    def reached_by(self, member: Any, level: int, writing: bool = False, kinds: int = 0) -> CaseQuerySet:
        """本人についての根拠が ``level`` 以上で生きているケース。制限と利害関係がこれに勝つ。"""
        mine = Involvement.objects.mine(member, level, writing=writing, kinds=kinds)
        grounded = self.filter(Exists(mine.filter(case=OuterRef("pk"), person=OuterRef("person"))))
        return grounded.not_barred(member)

    def not_barred(self, member: Any) -> CaseQuerySet:
        """制限にも利害関係にも妨げられないケース（根拠は別にたずねる）。"""
        from kasane.cases.models.team import Caseworker

        named = Caseworker.objects.filter(live(), assignment=member, case=OuterRef("pk"))
        alone = Involvement.objects.mine(member, Scope.EXISTENCE).filter(
            assignment=member, case=OuterRef("pk")
        )
        open_to_all = Q(restricted_at=None) if member.agency.sight == "whole" else Q(pk__in=[])
        told = CasePerson.objects.filter(case=OuterRef("pk"), person__identity__in=conflicting(member))
        return self.filter(open_to_all | Exists(named) | Exists(alone)).exclude(Exists(told))

    def known_to(self, member: Any) -> CaseQuerySet:
        """いることを知ってよいケース（番号と主担当だけ）。"""
        return self.reached_by(member, Scope.EXISTENCE)

    def for_page(self) -> CaseQuerySet:
        """頁の枠（誰・主担当・連絡の約束）に要るものを一緒に取る。"""
        return self.select_related(
            "person", "household", "holder_agency", "holder__account", "deputy_agency", "opened_by", "promise"
        )

    def visible_to(self, member: Any, writing: bool = False) -> CaseQuerySet:
        """本人を見てよいケース。"""
        return self.reached_by(member, Scope.OWN, writing=writing)

    def under_way(self) -> CaseQuerySet:
        return self.exclude(state=CaseState.CLOSED)


def conflicting(member: Any) -> models.QuerySet[Conflict, int]:
    """この職員が担当してはいけない人のまとまり。"""
    return Conflict.objects.filter(live(), account=member.account_id).values_list("identity", flat=True)


class Case(Made, Versioned, Stateful):
    """主担当と副担当は、どの瞬間にもいる。"""

    workflow = CASE

    number = models.CharField("番号", max_length=40, unique=True)
    person = models.ForeignKey("cases.Person", models.PROTECT, verbose_name="本人", related_name="cases")
    household = models.ForeignKey(
        "cases.Household", models.PROTECT, verbose_name="世帯", related_name="cases"
    )
    opened_by = models.ForeignKey(
        "agencies.Agency", models.PROTECT, verbose_name="はじめの機関", related_name="+"
    )
    opened_on = models.DateField("はじめた日", default=clock.today)
    route = CodeField("route", verbose_name="把握経路", blank=True)
    state = models.CharField("状態", max_length=10, choices=CaseState, default=CaseState.OPEN)
    paused_why = CodeField("case_pause", verbose_name="休止の理由", blank=True)
    recheck_on = models.DateField("再確認日", null=True, blank=True)
    closed_on = models.DateField("終結した日", null=True, blank=True)
    closed_why = CodeField("closure_reason", verbose_name="終結の理由", blank=True)
    closing_note = models.TextField("引き継いだこと", blank=True)
    return_hint = models.TextField("再相談の目安", blank=True)
    contact_every_days = models.PositiveSmallIntegerField("合意した連絡の間隔（日）", null=True, blank=True)
    contact_due_on = models.DateField("次に連絡する日", null=True, blank=True, editable=False)
    last_contact_on = models.DateField("最後に連絡した日", null=True, blank=True)
    touched_at = models.DateTimeField("最後に動いた日時", default=clock.now)
    restricted_at = models.DateTimeField("限られた職員だけにした日時", null=True, blank=True)
    coordinated_since = models.DateTimeField("多機関協働が関わりはじめた日時", null=True, blank=True)
    continues = models.ForeignKey(
        "self", models.PROTECT, verbose_name="前のケース", null=True, related_name="+"
    )
    joined_to = models.ForeignKey(
        "self", models.PROTECT, verbose_name="統合した先", null=True, related_name="+"
    )
    holder_agency = models.ForeignKey(
        "agencies.Agency", models.PROTECT, verbose_name="主担当機関", related_name="+"
    )
    holder = models.ForeignKey(
        "agencies.Assignment", models.PROTECT, verbose_name="主担当者", null=True, related_name="+"
    )
    holder_name = models.CharField("主担当者の名", max_length=80, blank=True)
    holder_since = models.DateField("主担当になった日", default=clock.today)
    deputy_agency = models.ForeignKey(
        "agencies.Agency", models.PROTECT, verbose_name="副担当機関", related_name="+"
    )
    deputy = models.ForeignKey(
        "agencies.Assignment", models.PROTECT, verbose_name="副担当者", null=True, related_name="+"
    )
    deputy_name = models.CharField("副担当者の名", max_length=80, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = "ケース"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="paused") | Q(recheck_on__isnull=False), name="cases_case_paused_recheck"
            ),
            models.CheckConstraint(
                condition=(Q(state="closed", closed_on__isnull=False) & ~Q(closed_why=""))
                | (~Q(state="closed") & Q(closed_on=None, closed_why="")),
                name="cases_case_closed_whole",
            ),
            models.CheckConstraint(condition=~Q(continues=F("id")), name="cases_case_not_self"),
        ]
        indexes = [
            models.Index(fields=["touched_at", "id"], condition=~Q(state="closed"), name="cases_case_open"),
            models.Index(fields=["touched_at", "id"], name="cases_case_touched"),
            models.Index(fields=["holder_agency", "state"], name="cases_case_holder"),
            models.Index(fields=["contact_due_on"], condition=Q(state="open"), name="cases_case_contact"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def case(self) -> Case:
        return self

    @property
    def is_held(self) -> bool:
        """主担当の機関と、そのなかで応える人がいるか（異動で空いていないか）。"""
        if self.holder is None:
            return bool(self.holder_name) or not self.holder_agency.has_account
        return self.holder.live_at()

    def reckon_contact(self) -> None:
        """合意した間隔から、次に連絡する日を数え直す（一覧で選べるよう、書くときに数えておく）。"""
        last = self.last_contact_on or self.opened_on
        days = self.contact_every_days
        self.contact_due_on = last + dt.timedelta(days=days) if days else None

    def traces(self, by: Any) -> list[Trace]:
        from kasane.cases.sight import grounds_of

        return [Trace(case_uid=self.uid, grounds=grounds_of(by, self), subject="")]


class CaseMove(Move):
    """ケースの状態が移った事実。"""

    record = models.ForeignKey(Case, models.PROTECT, verbose_name="ケース", related_name="moves")

    class Meta(Move.Meta):
        verbose_name = "ケースの移り"


Case.move_model = CaseMove
