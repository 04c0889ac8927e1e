"""席につける: 会議の根拠を書き、守秘の誓約を引き、利害関係のある職員を断る。操作の中からだけ使う。"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kasane.access import ALL_KINDS, ALLOW, Decision, Scope, ensure, require
from kasane.agencies.models import Agency
from kasane.cases import grounds
from kasane.cases.models import Case, CasePerson, Conflict, Involvement, Person
from kasane.conferences.coverage import people
from kasane.conferences.models import OUTSIDE, Item, Matter, Pledge, Seat, SeatKind
from kasane.conferences.states import PartKind
from kasane.consent import cover
from kasane.consent.models import Consent, Reliance
from kasane.kernel import clock
from kasane.kernel.base import live
from kasane.kernel.nendo import FiscalYear

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment

NOT_THIS_WORKER = "この職員は担当できません。別の人に出てもらってください。"


def check_worker(matter: Matter, worker: Assignment | None) -> None:
    """利害関係は、すべての根拠に勝つ。議長にだけ、だれかを言わずに断る。"""
    if worker is None or matter.case is None:
        return
    told = CasePerson.objects.filter(case=matter.case).values("person__identity")
    conflicts = Conflict.objects.filter(live(), account=worker.account_id, identity__in=told)
    ensure(require(not conflicts.exists(), NOT_THIS_WORKER))


def check_named_worker(matter: Matter, agency: Agency, worker: Assignment | None) -> None:
    """限られた職員だけのケースと、担当者だけが見る機関では、出る人を名指しする。"""
    narrow = matter.case is not None and matter.case.restricted_at is not None
    narrow |= agency.has_account and agency.sight != "whole"
    ensure(require(worker or not narrow, f"{agency.name}から出る職員を一人選んでください。"))


def may_hear(matter: Matter, person: Person, agency: Agency) -> Decision:
    """この人のことを、この機関に話してよいか（重層的支援会議では、その人の同意）。"""
    if matter.is_support:
        return ALLOW
    return cover.covers(_case_of(matter), person, agency)


def admit(
    matter: Matter, agency: Agency, *, by: Assignment, worker: Assignment | None = None, sentence: str = ""
) -> Involvement | None:
    """案件の輪に入れ、本人についての行を返す。名を挙げた世帯員についても同じ行を書く。"""
    rows = [
        open_for(matter, person, agency, by=by, worker=worker, sentence=sentence) for person in people(matter)
    ]
    return rows[0] if rows else None


def open_for(
    matter: Matter,
    person: Person,
    agency: Agency,
    *,
    by: Assignment,
    worker: Assignment | None = None,
    sentence: str = "",
) -> Involvement:
    """一人についての「会議資料のみ」。もうあれば、それを返す。"""
    case = _case_of(matter)
    held = Involvement.objects.live().filter(
        circle=matter.circle, person=person, agency=agency, assignment=worker
    )
    found = held.first()
    if found is not None:
        return found
    consent = None if matter.is_support else cover.live_consent(case, person)
    row = grounds.open_ground(
        case,
        agency,
        _basis(matter, agency),
        Scope.PAPERS,
        by=by,
        person=person,
        kinds=cover.kinds_for(consent, agency) if consent else ALL_KINDS,
        circle=matter.circle,
        assignment=worker,
        until=cover.effective_until(consent) if consent else None,
        sentence=sentence or f"{matter.get_kind_display()}の構成員のため",
        source=matter.uid,
    )
    if consent is not None and not cover.not_by_consent(agency):
        Reliance.objects.create(consent=consent, involvement=row)
    return row


def _case_of(matter: Matter) -> Case:
    assert matter.case is not None
    return matter.case


def _basis(matter: Matter, agency: Agency) -> str:
    """支援会議は会議の根拠、重層的支援会議は本人の同意（窓口と受託者は市の仕事）。"""
    if matter.kind == PartKind.SUPPORT:
        return "conference"
    if not cover.not_by_consent(agency):
        return "consent"
    return "city" if agency.is_city else "contract"


def take_seat(item: Item, *, by: Assignment, kind: str = SeatKind.MEMBER, **who: Any) -> Seat:
    """席を一つつくる。``who`` は Seat の欄（agency・assignment・name・title・affiliation など）。"""
    matter, agency, worker = item.matter, who.get("agency"), who.get("assignment")
    _check_free(item, who)
    row, consent = None, None
    if agency is not None and kind not in OUTSIDE:
        check_worker(matter, worker)
        consent = _relied_on(matter)
        if _opens_row(kind, agency, who):
            check_named_worker(matter, agency, worker)
            row = admit(matter, agency, by=by, worker=worker)
    if worker is not None:
        who["name"] = who.get("name") or worker.name
        who["title"] = who.get("title") or worker.post.title
    pledge = _pledge(agency, who.get("name", "")) if kind not in OUTSIDE else {}
    return Seat.objects.create(
        item=item, kind=kind, involvement=row, covered_by=consent, made_by=by, **{**pledge, **who}
    )


def _opens_row(kind: str, agency: Agency, who: dict[str, Any]) -> bool:
    """当日来た人がだれの席か分からないまま、その機関の全員に開くことはしない（紙で渡す）。"""
    if kind == SeatKind.MEMBER or who.get("assignment") is not None or not agency.has_account:
        return True
    before: Seat | None = who.get("stand_in_for")
    return before is not None and before.agency_id == agency.pk and before.assignment_id is None


def _check_free(item: Item, who: dict[str, Any]) -> None:
    agency, name = who.get("agency"), who.get("name") or getattr(who.get("assignment"), "name", "")
    if agency is None:
        return
    same = Seat.objects.filter(item=item, agency=agency, name=name)
    label = f"{agency.name}　{name}".strip()
    ensure(require(not same.exists(), f"{label}は、もうこの案件に席があります。"))


def _relied_on(matter: Matter) -> Consent | None:
    if matter.case is None or matter.is_support:
        return None
    return cover.live_consent(matter.case, matter.case.person)


def _pledge(agency: Agency | None, name: str) -> dict[str, Any]:
    """今年度の誓約があれば、守秘は確かめてある。"""
    year = FiscalYear.current().year
    found = Pledge.objects.filter(agency=agency, name=name, nendo=year).first() if agency and name else None
    return {"secrecy": "pledge", "secrecy_at": clock.start_of(found.on)} if found else {}


def close_matter_circle(matter: Matter, *, by: Assignment, why: str) -> None:
    """輪を閉じる。開いた機関だけは、会議の記録を保つため、読むだけの行を持つ。"""
    if matter.circle is None or matter.case is None:
        return
    keepers = {item.part.organiser for item in matter.items.select_related("part__organiser")}
    grounds.close_circle(matter.circle, by=by, why=why)
    for agency in keepers:
        for person in people(matter):
            grounds.open_ground(
                matter.case,
                agency,
                _basis(matter, agency),
                Scope.PAPERS,
                by=by,
                person=person,
                circle=matter.circle,
                writes=False,
                sentence="会議の記録を保つため",
                source=matter.uid,
            )


def leave_circle(seat: Seat, *, by: Assignment, why: str) -> None:
    """取り消した席の根拠を終える（同じ機関の席がほかに残っていれば、そのまま）。"""
    matter = seat.item.matter
    others = Seat.objects.inside().filter(item__matter=matter, agency=seat.agency, assignment=seat.assignment)
    if seat.agency is None or others.exclude(pk=seat.pk).exists():
        return
    if seat.agency_id == seat.item.part.organiser_id and seat.assignment_id is None:
        return
    rows = Involvement.objects.filter(circle=matter.circle, agency=seat.agency, assignment=seat.assignment)
    grounds.end_grounds(rows, by=by, why=why)
