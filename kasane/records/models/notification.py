"""通報・通告: 記録しただけでは、したことにならない。いつ・だれに・どう伝えたかを残す。"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, Q

from kasane.access import Scope
from kasane.agencies.models import Made
from kasane.cases.models import CaseBound, CaseBoundQuerySet
from kasane.kernel.codes import CodeField
from kasane.records.models.reach import mine, open_case

if TYPE_CHECKING:
    from kasane.cases.sight import Sight


class NotificationQuerySet(CaseBoundQuerySet["Notification"]):
    def visible_to(self, member: Any, writing: bool = False) -> NotificationQuerySet:
        """通報した機関・受けた機関と、全体が見える機関。"""
        ours = Q(agency=member.agency_id) | Q(to_agency=member.agency_id)
        return self.filter(open_case(member), ours | Q(Exists(mine(member, Scope.FULL, writing))))

    def in_sight(self, sight: Sight) -> NotificationQuerySet:
        if not sight.rows:
            return self.none()
        agency = sight.member.agency_id
        ours = Q(agency=agency) | Q(to_agency=agency)
        rows = self.filter(case=sight.case)
        return rows if sight.at_least(Scope.FULL) else rows.filter(ours)

    def open(self) -> NotificationQuerySet:
        """安全がまだ確かめられていないもの。"""
        return self.filter(safety_checked_at=None)


class Notification(CaseBound, Made):
    """義務があるかどうかは種類の表が言う。通報した人の名は、ここには書かない。"""

    agency = models.ForeignKey("agencies.Agency", models.PROTECT, verbose_name="機関", related_name="+")
    kind = CodeField("notification_kind", verbose_name="種類")
    judgement = models.CharField("判断", max_length=60, blank=True)
    duty = models.CharField("義務", max_length=20, blank=True)
    citation = models.ForeignKey(
        "kernel.Citation", models.PROTECT, verbose_name="条文", null=True, related_name="+"
    )
    cited = models.CharField("条文（記録したとき）", max_length=200, blank=True)
    what = models.TextField("何が起きているか")
    to_agency = models.ForeignKey(
        "agencies.Agency", models.PROTECT, verbose_name="伝えた機関", null=True, blank=True, related_name="+"
    )
    to_whom = models.CharField("伝えた先", max_length=120)
    name = models.CharField("相手の氏名", max_length=80)
    method = CodeField("notification_method", verbose_name="方法")
    at = models.DateTimeField("伝えた日時")
    number = models.CharField("受付番号", max_length=60, blank=True)
    instruction = models.TextField("その場の指示", blank=True)
    safety_checked_by = models.CharField("安全を確認した人", max_length=80, blank=True)
    safety_checked_at = models.DateTimeField("安全を確認した日時", null=True, blank=True)
    safety_note = models.CharField("確認したようす", max_length=300, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = "通報・通告"
        ordering = ("-at", "-id")
        constraints = [
            models.CheckConstraint(
                condition=Q(safety_checked_at=None, safety_checked_by="")
                | (Q(safety_checked_at__isnull=False) & ~Q(safety_checked_by="")),
                name="records_notification_safety_whole",
            )
        ]
        indexes = [models.Index(fields=["case", "-at"], name="records_notification_case")]

    def __str__(self) -> str:
        return self.kind_label
