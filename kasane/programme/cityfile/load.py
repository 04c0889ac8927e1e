"""検査の済んだ市のデータを、機関・計画・会議体の順に書きこむ。一つでもつまずけば一行も残らない。"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from kasane.agencies import duties
from kasane.agencies.cityfile import load as agencies
from kasane.agencies.cityfile.sync import Report, end_others, put, replace_parts, term
from kasane.agencies.cityfile.table import Row
from kasane.agencies.models import Body, Section
from kasane.audit import chain
from kasane.kernel import clock, codes
from kasane.kernel.models import Setting
from kasane.programme.models import Committee, CommitteeSeat, CommitteeTask, PlanCorrection, ProgrammePlan

ORGANISER = "plan_conference_organiser"


@transaction.atomic
def load(data: Row) -> Report:
    """全部を一つの取引で書きこみ、したことを操作の記録に残す。"""
    report = Report()
    agencies.load(data, report)
    plan = _plan(data["plan"], report)
    _corrections(plan, data.get("corrections", []), report)
    _committees(data["committees"], data["municipality"]["since"], report)
    counts = {"added": len(report.added), "changed": len(report.changed), "ended": len(report.ended)}
    chain.append(kind="verb", verb="programme.load_city", subject="municipality", detail=counts)
    codes.forget()
    duties.forget()
    return report


def _plan(row: Row, report: Report) -> ProgrammePlan:
    lookup = {"name": row["name"], "first_year": row["first_year"]}
    values = {
        "last_year": row["last_year"],
        "policies": row["policies"],
        **{name: row.get(name, "") for name in ("version", "purpose", "review")},
        "since": clock.start_of(dt.date(row["first_year"], 4, 1)),
        "until": clock.start_of(dt.date(row["last_year"] + 1, 4, 1)),
    }
    plan = put(report, ProgrammePlan, lookup, values)
    alignments = [
        {
            "name": one["name"],
            "first_year": one.get("first_year"),
            "last_year": one.get("last_year"),
            "relation": one["relation"],
        }
        for one in row.get("alignments", [])
    ]
    replace_parts(report, plan, plan.alignments, alignments)
    replace_parts(report, plan, plan.items, [dict(one) for one in row["items"]])
    replace_parts(report, plan, plan.conferences, [dict(one) for one in row["conferences"]])
    _organiser(row["conferences"])
    return plan


def _organiser(rows: list[Row]) -> None:
    """重層的支援会議を開く者は、会議の部屋が読む設定にも置く。"""
    for row in rows:
        value = "both" if len(set(row["organisers"])) > 1 else row["organisers"][0]
        if row["kind"] == "plan" and Setting.value(ORGANISER) != value:
            Setting.put(ORGANISER, value)


def _corrections(plan: ProgrammePlan, rows: list[Row], report: Report) -> None:
    kept = []
    for row in rows:
        values = {name: row[name] for name in ("place", "original", "corrected", "reason")}
        kept.append(put(report, PlanCorrection, {"plan": plan, "key": row["key"]}, values).pk)
    plan.corrections.exclude(pk__in=kept).delete()


def _committees(rows: list[Row], opening: dt.date, report: Report) -> None:
    sections = {section.key: section for section in Section.objects.all()}
    bodies = {body.key: body for body in Body.objects.all()}
    kept = []
    for sort, row in enumerate(rows):
        values = {
            **{name: row[name] for name in ("kind", "name", "purpose")},
            **{name: row.get(name, "") for name in ("basis", "level")},
            "sort": sort,
            **term(row, opening),
        }
        committee = put(report, Committee, {"key": row["key"]}, values)
        kept.append(committee)
        _seats(committee, row.get("seats", []), sections, bodies, report)
    end_others(report, Committee.objects.all(), kept)


def _seats(
    committee: Committee,
    rows: list[Row],
    sections: dict[str, Section],
    bodies: dict[str, Body],
    report: Report,
) -> None:
    """席は順と仕事まで同じなら触れない。違えば組み直す。"""
    wanted = [
        (
            sections.get(row.get("section", "")),
            bodies.get(row.get("body", "")),
            row["title"],
            row.get("tasks", []),
        )
        for row in rows
    ]
    seats = committee.seats.select_related("section", "body").prefetch_related("tasks")
    have = [(seat.section, seat.body, seat.title, [str(task) for task in seat.tasks.all()]) for seat in seats]
    if have == wanted:
        return
    if have:
        report.note("changed", committee, "（席）")
    committee.seats.all().delete()
    for sort, (section, body, title, tasks) in enumerate(wanted):
        seat = CommitteeSeat.objects.create(
            committee=committee, section=section, body=body, title=title, sort=sort
        )
        CommitteeTask.objects.bulk_create(CommitteeTask(seat=seat, name=task) for task in tasks)
