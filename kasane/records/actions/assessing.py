"""見立てる・課題を記録する動詞。"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from kasane.access import Scope, ensure, require
from kasane.audit.action import action
from kasane.cases.grounds import registered
from kasane.cases.models import Case, Person
from kasane.cases.sight import sight_of
from kasane.kernel import clock
from kasane.records import rules, sheets
from kasane.records.models import Assessment, Issue, Note

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment

OUTDATED = "ほかの人が、先に新しい版を記録しました。最新の版を見て、必要なところを写してください。打ったものは残っています。"


@action("見立てを記録する", rule=rules.can_assess, need=Scope.SHARED)
def assess(
    case: Case,
    *,
    by: Assignment,
    answers: dict[str, Any],
    after: int | None = None,
    assessed_on: dt.date | None = None,
    urgency: str = "",
) -> Assessment:
    """新しい版を足す。自分に見えない節の答えは、前の版から引き継ぐ。

    ``after`` は、もとにした版の回（はじめてなら 0）。省けば確かめない。
    """
    last = Assessment.objects.filter(case=case).order_by("-round").first()
    current = last.round if last else 0
    ensure(require(after is None or after == current, OUTDATED))
    seen = sheets.fields_in_sight(sight_of(by, case))
    carried = {key: value for key, value in (last.answers if last else {}).items() if key not in seen}
    given = {key: value for key, value in answers.items() if key in seen and value not in (None, "", [])}
    ensure(require(given, "一つ以上の欄に書いてください。"))
    return Assessment.objects.create(
        case=case,
        agency=by.agency,
        round=current + 1,
        answers=carried | given,
        urgency=urgency,
        assessed_on=assessed_on or clock.today(),
        supersedes=last,
        sheet=sheets.KEY,
        sheet_version=sheets.VERSION,
        made_by=by,
    )


@action("課題を記録する", rule=rules.can_raise_issue, need=Scope.SHARED)
def raise_issue(
    case: Case,
    *,
    by: Assignment,
    code: str,
    strength: str,
    person: Person | None = None,
    detail: str = "",
    note: Note | None = None,
) -> Issue:
    """だれの・どんな課題か。同じ課題が先にあれば、確かさを改めた新しい行に替える。"""
    whose = person or case.person
    known = {one.pk for one in registered(case)} & sight_of(by, case).persons
    ensure(require(whose.pk in known, "この記録に登録のある方から選んでください。"))
    ensure(
        require(
            note is None or note.circle_id is None,
            "会議限りの記録からは、課題を立てられません。先に「支援チームへ開く」を書いた機関に頼んでください。",
        )
    )
    before = Issue.objects.standing().filter(case=case, person=whose, code=code)
    before.update(until=clock.now(), settled_why="確かさを改めた")
    return Issue.objects.create(
        case=case, person=whose, code=code, strength=strength, detail=detail, note=note, made_by=by
    )


@action("課題がなくなったことを記録する", rule=rules.can_settle_issue, need=Scope.SHARED)
def settle_issue(issue: Issue, *, by: Assignment, why: str) -> Issue:
    ensure(require(why.strip(), "どうしてなくなったかを書いてください。"))
    issue.until, issue.settled_why = clock.now(), why.strip()
    issue.save(update_fields=["until", "settled_why"])
    return issue
