"""支援チームへ開く: 会議で話したことは会議の中だけのもので、話した機関だけが、自分の分を開ける。"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kasane.access import Reach, Scope, ensure, require
from kasane.audit.action import action
from kasane.cases import grounds
from kasane.cases.models import Person
from kasane.conferences import rules
from kasane.conferences.models import Answer, Matter, Statement
from kasane.consent import cover
from kasane.consent.models import Consent
from kasane.kernel import clock, wareki
from kasane.records import actions as records
from kasane.records.models import Note
from kasane.records.models.note import TEXTS

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


@action("支援チームへ開く", rule=rules.can_open_to_team, need=Scope.SHARED, line=False)
def open_to_team(note: Note, *, by: Assignment, body: str = "") -> Note:
    """写しを一つ、支援チームに開く。もとの記録は会議限りのまま。``body`` を渡せば、言い直して開く。

    写しには、話した機関・もとの会議・拠った同意が残る。
    """
    case = note.case
    consent = cover.live_consent(case, case.person)
    assert consent is not None
    restated = body.strip()
    about = [] if restated else [row.person for row in note.about.select_related("person")]
    _check_people(note, about)
    words: dict[str, Any] = {name: getattr(note, name) for name in TEXTS}
    if restated:
        words = {"body": restated}
    grounds.keep_own(case, by.agency, by=by)
    copy = records.write(
        case,
        by=by,
        happened_at=note.happened_at,
        about=about,
        kinds=note.kinds,
        methods=note.methods,
        source_told=note.source_told,
        reach=int(Reach.TEAM),
        opened_from=note,
        opened_under=_opened_under(note, consent),
        **words,
    )
    answer = Answer.RESTATED if restated else Answer.OPENED
    _settle(note, answer, by=by, opened=copy, consent=consent)
    return copy


def _check_people(note: Note, about: list[Person]) -> None:
    """本人のほかの人のことも書いてあれば、その人の同意もいる。"""
    missing = [person for person in about if cover.live_consent(note.case, person) is None]
    names = "・".join(f"{person.name}さん" for person in missing)
    ensure(
        require(
            not missing, f"{names}の同意がありません。その部分を除き、「言い直して開く」を選んでください。"
        )
    )


def _opened_words(note: Note) -> str:
    """どの会議で話したか。席で直に書いたものは、輪の名で言う。"""
    row = Statement.objects.filter(note=note).select_related("item__part").first()
    if row is not None and row.item is not None:
        return str(row.item.part)
    return note.circle.label if note.circle else "会議"


def _settle(note: Note, answer: str, *, by: Assignment, **found: Any) -> Statement:
    matter = Matter.objects.get(circle=note.circle)
    row, _ = Statement.objects.get_or_create(note=note, defaults={"matter": matter, "made_by": by})
    row.answer, row.answered_at, row.answered_by = answer, clock.now(), by
    for name, value in found.items():
        setattr(row, name, value)
    row.save()
    return row


@action("開かないと答える", rule=rules.can_answer_statement, need=Scope.PAPERS)
def keep_closed(note: Note, *, by: Assignment) -> Statement:
    """会議の中だけにとどめる。答えは、招集した機関にだけ分かる。"""
    return _settle(note, Answer.KEPT, by=by)


def _opened_under(note: Note, consent: Consent) -> str:
    day = wareki.long(consent.obtained_on)
    return f"{note.agency.name}が「{_opened_words(note)}」で話したこと。本人の同意（{day}）にもとづき開いた"[
        :200
    ]
