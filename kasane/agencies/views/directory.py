"""機関の一覧と、機関の頁。ケースの情報は出ない。"""

from __future__ import annotations

from uuid import UUID

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from kasane.agencies.forms import FindForm
from kasane.agencies.models import Agency, Commission, Programme
from kasane.agencies.models.agency import Capacity
from kasane.kernel import codes
from kasane.kernel.text import fold

OUTSIDE = "外の機関（かさねを使わない）"


@require_GET
def directory(request: HttpRequest) -> HttpResponse:
    """分野ごとの一覧。``?q=`` は機関・別名・事業・課の名前で絞る。"""
    form = FindForm(request.GET or None)
    sought = form.cleaned_data["q"] if form.is_bound and form.is_valid() else ""
    agencies = [agency for agency in _all(request) if matches(agency, sought)]
    context = {
        "form": form,
        "sought": sought,
        "groups": grouped(agencies),
        "total": len(agencies),
        "here": "list",
    }
    return render(request, "agencies/list.html", context)


@require_GET
def agency(request: HttpRequest, uid: UUID) -> HttpResponse:
    """一つの機関: 別名・やりとり・担う事業・委託。"""
    found = (
        Agency.objects.visible_to(request.member)  # type: ignore[attr-defined]
        .select_related("body", "section__parent__parent")
        .prefetch_related("aliases", _programmes(), _commissions())
        .filter(uid=uid)
        .first()
    )
    if found is None:
        raise Http404
    return render(request, "agencies/agency.html", {"agency": found})


def _all(request: HttpRequest) -> list[Agency]:
    rows = Agency.objects.visible_to(request.member).live()  # type: ignore[attr-defined]
    return list(rows.select_related("section").prefetch_related("aliases", _programmes()))


def _programmes() -> Prefetch[str]:
    return Prefetch("programmes", Programme.objects.visible_to(None).live())


def _commissions() -> Prefetch[str]:
    return Prefetch(
        "commissions",
        Commission.objects.visible_to(None).select_related("programme").order_by("-until", "id"),
    )


def matches(agency: Agency, sought: str) -> bool:
    """探す言葉がどこかの名に含まれるか。かな・全角半角・異体字の違いはこえる。"""
    names = [agency.name, agency.short, str(agency.section or "")]
    names += [alias.name for alias in agency.aliases.all()]
    names += [programme.name for programme in agency.programmes.all()]
    return all(any(fold(word) in fold(name) for name in names) for word in sought.split())


def grouped(agencies: list[Agency]) -> list[tuple[str, list[Agency]]]:
    """分野の順。かさねを使わない市の外の機関は最後にまとめる。"""
    order = [*(label for _, label in codes.choices("field")), OUTSIDE]
    groups: dict[str, list[Agency]] = {label: [] for label in order}
    for agency in agencies:
        outside = agency.capacity == Capacity.OWN and not agency.has_account
        label = OUTSIDE if outside else codes.label("field", agency.field)
        groups.setdefault(label, []).append(agency)
    return [(label, rows) for label, rows in groups.items() if rows]
