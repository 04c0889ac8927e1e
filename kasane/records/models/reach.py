"""届く範囲の述語: 機関・輪・情報の種類をもつ記録を、いまの根拠で絞る。

``visible_to`` は関わりをその場でたずね、``in_sight`` は一度数えた Sight の定数だけで同じ行を選ぶ。
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, IntegerField, OuterRef, Q

from kasane.access import Scope
from kasane.cases.models import Case, Involvement

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment
    from kasane.cases.sight import Sight


def open_case(member: Assignment) -> Exists:
    """制限にも利害関係にも妨げられないケースの記録。"""
    return Exists(Case.objects.not_barred(member).filter(pk=OuterRef("case")))


def mine(member: Assignment, level: int, writing: bool = False) -> models.QuerySet[Involvement]:
    """この記録のケースの、本人についての自分の生きている行。"""
    rows = Involvement.objects.mine(member, level, writing=writing)
    return rows.filter(case=OuterRef("case"), person=OuterRef("case__person"))


def mine_covering(member: Assignment, writing: bool = False) -> Exists:
    """共有分以上で、この記録の種類をすべて含む行がある。"""
    rows = mine(member, Scope.SHARED, writing)
    rows = rows.annotate(need=ExpressionWrapper(OuterRef("kinds"), IntegerField()))
    need: Any = F("need")
    return Exists(rows.annotate(held=F("kinds").bitand(need)).filter(held=need))


def in_my_circle(member: Assignment, writing: bool = False) -> Exists:
    """この記録の輪に、自分の生きている行がある。"""
    rows = Involvement.objects.mine(member, Scope.EXISTENCE, writing=writing)
    return Exists(rows.filter(circle=OuterRef("circle")))


def covered(rows: Any, sight: Sight) -> tuple[Any, Q]:
    """``sight`` の共有分以上の行のどれか一つに、種類が収まるという条件。"""
    within = Q(pk__in=[])
    for number, mask in enumerate(sight.masks):
        rows = rows.annotate(**{f"within{number}": F("kinds").bitand(mask)})
        within |= Q(**{f"within{number}": F("kinds")})
    return rows, within


def unmasked(member: Assignment, about: models.QuerySet[Any]) -> Q:
    """だれについての記録かを見て、根拠のない人についてのものを除く。書いた機関のものは残す。

    ``about`` は、この記録が本人のほかにだれについてかを言う行（``case`` と ``person`` を引ける）。
    """
    grounded = Involvement.objects.mine(member, Scope.PAPERS).filter(
        case=OuterRef(OuterRef("case")), person=OuterRef("person")
    )
    return Q(agency=member.agency_id) | ~Q(Exists(about.filter(~Q(Exists(grounded)))))
