"""検査の済んだ市のデータを書きこむ。何度でも同じ結果になり、なくなった行は終わりの日がつく。

まとめて一つの取引の中で呼ぶ（途中で誤りがあれば、一行も残さないため）。
"""

from __future__ import annotations

import datetime as dt

from kasane.agencies.cityfile.sync import Report, end_others, put, replace_parts, term
from kasane.agencies.cityfile.table import Row
from kasane.agencies.models import Agency, Body, Commission, Post, Programme, Section
from kasane.kernel import clock, codes
from kasane.kernel.models import Setting


def load(data: Row, report: Report) -> None:
    """市・部課・法人・機関・職・事業・委託を書きこむ。"""
    opening = data["municipality"]["since"]
    _municipality(data["municipality"])
    sections = _sections(data["sections"], opening, report)
    bodies = {
        row["key"]: put(
            report,
            Body,
            {"key": row["key"]},
            {name: row.get(name, "") for name in ("name", "kind", "corporate_number")},
        )
        for row in data["bodies"]
    }
    agencies = {
        row["key"]: _agency(sort, row, opening, bodies, sections, report)
        for sort, row in enumerate(data["agencies"])
    }
    end_others(report, Agency.objects.all(), agencies.values())
    _posts(data.get("posts", []), agencies, opening, report)
    programmes = _programmes(data, opening, sections, agencies, report)
    _commissions(data.get("commissions", []), opening, agencies, programmes, report)
    end_others(report, Section.objects.all(), sections.values())


def _municipality(row: Row) -> None:
    for name in ("name", "kana", "prefecture", "code", "source"):
        key = f"municipality_{name}"
        if Setting.value(key) != row[name]:
            Setting.put(key, row[name])


def _sections(rows: list[Row], opening: dt.date, report: Report) -> dict[str, Section]:
    """上の組織がまだない行もあるので、名を先に、上下をあとに置く。"""
    found = {}
    for sort, row in enumerate(rows):
        values = {"name": row["name"], "sort": sort, **term(row, opening)}
        found[row["key"]] = put(report, Section, {"key": row["key"]}, values)
    for row in rows:
        section, parent = found[row["key"]], found.get(row.get("parent", ""))
        if section.parent_id != (parent and parent.pk):
            section.parent = parent
            section.save(update_fields=["parent"])
    return found


def _agency(
    sort: int,
    row: Row,
    opening: dt.date,
    bodies: dict[str, Body],
    sections: dict[str, Section],
    report: Report,
) -> Agency:
    plain = ("name", "category", "capacity", "field", "sight", "channel", "input_range", "mark")
    values = {
        **{name: row[name] for name in plain},
        "short": str(row.get("short") or row["name"])[:40],
        "area": row.get("area", ""),
        "phone": row.get("phone", ""),
        "duties": row.get("duties", []),
        "body": bodies[row["body"]],
        "section": sections.get(row.get("section", "")),
        "sort": sort,
        **term(row, opening),
    }
    agency = put(report, Agency, {"key": row["key"]}, values)
    aliases = [{"name": one["name"], "where": one.get("where", "")} for one in row.get("aliases", [])]
    replace_parts(report, agency, agency.aliases, aliases)
    return agency


def _posts(rows: list[Row], agencies: dict[str, Agency], opening: dt.date, report: Report) -> None:
    """足りない職だけをつくる。役割は画面で直すものなので、あるものには触れない。"""
    for row in rows:
        agency = agencies[row["agency"]]
        if not Post.objects.filter(agency=agency, title=row["title"]).exists():
            since = max(agency.since, clock.start_of(opening))
            post = Post.objects.create(agency=agency, title=row["title"], roles=row["roles"], since=since)
            report.note("added", post)


def _programmes(
    data: Row, opening: dt.date, sections: dict[str, Section], agencies: dict[str, Agency], report: Report
) -> dict[str, Programme]:
    found = {}
    for sort, row in enumerate(data["programmes"]):
        values = {
            **{name: row[name] for name in ("item", "field", "name", "content")},
            "sub_item": codes.details("statute_item", row["item"]).get("sub", ""),
            "note": row.get("note", ""),
            "sort": sort,
            **term(row, opening),
        }
        programme = put(report, Programme, {"key": row["key"]}, values)
        programme.sections.set([sections[key] for key in row["sections"]])
        hands = [agencies[one["key"]] for one in data["agencies"] if one.get("programme") == row["key"]]
        hands += [
            agencies[one["agency"]] for one in data.get("commissions", []) if one["programme"] == row["key"]
        ]
        programme.agencies.set(hands)
        replace_parts(report, programme, programme.counts, _counts(row["counts"]))
        found[row["key"]] = programme
    end_others(report, Programme.objects.all(), found.values())
    return found


def _counts(rows: list[Row]) -> list[Row]:
    return [
        {
            "form": row["form"],
            "number": row.get("number"),
            "extent": row.get("extent", ""),
            "note": row.get("note", ""),
            "sort": sort,
        }
        for sort, row in enumerate(rows)
    ]


def _commissions(
    rows: list[Row],
    opening: dt.date,
    agencies: dict[str, Agency],
    programmes: dict[str, Programme],
    report: Report,
) -> None:
    kept = []
    for row in rows:
        values = {
            "agency": agencies[row["agency"]],
            "programme": programmes[row["programme"]],
            "contract": row["contract"],
            "extent": row.get("extent", ""),
            **term(row, opening),
        }
        kept.append(put(report, Commission, {"key": row["key"]}, values))
    end_others(report, Commission.objects.all(), kept)
