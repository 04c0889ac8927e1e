"""案件の頁: いままでの会議・決まったこと・取扱いを終える・協力を求める・支援チームへ開く。"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kasane.access import Offer
from kasane.cases import grounds
from kasane.cases.models import Case
from kasane.cases.page import case_page, find
from kasane.conferences import actions, agenda, coverage, panel, rules
from kasane.conferences.forms import KEEP, RESTATE, EndForm, InfoForm, PersonForm, ReviewForm, StatementForm
from kasane.conferences.models import ConveningRequest, InfoRequest, Matter, Resolution, Statement
from kasane.conferences.views.frame import sheet, tell_case
from kasane.consent import cover
from kasane.records.models import Note

MATTERS = ("case__person", "circle")


def matter(request: HttpRequest, uid: UUID) -> HttpResponse:
    """一つの案件の全体。"""
    found = find(request, Matter.objects.select_related(*MATTERS), uid)
    named, member = tell_case(request, found), request.member
    decided = Resolution.objects.visible_to(member).filter(item__matter=found)
    said = Statement.objects.visible_to(member).filter(matter=found)
    asked = InfoRequest.objects.visible_to(member).filter(matter=found)
    context = {
        "matter": found,
        "people": named,
        "items": list(found.items.select_related("part__sitting", "part__organiser").order_by("-id")),
        "decided": list(decided.select_related("agency", "task", "item__part").order_by("-id")),
        "said": list(said.select_related("note__agency", "item__part").order_by("-id")),
        "asked": list(asked.select_related("to_agency")),
        "offers": _offers(member, found),
        "agency_id": member.agency_id,
    }
    return render(request, "conferences/matter.html", context)


def _offers(member: Any, found: Matter) -> list[Offer]:
    def page(name: str) -> str:
        return reverse(f"conferences:{name}", args=[found.uid])

    offers = [
        Offer("見直す日を決める", page("review"), rules.can_review_matter(member, found)),
        Offer("協力を求める", page("ask_information"), rules.can_ask_information(member, found)),
        Offer(
            f"{found.get_kind_display()}での取扱いを終える",
            page("matter_end"),
            rules.can_end_matter(member, found),
        ),
    ]
    if found.case_id:
        offers.insert(1, Offer("世帯員を案件に加える", page("people"), rules.can_name_person(member, found)))
    return offers


def case_matters(request: HttpRequest, uid: UUID) -> HttpResponse:
    """ケースの「会議」の頁。自分の輪の案件だけ。"""
    case = find(request, Case.objects.select_related("person", "household", "holder_agency"), uid)
    member = request.member
    rows = Matter.objects.visible_to(member).filter(case=case).order_by("-id")
    asked = (
        ConveningRequest.objects.visible_to(member)
        .filter(case=case)
        .select_related("from_agency", "to_agency")
    )
    context: dict[str, Any] = {
        "rows": list(rows.prefetch_related("items__part__sitting")),
        "asked": list(asked),
        "offers": panel.steps(case, member),
    }
    return case_page(
        request, case, "conferences/case_matters.html", tab="conferences:case_matters", **context
    )


def _matter_sheet(
    request: HttpRequest, found: Matter, form: Any, verb: Any, said: str, heading: str, **more: Any
) -> HttpResponse:
    tell_case(request, found)
    back = reverse("conferences:matter", args=[found.uid])
    return sheet(request, form, verb, said=said, back=back, heading=heading, **more)


def end(request: HttpRequest, uid: UUID) -> HttpResponse:
    """取扱いを終える。まだ答えのない「話したこと」があれば、先に知らせる。"""
    found = find(request, Matter.objects.select_related(*MATTERS), uid)
    form = EndForm(request.POST or None)
    left = found.statements.unanswered().count()
    lead = "終えると、構成員からは案件も会議限りの記録も見えなくなります。決まったことのうち、自分の機関のやることは残ります。"
    if left:
        lead += f"支援チームへ開くか、まだ答えのない話が{left}件あります。終えたあとは開けません。"
    return _matter_sheet(
        request,
        found,
        form,
        lambda: actions.end_matter(found, by=request.member, **form.cleaned_data),
        "取扱いを終えました。",
        f"{found.get_kind_display()}での取扱いを終える",
        submit="取扱いを終える",
        decision=rules.can_end_matter(request.member, found),
        lead=lead,
    )


def review(request: HttpRequest, uid: UUID) -> HttpResponse:
    found = find(request, Matter.objects.select_related(*MATTERS), uid)
    form = ReviewForm(request.POST or None)
    return _matter_sheet(
        request,
        found,
        form,
        lambda: actions.review_matter(found, by=request.member, **form.cleaned_data),
        "次に見直す日を決めました。",
        "見直す日を決める",
        submit="決める",
        decision=rules.can_review_matter(request.member, found),
    )


def people(request: HttpRequest, uid: UUID) -> HttpResponse:
    found = find(request, Matter.objects.select_related(*MATTERS), uid)
    named = {person.pk for person in coverage.people(found)}
    rest = [one for one in grounds.registered(found.case) if one.pk not in named] if found.case else []
    form = PersonForm(request.POST or None, persons=rest)
    return _matter_sheet(
        request,
        found,
        form,
        lambda: actions.name_person(found, by=request.member, person=form.chosen()),
        "案件に加えました。",
        "世帯員を案件に加える",
        submit="加える",
        decision=rules.can_name_person(request.member, found),
        lead="名を挙げた人についても、いま席のある機関に会議の根拠が開きます。",
    )


def ask_information(request: HttpRequest, uid: UUID) -> HttpResponse:
    found = find(request, Matter.objects.select_related(*MATTERS), uid)
    form = InfoForm(request.POST or None)
    return _matter_sheet(
        request,
        found,
        form,
        lambda: actions.ask_information(found, by=request.member, **form.cleaned_data),
        "協力を求めました。",
        "協力を求める",
        submit="求める",
        decision=rules.can_ask_information(request.member, found),
        lead="求めた先には、この求めだけが見えます。案件の中身は見えません。",
    )


def statement(request: HttpRequest, uid: UUID) -> HttpResponse:
    """支援チームへ開くか（話した機関だけ）。"""
    note = find(request, Note.objects.select_related("agency", "circle", "case__person"), uid)
    form, member = StatementForm(request.POST or None), request.member
    found = Matter.objects.visible_to(member).filter(circle=note.circle).first() if note.circle else None
    back = reverse("conferences:matter", args=[found.uid]) if found else reverse("conferences:list")
    if found is not None:
        tell_case(request, found)
    context = {"note": note, "consent": cover.live_consent(note.case, note.case.person)}
    return sheet(
        request,
        form,
        lambda: _answer(note, form, member),
        said="答えを記録しました。",
        back=back,
        heading="支援チームへ開く",
        submit="答える",
        template="conferences/statement.html",
        decision=rules.can_answer_statement(member, note),
        can_open=rules.can_open_to_team(member, note),
        ground=agenda.LEAD,
        **context,
    )


def _answer(note: Note, form: StatementForm, member: Any) -> Any:
    answer = form.cleaned_data["answer"]
    if answer == KEEP:
        return actions.keep_closed(note, by=member)
    body = form.cleaned_data["body"] if answer == RESTATE else ""
    return actions.open_to_team(note, by=member, body=body)
