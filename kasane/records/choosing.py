"""記録を書く方を選ぶ: 最近の方・担当の方・見える方の中から探した方。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from kasane.cases.models import Case, Caseworker, PersonName
from kasane.kernel import text
from kasane.kernel.base import live
from kasane.records.models import Note

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment

RECENT, FOUND = 12, 20


def recent(member: Assignment) -> QuerySet[Case]:
    """自分が主担当・担当の方と、自分が書いた方。動いた順。"""
    mine = Caseworker.objects.filter(live(), assignment=member, case=OuterRef("pk"))
    written = Note.objects.filter(author=member, case=OuterRef("pk"))
    near = Q(holder=member) | Q(Exists(mine)) | Q(Exists(written))
    return _listed(Case.objects.visible_to(member).under_way().filter(near))[:RECENT]


def search(member: Assignment, query: str) -> QuerySet[Case]:
    """氏名・かな・番号で、見える方の中から。"""
    names = PersonName.objects.filter(person=OuterRef("person"))
    folded, kana = text.fold(query), text.kana_key(query)
    hit = Q(number__icontains=query) | Q(person__label__icontains=query)
    if folded:
        hit |= Q(Exists(names.filter(folded__contains=folded)))
    if kana:
        hit |= Q(Exists(names.filter(folded_kana__contains=kana)))
    return _listed(Case.objects.visible_to(member).filter(hit))[:FOUND]


def _listed(cases: QuerySet[Case]) -> QuerySet[Case]:
    return cases.select_related("person", "holder_agency").order_by("-touched_at", "-id")
