"""記録する前に見せること: だれに何が開けるようになり、何が開かず、何が見えなくなるか。何も書かない。"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kasane.access import kind_labels
from kasane.agencies.models import Agency
from kasane.cases.models import Case, CasePerson, Involvement, Person, TeamPart
from kasane.consent import cover, openings
from kasane.consent.models import Consent, ConsentRecipient
from kasane.kernel.base import live
from kasane.kernel.statutes import cite
from kasane.records.models import Told

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment

OPENING_LATER = "支援チームに入れたときに開きます。"


@dataclass(frozen=True)
class Line:
    """だれに（何について）・なにが・なぜ。"""

    who: str
    what: str
    new: bool = False


@dataclass
class Preview:
    """``opens`` 開けるようになるもの、``shut`` 開かないもの、``lost`` 見えなくなるもの、``fixed`` 外せないもの。"""

    opens: list[Line] = field(default_factory=list)
    shut: list[Line] = field(default_factory=list)
    lost: list[Line] = field(default_factory=list)
    fixed: list[Line] = field(default_factory=list)


def preview(
    case: Case, person: Person, recipients: Sequence[ConsentRecipient], before: Consent | None = None
) -> Preview:
    """この宛先で記録したら、どうなるか。"""
    included = [row for row in recipients if row.mode == ConsentRecipient.INCLUDE]
    held = {(row.agency_id, row.category): row.kinds for row in before.recipients.all()} if before else {}
    opens = [
        Line(
            _whom(row, recipients),
            "、".join(kind_labels(row.kinds)),
            new=bool(row.kinds & ~held.get((row.agency_id, row.category), 0)),
        )
        for row in included
    ]
    return Preview(
        opens=opens,
        shut=[*_others(case, person), _conference(), *_unmarked(case, recipients)],
        lost=_losing(case, person, recipients, before),
        fixed=fixed(case),
    )


def _whom(row: ConsentRecipient, recipients: Sequence[ConsentRecipient]) -> str:
    if row.agency:
        return row.agency.name
    agencies = Agency.objects.live().filter(category=row.category)
    names = [agency.short for agency in agencies if cover.allowed_kinds(recipients, agency)]
    return f"{row.category_label}（{'・'.join(names)}）" if names else row.category_label


def _others(case: Case, person: Person) -> list[Line]:
    """家族の分は、一人ずつ同意がいる。"""
    rows = CasePerson.objects.filter(case=case).exclude(person=person).select_related("person")
    return [
        Line(f"{row}さんのこと", "ご本人の同意が別にいります。")
        for row in rows
        if row.person or row.told_name
    ]


def _conference() -> Line:
    return Line("支援会議で話したこと", f"同意では開きません（{cite('support_conference.secrecy')}）。")


def _unmarked(case: Case, recipients: Sequence[ConsentRecipient]) -> list[Line]:
    team = [part.agency for part in TeamPart.objects.filter(live(), case=case).select_related("agency")]
    lines = [
        Line(agency.name, "印がありません。")
        for agency in dict.fromkeys(team)
        if not cover.not_by_consent(agency) and not cover.allowed_kinds(recipients, agency)
    ]
    outs = [row for row in recipients if row.mode == ConsentRecipient.EXCLUDE]
    return lines + [Line(str(row), "本人が、伝えないでほしいと言っています。") for row in outs]


def fixed(case: Case) -> list[Line]:
    """同意とは別の根拠で見ていて、同意からは外せない機関。"""
    rows = Involvement.objects.live().filter(case=case, person=case.person).select_related("agency")
    rows = rows.order_by("scope")  # いちばん広い根拠を言う
    seen = {row.agency: row.basis_label for row in rows if cover.not_by_consent(row.agency)}
    return [Line(agency.name, f"{label}として見ています。外せません。") for agency, label in seen.items()]


def _losing(
    case: Case, person: Person, recipients: Sequence[ConsentRecipient], before: Consent | None
) -> list[Line]:
    lines = []
    for row in openings.resting(before) if before else []:
        gone = row.kinds & ~cover.allowed_kinds(recipients, row.agency)
        if gone:
            lines.append(Line(row.agency.name, "、".join(kind_labels(gone))))
    kinds = 0
    for one in recipients:
        kinds |= one.kinds if one.mode == ConsentRecipient.INCLUDE else 0
    shut = openings.excluded_grounds(Consent(case=case, person=person, kinds=kinds), recipients)
    return lines + [
        Line(row.agency.name, f"{row.scope_label}（自機関で書いたものは残ります）") for row in shut
    ]


def losing(consent: Consent) -> list[Line]:
    """取りやめると見えなくなるもの（全部のとき）。"""
    return [Line(row.agency.name, "、".join(kind_labels(row.kinds))) for row in openings.resting(consent)]


def already_told(consent: Consent, member: Assignment) -> Iterable[Told]:
    """この同意で、もう伝えたもの。取りやめても、伝えたことは消えないので並べ続ける。"""
    rows = Told.objects.visible_to(member).filter(case=consent.case, basis="consent")
    return rows.select_related("to_agency", "agency").order_by("-at")[:50]
