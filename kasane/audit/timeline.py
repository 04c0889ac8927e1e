"""年表の行を読む。何が見えるかは ``cases`` の Sight が渡す数で決まる。"""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db.models import F, Q, QuerySet

from kasane.audit.models import Line


def lines_in_sight(
    case_uid: UUID, *, scope: int, masks: Collection[int], circles: Collection[UUID]
) -> QuerySet[Line]:
    """一つのケースの行のうち、範囲・種類・輪で見えるもの。新しい順。

    ``masks`` は自分の共有分以上の行がもつ種類。どれか一つの行に収まるものだけが見える。
    """
    rows = Line.objects.filter(case_uid=case_uid)
    covered = Q(kinds=0)
    for number, mask in enumerate(masks):
        rows = rows.annotate(**{f"within{number}": F("kinds").bitand(mask)})
        covered |= Q(**{f"within{number}": F("kinds")})
    open_ = Q(circle_uid=None, need__lte=scope) & covered
    return rows.filter(open_ | Q(circle_uid__in=list(circles))).order_by("-at", "-id")
