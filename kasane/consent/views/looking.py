"""同意のいまとこれまでを見る頁と、署名用紙。"""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import reverse

from kasane.access import KIND_LABELS, Decision, Scope
from kasane.audit.looks import show
from kasane.cases.grounds import registered
from kasane.cases.models import Case, Person
from kasane.cases.page import case_page, find, see
from kasane.consent import foresee, rules, texts
from kasane.consent.forms import Matrix
from kasane.consent.models import Consent
from kasane.consent.standing import standings
from kasane.kernel import codes


def case_consents(request: HttpRequest, uid: UUID) -> HttpResponse:
    case = find(request, Case, uid)
    sight = see(request, case)
    rows = standings(case, request.member)
    show(request, case=case.uid, persons=[row.person.uid for row in rows])
    consent = next((row.consent for row in rows if row.whole and row.consent), None)
    return case_page(
        request,
        case,
        "consent/consents.html",
        tab="consent:case_consents",
        rows=rows,
        whole=sight.at_least(Scope.FULL),
        fixed=foresee.fixed(case) if sight.at_least(Scope.FULL) else [],
        told=foresee.already_told(consent, request.member) if consent else [],
        can_record=rules.can_record(request.member, case),
        can_withdraw_use=rules.can_withdraw_use(request.member, case),
    )


def home(case: Case) -> str:
    return reverse("consent:case_consents", args=[case.uid])


def chosen_person(request: HttpRequest, case: Case, typed: QueryDict | None = None) -> Person:
    """``?person=`` か打たれた人（``typed``）。見えない人・ほかの記録の人なら本人。"""
    value = (typed or request.POST).get("person") or request.GET.get("person") or ""
    try:
        uid = UUID(value)
    except ValueError:
        return case.person
    known = [person.pk for person in registered(case)]
    return Person.objects.visible_to(request.member).filter(uid=uid, pk__in=known).first() or case.person


def latest(request: HttpRequest, case: Case, person: Person) -> Consent | None:
    """この人の、いちばん新しい見える一枚。"""
    rows = Consent.objects.visible_to(request.member).unfollowed().filter(case=case, person=person)
    return rows.prefetch_related("recipients__agency").order_by("-id").first()


def closed(request: HttpRequest, case: Case, heading: str, decision: Decision) -> HttpResponse:
    """いまはできない頁。理由だけを言い、ほかの機関のことは何も見せない。"""
    return case_page(
        request, case, "consent/closed.html", tab="consent:case_consents", heading=heading, decision=decision
    )


def sheet(request: HttpRequest, uid: UUID) -> HttpResponse:
    """署名用紙（A4）。説明文の版と、宛先の表を刷る。記録のある宛先には印が入る。"""
    case = find(request, Case, uid)
    if not rules.can_record(request.member, case):
        raise Http404
    person = chosen_person(request, case)
    consent = latest(request, case, person)
    text = texts.text_of(request.GET.get("text") or "")
    matrix = Matrix(case, consent)
    heads = list(KIND_LABELS.values())
    return case_page(
        request,
        case,
        "consent/sheet.html",
        tab="consent:case_consents",
        about=person,
        text=text,
        rows=[*matrix.agencies, *(row for row in matrix.categories if row.marked)],
        heads=heads,
        consent=consent,
        purposes=[label for _, label in codes.choices("consent_purpose")],
        columns=len(heads) + 1,
    )
