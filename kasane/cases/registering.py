"""人を登録する: 打たれた名はそのまま残し、探す鍵を添える。"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kasane.cases.models import Identity, Person, PersonName, Phone, Residence
from kasane.kernel import clock, text

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


@dataclass(frozen=True)
class Told:
    """聞いたところ。分からない欄は空のままでよい（氏名も）。"""

    family: str = ""
    given: str = ""
    family_kana: str = ""
    given_kana: str = ""
    label: str = ""
    birth_on: dt.date | None = None
    birth_precision: str = ""
    age_told: int | None = None
    sex: str = ""
    language: str = ""
    interpreter: str = ""
    address: str = ""
    town: str = ""
    area: str = ""
    residence_kind: str = "actual"
    phone: str = ""
    phone_hours: str = ""


def register(told: Told, *, by: Assignment) -> Person:
    """新しい登録をつくる。同じ方がほかの窓口にいるかどうかは、ここでは決して言わない。"""
    person = Person.objects.create(
        identity=Identity.objects.create(),
        label=told.label,
        birth_on=told.birth_on,
        birth_precision=told.birth_precision,
        age_told=told.age_told,
        told_on=clock.today() if told.age_told is not None else None,
        sex=told.sex,
        language=told.language,
        interpreter=told.interpreter,
        made_by=by,
    )
    if told.family or told.given or told.family_kana or told.given_kana:
        name_person(person, told, by=by)
    if told.address or told.town or told.area:
        settle(person, told, by=by)
    if told.phone:
        add_phone(person, told.phone, told.phone_hours, by=by)
    return person


def name_person(person: Person, told: Told, *, by: Assignment, kind: str = "legal") -> PersonName:
    """氏名を添える（あとから分かったとき、旧姓・通称が増えたときも同じ）。"""
    name = PersonName(
        person=person,
        kind=kind,
        family=told.family,
        given=told.given,
        family_kana=told.family_kana,
        given_kana=told.given_kana,
        made_by=by,
    )
    name.folded = text.fold(told.family + told.given)
    name.folded_kana = text.kana_key(told.family_kana + told.given_kana)
    name.loose_kana = text.loose_key(told.family_kana + told.given_kana)
    name.save()
    person.shown_name, person.shown_kana = str(name), name.kana
    person.save(update_fields=["shown_name", "shown_kana"])
    return name


def settle(person: Person, told: Told, *, by: Assignment) -> Residence:
    """住まいを一行足す。見出しに出す町名（番地は出さない）も改める。"""
    person.shown_town = told.town
    person.save(update_fields=["shown_town"])
    return Residence.objects.create(
        person=person,
        kind=told.residence_kind,
        text=told.address,
        town=told.town,
        area=told.area,
        source=by.agency,
        made_by=by,
    )


def add_phone(person: Person, number: str, hours: str = "", safe: str = "", *, by: Assignment) -> Phone:
    return Phone.objects.create(
        person=person, number=number, folded=text.phone(number), hours=hours, safe=safe, made_by=by
    )


def revise(person: Person, told: Told, *, by: Assignment) -> Person:
    """聞き直したことを書く。氏名・住まい・電話は前のものを残して足す。"""
    for name in ("label", "birth_on", "birth_precision", "age_told", "sex"):
        setattr(person, name, getattr(told, name))
    person.told_on = clock.today() if told.age_told is not None else None
    person.version += 1
    person.save()
    current = person.names.order_by("id").last()
    parts = ("family", "given", "family_kana", "given_kana")
    spoken = any(getattr(told, part) for part in parts)
    if spoken and (current is None or any(getattr(current, part) != getattr(told, part) for part in parts)):
        name_person(person, told, by=by)
    home = person.residences.filter(until=clock.FOREVER).order_by("id").last()
    spot = (told.town, told.address, told.area)
    if any(spot) and (home is None or (home.town, home.text, home.area) != spot):
        person.residences.filter(until=clock.FOREVER).update(until=clock.now())
        settle(person, told, by=by)
    if told.phone and not person.phones.filter(number=told.phone).exists():
        add_phone(person, told.phone, told.phone_hours, by=by)
    return person
