"""探す: 氏名・かな・番号。自分に見える人の中だけを探し、見えない人がいるかどうかは言わない。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from kasane.cases.models import Case, CaseQuerySet, PersonName
from kasane.kernel import text

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


def matching(member: Assignment, words: str) -> CaseQuerySet:
    """姓名・ふりがな（清濁を分けない）・呼び方・番号のどれかに、すべての語が当たるケース。"""
    found = Case.objects.visible_to(member)
    for word in words.split()[:5]:
        found = found.filter(_hit(word))
    return found.select_related("person", "holder_agency").order_by("-touched_at", "-id")


def _hit(word: str) -> Q:
    names = PersonName.objects.filter(person=OuterRef("person"))
    keys = Q(pk__in=[])
    if folded := text.fold(word):
        keys |= Q(folded__contains=folded)
    if kana := text.loose_key(word):
        keys |= Q(loose_kana__contains=kana)
    number = text.plain(word).upper()
    return Q(Exists(names.filter(keys))) | Q(number__icontains=number) | Q(person__label__icontains=word)
