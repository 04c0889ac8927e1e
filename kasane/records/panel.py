"""支援の記録が上の階に手渡すもの: ケース画面の一片・次の一手・返事が必要なもの。"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from kasane.access import ALLOW, Offer
from kasane.cases.models import Case
from kasane.kernel import clock
from kasane.kernel.panel import Panel, Waiting
from kasane.records import rules, timeline
from kasane.records.models import AvoidNote, Notification, SafetyNote, Task, Withdrawal

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment
    from kasane.cases.sight import Sight

ROWS, SIDE = 20, 8


def heed(case: Case, sight: Sight) -> dict[str, Any]:
    """避けてほしいこと・安心できること・安全情報（``records/_heed.html`` の文脈）。"""
    rows = list(AvoidNote.objects.in_sight(sight).standing().order_by("id"))
    safety = SafetyNote.objects.in_sight(sight).standing().order_by("review_on", "id")
    return {
        "avoid": [row.what for row in rows if row.mood == "avoid"],
        "reassure": [row.what for row in rows if row.mood == "reassure"],
        "safety": list(safety),
    }


def show(case: Case, member: Assignment, sight: Sight) -> list[Panel]:
    """上から: 開いている通報・通告、避けてほしいこと、経過。脇に、やること。"""
    panels = []
    urgent = list(Notification.objects.in_sight(sight).open().order_by("-at")[:5])
    if urgent:
        panels.append(
            Panel("records/_open_notifications.html", {"notifications": urgent, "case": case}, place="top")
        )
    panels.append(Panel("records/_heed_panel.html", {**heed(case, sight), "case": case}, place="top"))
    page = timeline.merged(case, sight)
    panels.append(Panel("records/_timeline_panel.html", {"page": page, "case": case}, title="経過"))
    rows = Task.objects.in_sight(sight).open().select_related("agency", "assignment__account")
    tasks = list(rows.order_by("due_on", "id")[: SIDE + 1])
    context = {"tasks": tasks[:SIDE], "more": len(tasks) > SIDE, "case": case}
    panels.append(Panel("records/_tasks_panel.html", context, place="side", title="だれが何をいつまで"))
    return panels


def offers(case: Case, member: Assignment, sight: Sight) -> list[Offer]:
    """経過を記録するは、いつも先頭のとなりにある。通報・通告は閉じない。"""
    page = reverse("records:write_case", args=[case.uid])
    return [
        Offer("経過を記録する", page, rules.can_write(member, case)),
        Offer("通報・通告を記録する", reverse("records:notify", args=[case.uid]), ALLOW, danger=True),
    ]


def waiting(member: Assignment) -> list[Waiting]:
    """自機関のやること（期限の早い順）、要再確認の安全情報、二人目を待つ取下げ。"""
    return [*_notices(member), *_withdrawals(member), *_safety(member), *_tasks(member)][:ROWS]


def _who(case: Case | None, seen: dict[int, Case]) -> dict[str, Any]:
    """見える方なら氏名、見えなければ番号だけ。"""
    if case is None:
        return {}
    shown = seen.get(case.pk)
    if shown is None:
        return {"who": f"ケース {case.number}", "case_uid": case.uid}
    return {
        "who": shown.person.name,
        "holder": shown.holder_agency.short,
        "case_uid": shown.uid,
        "person_uid": shown.person.uid,
    }


def _seen(member: Assignment, cases: list[int]) -> dict[int, Case]:
    rows = Case.objects.visible_to(member).filter(pk__in=cases).select_related("person", "holder_agency")
    return {case.pk: case for case in rows}


def _tasks(member: Assignment) -> list[Waiting]:
    rows = Task.objects.visible_to(member).of(member).open().select_related("case")
    tasks = list(rows.order_by("due_on", "id")[:ROWS])
    seen = _seen(member, [task.case_id for task in tasks if task.case_id])
    return [
        Waiting(
            verb=task.what,
            reason=task.why or "自機関のやること",
            url=reverse("records:task", args=[task.uid]),
            due_on=task.due_on,
            button="終えたことを記録する",
            **_who(task.case, seen),
        )
        for task in tasks
    ]


def _notices(member: Assignment) -> list[Waiting]:
    """自機関が通報した・受けたもので、安全がまだ確かめられていないもの。"""
    rows = Notification.objects.visible_to(member).open().filter(case__in=Case.objects.visible_to(member))
    ours = [
        row
        for row in rows.select_related("case").order_by("at")[:ROWS]
        if member.agency_id in (row.agency_id, row.to_agency_id)
    ]
    seen = _seen(member, [row.case_id for row in ours])
    return [
        Waiting(
            verb="安全を確認する",
            reason=f"{row.kind_label}　{row.to_whom}に伝えてから、安全の確認がまだ",
            url=reverse("records:safety_check", args=[row.uid]),
            due_on=clock.local(row.at).date(),
            urgent=True,
            **_who(row.case, seen),
        )
        for row in ours
    ]


def _safety(member: Assignment) -> list[Waiting]:
    """自機関が書いた安全情報のうち、見直す日を過ぎたもの。"""
    rows = SafetyNote.objects.visible_to(member).standing().select_related("case")
    mine = rows.filter(made_by__post__agency=member.agency_id, review_on__lte=clock.today())
    notes = list(mine.order_by("review_on", "id")[:ROWS])
    seen = _seen(member, [note.case_id for note in notes])
    return [
        Waiting(
            verb="安全情報を見直す",
            reason=f"「{note.item_label}」が要再確認になっています",
            url=reverse("records:review", args=[note.uid]),
            due_on=note.review_on,
            **_who(note.case, seen),
        )
        for note in notes
    ]


def _withdrawals(member: Assignment) -> list[Waiting]:
    """同じ機関の人が申し出た取下げ。申し出た本人には出さない。"""
    rows = Withdrawal.objects.visible_to(member).filter(confirmed_at=None).select_related("case", "note")
    asked = list(rows.exclude(made_by__account=member.account_id).order_by("id")[:ROWS])
    seen = _seen(member, [row.case_id for row in asked])
    return [
        Waiting(
            verb="誤記載の取下げを確かめる",
            reason=f"{row.why}（申し出から別の職員が確かめます）",
            url=reverse("records:withdrawal", args=[row.note.uid]),
            due_on=clock.local(row.made_at).date() + dt.timedelta(days=1),
            **_who(row.case, seen),
        )
        for row in asked
    ]
