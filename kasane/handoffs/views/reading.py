"""読む頁: 一覧・一通・ケースのつなぎ・印刷・代わりの記録の入口。"""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kasane.access import Refused
from kasane.audit.looks import show
from kasane.cases.models import Case
from kasane.cases.page import case_page, find
from kasane.cases.sight import grounds_of
from kasane.handoffs import actions, offering, rules
from kasane.handoffs.models import Handoff
from kasane.handoffs.opened import opened
from kasane.handoffs.panel import open_for, overdue_unseen, reached
from kasane.handoffs.turns import TURNS, of_turn

LIMIT = 100
PARTS = (
    "case__person",
    "case__holder_agency",
    "from_agency",
    "to_agency",
    "made_by__account",
    "made_by__post__agency",
    "answered_by__account",
    "answered_by__post__agency",
)


def tell(request: HttpRequest, handoff: Handoff, *, seen: bool = True) -> None:
    """見せたことを届け出る。シートに氏名が載っていれば、その人も。"""
    persons = [handoff.case.person.uid] if seen and "person" in handoff.letter else []
    grounds = grounds_of(request.member, handoff.case)
    show(request, case=handoff.case.uid, grounds=grounds, persons=persons)


def known(request: HttpRequest, uid: UUID) -> tuple[Handoff, bool]:
    """一通と、中身まで見てよいか（事務局が期限切れだけを知るときは、見てはいけない）。"""
    handoff = Handoff.objects.known_to(request.member).filter(uid=uid).first()
    if handoff is None:
        raise Http404
    seen = Handoff.objects.visible_to(request.member).filter(pk=handoff.pk).exists()
    return handoff, seen


def handoffs(request: HttpRequest) -> HttpResponse:
    """あなたの番・相手の番・終わったもの。"""
    turn = request.GET.get("turn", "mine")
    rows = list(of_turn(Handoff.objects.visible_to(request.member), request.member, turn)[:LIMIT])
    late = list(overdue_unseen(request.member)[:LIMIT]) if turn == "mine" else []
    for row in [*rows, *late]:
        persons = [row.case.person.uid] if "person" in row.letter and row in rows else []
        show(request, case=row.case.uid, persons=persons)
    count = open_for(request.member)
    tabs = [
        {
            "label": label,
            "href": f"{reverse('handoffs:list')}?turn={key}",
            "current": key == turn,
            "count": count if key == "mine" else None,
        }
        for key, label in TURNS.items()
    ]
    context = {"rows": rows, "late": late, "tabs": tabs, "turn": turn, "limit": LIMIT}
    return render(request, "handoffs/list.html", context)


def handoff(request: HttpRequest, uid: UUID) -> HttpResponse:
    """つなぎの一通: シート・一緒に伝える情報・返事・やりとり。"""
    found = find(request, Handoff.objects.select_related(*PARTS), uid)
    tell(request, found)
    mine = request.member.agency_id == found.from_agency_id
    context = {
        "handoff": found,
        "seen": True,
        "offers": offering.offers(request.member, found),
        "moves": found.moves.select_related("made_by__post__agency", "made_by__account"),
        "opened": opened(found) if mine else [],
        "mine": mine,
        "cut": mine and found.waiting and not _reached(request, found),
        "case_open": Case.objects.visible_to(request.member).filter(pk=found.case_id).exists(),
        "next": Handoff.objects.visible_to(request.member).filter(reroutes=found).first(),
    }
    return render(request, "handoffs/handoff.html", context)


def _reached(request: HttpRequest, handoff: Handoff) -> bool:
    """受けた機関に、いまも見えているか。"""
    rows = Handoff.objects.visible_to(request.member).filter(pk=handoff.pk)
    return rows.filter(reached()).exists()


def case_handoffs(request: HttpRequest, uid: UUID) -> HttpResponse:
    """このケースの、自機関が送った・受けたつなぎ。"""
    case = find(request, Case, uid)
    rows = Handoff.objects.visible_to(request.member).filter(case=case)
    return case_page(
        request,
        case,
        "handoffs/case_handoffs.html",
        tab="handoffs:case_handoffs",
        rows=rows.select_related("from_agency", "to_agency").order_by("-id"),
        can_send=rules.can_send(request.member, case),
    )


def printed(request: HttpRequest, uid: UUID) -> HttpResponse:
    """つなぎシート（A4）。紙・FAXの機関には送付状をつける。"""
    found = find(request, Handoff.objects.select_related(*PARTS), uid)
    tell(request, found)
    cover = not found.to_agency.has_account
    return render(request, "handoffs/print.html", {"handoff": found, "seen": True, "cover": cover})


def proxy(request: HttpRequest, uid: UUID) -> HttpResponse:
    """電話・FAXの返事を代わりに記録する: どの返事だったか。"""
    found, seen = known(request, uid)
    if not rules.may_stand_in(request.member, found):
        raise Http404
    tell(request, found, seen=seen)
    context = {"handoff": found, "seen": seen, "offers": offering.replies(request.member, found)}
    return render(request, "handoffs/proxy.html", context)


@require_POST
def reading(request: HttpRequest, uid: UUID) -> HttpResponse:
    """返事を確かめた。"""
    found = find(request, Handoff, uid)
    try:
        actions.read_reply(found, by=request.member)
        messages.success(request, "返事を確かめました。")
    except Refused as refused:
        messages.warning(request, refused.decision.reason)
    return redirect("handoffs:handoff", uid=uid)
