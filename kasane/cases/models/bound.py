"""ケースに属する名詞の土台。見える集合は、いつもケースの見える集合から始まる。"""

from __future__ import annotations

from typing import Any, ClassVar, TypeVar

from django.db import models
from django.db.models import Exists, OuterRef

from kasane.access import Scope
from kasane.audit.action import Trace
from kasane.kernel.base import Record

M = TypeVar("M", bound=models.Model)


class CaseBoundQuerySet(models.QuerySet[M]):
    """``need`` と ``kinds`` を満たす根拠が、ケースの本人についてあるものだけ。"""

    need: ClassVar[int] = Scope.SHARED
    kinds: ClassVar[int] = 0

    def visible_to(self, member: Any, writing: bool = False) -> CaseBoundQuerySet[M]:
        from kasane.cases.models.case import Case

        cases = Case.objects.reached_by(member, self.need, writing=writing, kinds=self.kinds)
        return self.filter(Exists(cases.filter(pk=OuterRef("case"))))


class CaseBound(Record):
    """``case`` という外部キーをもつ記録。操作の記録はそのケースの年表に一行を残す。"""

    case = models.ForeignKey("cases.Case", models.PROTECT, verbose_name="ケース", related_name="+")

    objects = CaseBoundQuerySet.as_manager()
    trace_kinds: ClassVar[int] = 0

    class Meta:
        abstract = True

    def trace_subject(self) -> str:
        """年表の一行に添える言葉。"""
        return str(self)

    def traces(self, by: Any) -> list[Trace]:
        from kasane.cases.sight import grounds_of

        circle = getattr(self, "circle", None)
        return [
            Trace(
                case_uid=self.case.uid,
                grounds=grounds_of(by, self.case),
                circle_uid=circle.uid if circle else None,
                kinds=self.trace_kinds,
                subject=self.trace_subject(),
            )
        ]
