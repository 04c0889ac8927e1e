"""ホーム: 返事が必要なもの。"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kasane.agencies.roles import ROLES, Can
from kasane.audit.looks import show
from kasane.cases.models import Case
from kasane.cases.states import CaseState
from kasane.conferences import panel as conferences
from kasane.desk import inbox
from kasane.desk.lists import CAP
from kasane.kernel import clock

TURNS = {"mine": "あなたの番", "theirs": "相手の番"}


def home(request: HttpRequest) -> HttpResponse:
    """誰の番か・期限の順に並べる。見せる人は一人ずつ届け出る。"""
    member = request.member
    rows = inbox.gather(member)
    turn = "theirs" if request.GET.get("turn") == "theirs" else "mine"
    chosen = [row for row in rows if row.turn == turn]
    show(request, persons={row.person_uid for row in chosen if row.person_uid})
    counts = {key: sum(row.turn == key for row in rows) for key in TURNS}
    tabs = [
        {"label": label, "href": f"?turn={key}", "count": counts[key], "current": key == turn}
        for key, label in TURNS.items()
    ]
    context = {
        "today": clock.today(),
        "tabs": tabs,
        "turn": turn,
        "groups": inbox.by_due(chosen),
        "figures": _figures(request),
        "meetings": conferences.upcoming(member),
        "oversees": member.may(Can.OVERSEE),
        "role": _role_without_cases(request),
    }
    return render(request, "desk/home.html", context)


def _role_without_cases(request: HttpRequest) -> dict[str, object] | None:
    """ケースの見えない職（個人情報保護担当・システム管理者）に、何をする職かと、使える頁を言う。"""
    member = request.member
    if member.may(Can.CONSULT) or member.may(Can.SUPERVISE):
        return None
    roles = [ROLES[code] for code in member.post.roles if code in ROLES]
    return {"meanings": [role.meaning for role in roles], "keeps": member.may(Can.ADMINISTER)}


def _figures(request: HttpRequest) -> list[dict[str, str]]:
    """右の数。どれも一覧を開く。自分に見えるものだけを、一度の問い合わせで千件まで数える。"""
    mine, today = request.member.agency_id, clock.today()
    seen = Case.objects.visible_to(request.member).under_way().order_by()
    rows = list(seen.values_list("state", "holder_agency", "contact_due_on")[: CAP + 1])
    more = "以上" if len(rows) > CAP else ""
    open_ = [row for row in rows if row[0] == CaseState.OPEN]
    late = [row for row in open_ if row[2] and row[2] < today]
    table = (
        ("支援中（自機関が主担当）", [row for row in open_ if row[1] == mine], "?holder=mine&state=open"),
        ("支援中（見られるもの）", open_, "?state=open"),
        ("連絡の約束を過ぎています", late, "?late=1"),
        ("休止中", [row for row in rows if row[0] == CaseState.PAUSED], "?state=paused"),
    )
    page = reverse("desk:cases")
    return [
        {"label": label, "count": f"{len(found):,}{more}", "href": page + query}
        for label, found, query in table
    ]
