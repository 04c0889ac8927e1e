"""一人ずつの、同意のいまとこれまで（頁のための読みもの）。見える集合だけから組み立てる。"""

from __future__ import annotations

import functools
import operator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kasane.access import ALL_KINDS, Decision, Scope, kind_labels
from kasane.cases.grounds import registered
from kasane.cases.models import Case, Custody, Involvement, Person
from kasane.consent import condition, cover, openings, rules
from kasane.consent.condition import ConsentState
from kasane.consent.models import Consent, ConsentEvent, Explanation, NoConsent, UseWithdrawal
from kasane.kernel.base import live

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


@dataclass
class Standing:
    """``whole`` が偽なら、この同意で見えているだけの機関（状態・種類・期限だけを見せる）。"""

    person: Person
    state: ConsentState
    consent: Consent | None
    without: Explanation | NoConsent | None = None
    whole: bool = True
    kinds: str = ""
    open_now: list[Involvement] = field(default_factory=list)
    history: list[ConsentEvent] = field(default_factory=list)
    uses: list[UseWithdrawal] = field(default_factory=list)
    custody: Custody | None = None
    can: dict[str, Decision] = field(default_factory=dict)

    @property
    def opened(self) -> list[tuple[Involvement, str]]:
        """いま開いている関わりと、その種類の名。"""
        return [(row, _kinds(row.kinds)) for row in self.open_now]

    @property
    def stopped(self) -> bool:
        return self.state == ConsentState.WITHDRAWN

    @property
    def impossible(self) -> NoConsent | None:
        return self.without if isinstance(self.without, NoConsent) else None

    @property
    def explained(self) -> Explanation | None:
        return self.without if isinstance(self.without, Explanation) else None


def _kinds(mask: int) -> str:
    return "すべて" if mask == ALL_KINDS else "、".join(kind_labels(mask))


def standings(case: Case, member: Assignment) -> list[Standing]:
    """登録のある人のうち、自分に見える人の分。ほかの人は、いることも言わない。"""
    rows = Involvement.objects.mine(member, Scope.FULL).filter(case=case)
    whole = set(rows.values_list("person", flat=True))
    found = [_whole(case, person, member) for person in registered(case) if person.pk in whole]
    return found + [_minimal(consent, member) for consent in _resting(case, member, whole)]


def _resting(case: Case, member: Assignment, whole: set[int]) -> list[Consent]:
    rows = Consent.objects.visible_to(member).unfollowed().filter(case=case).exclude(person__in=whole)
    return list(rows.select_related("person").prefetch_related("recipients__agency", "events"))


def _minimal(consent: Consent, member: Assignment) -> Standing:
    """この同意で見えているだけの機関には、自分に開いた種類だけ（除いた機関があることも言わない）。"""
    state = condition.state_of(consent, None)
    mask = functools.reduce(
        operator.or_, (row.kinds for row in openings.resting(consent) if row.agency_id == member.agency_id), 0
    )
    shown = ConsentState.GIVEN if state.live else state
    return Standing(consent.person, shown, consent, whole=False, kinds=_kinds(mask))


def _whole(case: Case, person: Person, member: Assignment) -> Standing:
    consent = cover.current(case, person)
    without = condition.absence(case, person)
    events = ConsentEvent.objects.visible_to(member).filter(consent__case=case, consent__person=person)
    uses = UseWithdrawal.objects.visible_to(member).filter(case=case, person=person)
    return Standing(
        person=person,
        state=condition.state_of(consent, without),
        consent=consent,
        without=without,
        kinds=_kinds(consent.kinds) if consent else "",
        open_now=openings.resting(consent) if consent else [],
        history=list(events.select_related("consent", "agency", "made_by__account").order_by("-at", "-id")),
        uses=list(uses.select_related("made_by__account")),
        custody=Custody.objects.filter(live(), person=person).order_by("id").last(),
        can=_can(member, consent),
    )


def _can(member: Assignment, consent: Consent | None) -> dict[str, Decision]:
    if consent is None:
        return {}
    return {
        "bring_in": rules.can_bring_in(member, consent),
        "narrow": rules.can_narrow(member, consent),
        "withdraw": rules.can_withdraw(member, consent),
        "decide_next": rules.can_decide_next(member, consent),
    }
