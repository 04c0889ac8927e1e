"""世帯のようす: この記録で聞いた人だけを、根拠のある人とない人に分ける。"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from kasane.access import Scope
from kasane.audit.looks import show
from kasane.cases.models import Case, CasePerson, Person
from kasane.cases.sight import Sight


@dataclass(frozen=True)
class Member:
    """``person`` が ``None`` で ``masked`` なら「この方の情報は共有されていません」。"""

    told: CasePerson
    person: Person | None
    masked: bool
    cases: tuple[Case, ...] = ()
    note: str = ""

    @property
    def may_begin(self) -> bool:
        """この人のケースをはじめられる行か（登録があり、本人ではなく、ケースがまだない）。"""
        return self.person is not None and self.told.person_id != self.told.case.person_id and not self.cases


def members_in_sight(request: HttpRequest, case: Case, sight: Sight) -> list[Member]:
    """聞いた氏名と続柄まではそのまま。ようすは、その人についての根拠か、全体の根拠があるときだけ。"""
    member = request.member
    told = list(CasePerson.objects.filter(case=case).select_related("person", "case").order_by("id"))
    ids = [row.person_id for row in told if row.person_id]
    seen = {person.pk: person for person in Person.objects.visible_to(member).filter(pk__in=ids)}
    beside: dict[int, list[Case]] = {}
    for other in Case.objects.visible_to(member).filter(household=case.household).exclude(pk=case.pk):
        beside.setdefault(other.person_id, []).append(other)
    show(request, persons=[person.uid for person in seen.values()])
    return [
        Member(
            told=row,
            person=seen.get(row.person_id) if row.person_id else None,
            masked=bool(row.person_id) and row.person_id not in seen,
            note=row.note if sight.at_least(Scope.FULL) or row.person_id in seen else "",
            cases=tuple(beside.get(row.person_id, ())) if row.person_id else (),
        )
        for row in told
    ]
