"""重層的支援会議の席と同意。宛先に入っていない機関は、その議題の席につけない。ケースは議題に残る。"""

from __future__ import annotations

from kasane.access import ALLOW, Decision, deny
from kasane.agencies.models import Agency
from kasane.cases.models import Case, Person
from kasane.conferences.models import Item, Matter
from kasane.consent import cover

WAYS_ON = "追加の同意を電話で得る・この機関の回だけ退席してもらう・名前を伏せて意見だけ聞く"


def people(matter: Matter) -> list[Person]:
    """案件で名を挙げる人（本人を先に）。"""
    if matter.case is None:
        return []
    named = [row.person for row in matter.people.select_related("person")]
    return [matter.case.person, *named]


def named_in(item: Item) -> list[tuple[Case, Person]]:
    """この議題でだれのことが話されるか。世帯プランなら、名をのせた全員。"""
    case = item.matter.case
    if case is None:
        return []
    found = [(case, person) for person in people(item.matter)]
    if item.plan is not None:
        members = item.plan.members.select_related("case__person")
        found += [(one.case, one.case.person) for one in members if one.case_id != case.pk]
    return found


def coverage(item: Item, agency: Agency) -> Decision:
    """この機関を、この議題に招いてよいか。断る理由は、三つの道まで言う。"""
    if item.part.is_support:
        return ALLOW
    for case, person in named_in(item):
        decision = cover.covers(case, person, agency)
        if not decision:
            return deny(
                f"{decision.reason}この議題には{agency.name}を招けません（案件は議題に残ります）。"
                f"できること: {WAYS_ON}。"
            )
    return ALLOW
