"""ケースをはじめ、人を加える動詞。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kasane.access import Scope, ensure, require
from kasane.agencies.models import Agency
from kasane.audit.action import action
from kasane.cases import grounds, rules
from kasane.cases.models import Case, CasePerson, Caseworker, Household, Involvement, Membership, Person
from kasane.cases.numbering import next_number
from kasane.cases.registering import Told, register, revise
from kasane.kernel import clock

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


@action("ケースをはじめる", rule=rules.can_open_case)
def open_case(
    agency: Agency,
    *,
    by: Assignment,
    told: Told,
    route: str = "",
    continues: Case | None = None,
    household: Household | None = None,
) -> Case:
    """本人を登録し、自機関が主担当のケースをはじめる。再相談なら前のケースと世帯につなぐ。"""
    person = continues.person if continues else register(told, by=by)
    home = household or (continues.household if continues else None)
    if home is None:
        home = Household.objects.create(label=f"{person.name}さんの世帯", area=told.area, made_by=by)
    if not Membership.objects.filter(household=home, person=person, until=clock.FOREVER).exists():
        Membership.objects.create(household=home, person=person, made_by=by)
    return _begin(agency, person, home, by=by, route=route, continues=continues)


def _begin(
    agency: Agency,
    person: Person,
    home: Household,
    *,
    by: Assignment,
    route: str = "",
    continues: Case | None = None,
) -> Case:
    """ケースの行・本人の行・はじめた機関の根拠・担当者を、そろえて書く。"""
    case = Case.objects.create(
        number=next_number(agency),
        person=person,
        household=home,
        opened_by=agency,
        opened_on=clock.today(),
        route=route,
        continues=continues,
        holder_agency=agency,
        holder=by,
        holder_name=by.name,
        deputy_agency=agency,
        made_by=by,
    )
    CasePerson.objects.create(case=case, person=person, relation="self", made_by=by)
    grounds.open_ground(case, agency, "own", Scope.FULL, by=by, sentence="自機関で受けた相談のため")
    Caseworker.objects.create(case=case, assignment=by, made_by=by)
    return case


@action("世帯員のケースをはじめる", rule=rules.can_register_person)
def open_for_member(case: Case, *, by: Assignment, member: CasePerson) -> Case:
    """同じ世帯の、登録のある人のケースをはじめる（母のケースから、息子のケースを）。番号も根拠も別になる。"""
    person = member.person
    ours = member.case_id == case.pk and person is not None and person.pk != case.person_id
    ensure(require(ours, "この記録に登録のある世帯員を選んでください。"))
    started = Case.objects.filter(person=person).under_way().exists()  # type: ignore[misc]
    ensure(require(not started, "この方のケースは、もうはじまっています。"))
    return _begin(by.agency, person, case.household, by=by, route=case.route)  # type: ignore[arg-type]


@action("世帯員を記録する", rule=rules.can_tell_household, need=Scope.SHARED)
def tell_household(
    case: Case,
    *,
    by: Assignment,
    name: str,
    relation: str,
    age: int | None = None,
    lives_with: bool = True,
    note: str = "",
) -> CasePerson:
    """聞いたままの世帯員。登録はしないので、誰にもその人の根拠は生まれない。"""
    return CasePerson.objects.create(
        case=case,
        told_name=name,
        relation=relation,
        told_age=age,
        lives_with=lives_with,
        note=note,
        made_by=by,
    )


@action("世帯員を登録する", rule=rules.can_register_person, need=Scope.FULL)
def register_person(
    case: Case, *, by: Assignment, told: Told, relation: str, lives_with: bool = True
) -> CasePerson:
    """世帯員を登録し、いま全体が見える機関に、その人についても同じ根拠を書く。"""
    person = register(told, by=by)
    if lives_with:
        Membership.objects.create(household=case.household, person=person, made_by=by)
    for row in Involvement.objects.live().filter(
        case=case, person=case.person, scope=Scope.FULL, assignment=None
    ):
        grounds.open_ground(
            case,
            row.agency,
            row.basis,
            Scope.FULL,
            kinds=row.kinds,
            writes=row.writes,
            by=by,
            person=person,
            sentence=row.sentence,
            until=row.until,
            source=row.source,
        )
    return CasePerson.objects.create(
        case=case,
        person=person,
        told_name=person.name,
        told_age=person.age,
        relation=relation,
        lives_with=lives_with,
        made_by=by,
    )


@action("本人のことを書き直す", rule=rules.can_revise_person)
def revise_person(case: Case, *, by: Assignment, told: Told) -> Case:
    """氏名が分かった・替わったとき。前の氏名は消さずに残す。"""
    revise(case.person, told, by=by)
    return case
