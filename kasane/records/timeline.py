"""経過: 支援経過と操作の行を、日時で一つに編む。どちらも見えるものだけから取る。"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch

from kasane.access import Reach
from kasane.audit.models import Line
from kasane.audit.timeline import lines_in_sight
from kasane.kernel import clock, codes
from kasane.records.models import Addition, Note, Told

if TYPE_CHECKING:
    from kasane.cases.models import Case
    from kasane.cases.sight import Sight

PAGE = 20


@dataclass(frozen=True)
class Entry:
    """経過の一件。``note`` か ``line`` のどちらか。``code`` は左の縁に出す根拠の符号。"""

    at: dt.datetime
    note: Note | None = None
    line: Line | None = None
    code: str = "own"

    @property
    def time(self) -> str:
        """``14:05``（かかった時間があれば ``14:05–14:50``）。"""
        start = clock.local(self.at)
        minutes = self.note.minutes if self.note else None
        end = f"–{start + dt.timedelta(minutes=minutes):%-H:%M}" if minutes else ""
        return f"{start:%-H:%M}{end}"

    @property
    def what(self) -> str:
        """方法と相手。"""
        if self.note is None:
            return ""
        methods = codes.labels("note_method", self.note.methods)
        partners = codes.labels("note_partner", self.note.partners)
        parts = ("・".join(methods), "・".join(partners), self.note.partner_names)
        return "　".join(part for part in parts if part)

    @property
    def seen(self) -> str:
        """訪問したときのようすと、見えたこと。"""
        if self.note is None:
            return ""
        words = [self.note.response_label, *codes.labels("observation", self.note.observations)]
        return "・".join(word for word in words if word)

    @property
    def rank(self) -> tuple[dt.datetime, int, int]:
        row: Any = self.note or self.line
        return (self.at, 1 if self.note else 0, row.pk)


@dataclass(frozen=True)
class Cursor:
    """続きの場所: この日時まで（``skip`` は、同じ日時のうちもう出した数）。"""

    at: dt.datetime
    skip: int = 0

    def __str__(self) -> str:
        return f"{self.at.isoformat()}~{self.skip}"


def cursor_from(text: str) -> Cursor | None:
    """``?before=`` を読む。読めなければ最初から。"""
    moment, _, skip = text.partition("~")
    try:
        at = dt.datetime.fromisoformat(moment)
        return Cursor(at if at.tzinfo else clock.local(at.astimezone()), min(int(skip or 0), 10_000))
    except (ValueError, OverflowError):
        return None


@dataclass(frozen=True)
class Timeline:
    """一頁分。``older`` があれば、続きがある。"""

    entries: list[Entry]
    older: Cursor | None = None


@dataclass(frozen=True)
class Choice:
    """絞り込み。``only`` は :data:`CHOICES` の一つ。"""

    only: str = "all"


CHOICES = [
    ("all", "すべて"),
    ("notes", "支援経過だけ"),
    ("contacts", "本人・家族に連絡がついた"),
    ("ours", "自機関が書いた"),
    ("meetings", "会議限り"),
]


def merged(
    case: Case,
    sight: Sight,
    before: Cursor | None = None,
    limit: int = PAGE,
    choice: Choice | None = None,
) -> Timeline:
    """新しい順に ``limit`` 件。問い合わせは、経過と操作に一つずつ（と、添えものの決まった数）。"""
    choice, skip = choice or Choice(), before.skip if before else 0
    take = limit + skip + 1
    notes, lines = _notes(sight, choice), _lines(case, sight, choice)
    if before:
        notes, lines = notes.filter(happened_at__lte=before.at), lines.filter(at__lte=before.at)
    entries = [Entry(note.happened_at, note=note, code=_code(note, sight)) for note in notes[:take]]
    entries += [Entry(line.at, line=line) for line in lines[:take]]
    entries.sort(key=lambda entry: entry.rank, reverse=True)
    shown = entries[skip : skip + limit]
    if len(entries) <= skip + limit or not shown:
        return Timeline(shown)
    last = shown[-1].at
    passed = sum(1 for entry in entries[: skip + limit] if entry.at == last)
    return Timeline(shown, Cursor(last, passed))


def _notes(sight: Sight, choice: Choice) -> Any:
    rows = Note.objects.in_sight(sight).select_related(
        "agency", "author__account", "author__post__agency", "circle", "entered_for", "opened_from"
    )
    if choice.only == "ours":
        rows = rows.filter(agency=sight.member.agency_id)
    elif choice.only == "contacts":
        rows = rows.filter(contact_made=True)
    elif choice.only == "meetings":
        rows = rows.filter(circle__isnull=False)
    return with_attached(rows, sight).order_by("-happened_at", "-id")


def with_attached(notes: Any, sight: Sight) -> Any:
    """追記・伝えた情報・だれについてを、決まった数の問い合わせで添える。"""
    return notes.prefetch_related(
        Prefetch("additions", Addition.objects.select_related("made_by__account", "made_by__post__agency")),
        Prefetch("told", Told.objects.of_notes_in_sight(sight).select_related("to_agency").order_by("id")),
        "about__person",
    )


def _lines(case: Case, sight: Sight, choice: Choice) -> Any:
    rows = lines_in_sight(case.uid, scope=sight.scope, masks=sight.masks, circles=sight.circle_uids)
    if choice.only == "all":
        return rows
    return rows.filter(agency_uid=sight.member.agency.uid) if choice.only == "ours" else rows.none()


def _code(note: Note, sight: Sight) -> str:
    """なぜこの一件が見えるか: 輪なら支援会議、自機関のものなら自機関、ほかは自分の根拠。"""
    if note.circle_id:
        return next((row.basis for row in sight.rows if row.circle_id == note.circle_id), "conference")
    if note.agency_id == sight.member.agency_id or note.reach < Reach.TEAM:
        return "own"
    return sight.main.basis if sight.main else "own"
