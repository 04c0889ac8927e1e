"""開催を求める・答える・協力を求める・回答する・地域課題を残す。"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from kasane.access import Scope, ensure, require
from kasane.agencies.models import Agency, Duty
from kasane.audit.action import action
from kasane.cases import grounds
from kasane.cases.models import Case, Circle
from kasane.conferences import rules
from kasane.conferences.models import ConveningRequest, InfoRequest, LocalIssue, Matter
from kasane.kernel import businessdays, clock
from kasane.kernel.models import Setting
from kasane.kernel.nendo import FiscalYear

if TYPE_CHECKING:
    from kasane.agencies.models import Assignment


def _due(setting: str) -> dt.date:
    return businessdays.add_open_days(clock.today(), Setting.number(setting))


def _organiser() -> Agency:
    desks = Agency.objects.with_duty(Duty.SUPPORT_ORGANISER)
    ensure(require(desks, "支援会議を招集する機関が、まだ決められていません。"))
    return desks[0]


@action("支援会議の開催を求める", rule=rules.can_ask_convening, need=Scope.PAPERS)
def ask_convening(case: Case, *, by: Assignment, why: str, **words: str) -> ConveningRequest:
    """このケースについて、市に支援会議の開催を求める。市には、この求めだけが見える。"""
    ensure(require(why.strip(), "開いてほしい理由を書いてください。"))
    desk = _organiser()
    waiting = ConveningRequest.objects.filter(case=case, from_agency=by.agency, state="asked")
    ensure(require(not waiting.exists(), f"{desk.name}に、もう求めています。返事を待ってください。"))
    circle = grounds.new_circle(case, "matter", "支援会議の開催の求め", by=by)
    asked = ConveningRequest.objects.create(
        case=case,
        circle=circle,
        from_agency=by.agency,
        to_agency=desk,
        why=why.strip(),
        answer_by=_due("convening_answer_days"),
        made_by=by,
        **words,
    )
    _share(case, circle, by.agency, "own", "自機関が支援会議の開催を求めたため", by=by, source=asked.uid)
    _share(case, circle, desk, "conference", "支援会議の開催を求められたため", by=by, source=asked.uid)
    return asked


def _share(
    case: Case, circle: Circle, agency: Agency, basis: str, sentence: str, *, by: Assignment, source: Any
) -> None:
    grounds.open_ground(
        case, agency, basis, Scope.PAPERS, by=by, circle=circle, sentence=sentence, source=source
    )


@action("ケースのない議題で開催を求める", rule=rules.can_ask_without_case)
def ask_without_case(agency: Agency, *, by: Assignment, why: str, **words: str) -> ConveningRequest:
    """体制の検討や、地域の気になる状況。だれのことかは書かない。"""
    ensure(require(why.strip(), "開いてほしい理由を書いてください。"))
    return ConveningRequest.objects.create(
        from_agency=agency,
        to_agency=_organiser(),
        why=why.strip(),
        answer_by=_due("convening_answer_days"),
        made_by=by,
        **words,
    )


@action("開催の求めに答える", rule=rules.can_answer_convening, need=Scope.PAPERS)
def answer_convening(asked: ConveningRequest, *, by: Assignment, opens: bool, reply: str) -> ConveningRequest:
    """開く（いつごろ）か、開かない（理由と、代わりにできること）か。どちらも言葉で答える。"""
    ensure(require(reply.strip(), "開く見通し、または開かない理由と代わりにできることを書いてください。"))
    asked.reply, asked.answered_at, asked.answered_by = reply.strip(), clock.now(), by
    asked.move("open" if opens else "not_open", by=by, why=asked.reply)
    return asked


@action("開催の求めの返事を確かめる", rule=rules.can_read_answer, line=False)
def read_answer(asked: ConveningRequest, *, by: Assignment) -> ConveningRequest:
    """求めた機関が返事を読んだ。開かないなら、求めはここで閉じる。"""
    asked.read_at = clock.now()
    asked.save(update_fields=["read_at"])
    if asked.circle is not None and asked.state == "not_opening":
        grounds.close_circle(asked.circle, by=by, why="支援会議を開かないことになったため")
    return asked


@action("協力を求める", rule=rules.can_ask_information, need=Scope.PAPERS)
def ask_information(
    matter: Matter, *, by: Assignment, agency: Agency, number: str, items: str, why: str = ""
) -> InfoRequest:
    """支援会議から、資料・情報の提供や意見を求める。求めた先には、この求めだけが見える。"""
    ensure(require(agency.pk != by.agency_id, "自分の機関は選べません。"))
    ensure(
        require(items.strip(), "求めることを書いてください。")
        & require(number.strip(), "文書番号を書いてください。")
    )
    circle = None
    if matter.case is not None:
        circle = grounds.new_circle(matter.case, "matter", "支援会議の協力要求", by=by)
    asked = InfoRequest.objects.create(
        matter=matter,
        case=matter.case,
        circle=circle,
        from_agency=by.agency,
        to_agency=agency,
        number=number.strip(),
        items=items.strip(),
        why=why.strip(),
        answer_by=_due("info_request_answer_days"),
        made_by=by,
    )
    if matter.case is not None and circle is not None:
        for desk in (agency, by.agency):
            words = f"支援会議の協力要求（{asked.number}）のため"
            _share(matter.case, circle, desk, "request", words, by=by, source=asked.uid)
    return asked


@action("協力要求に回答する", rule=rules.can_answer_information, need=Scope.PAPERS)
def answer_information(
    asked: InfoRequest, *, by: Assignment, answer: str, proxy: dict[str, Any] | None = None
) -> InfoRequest:
    """回答する（努力義務）。画面を使わない機関の回答は、求めた機関が代わりに記録する。"""
    ensure(require(answer.strip(), "回答を書いてください。応じられないときは、その事情を書いてください。"))
    stands_in = by.agency_id != asked.to_agency_id
    ensure(require(proxy or not stands_in, "だれから・いつ・どの方法で聞いたかを書いてください。"))
    asked.answer, asked.answered_at, asked.answered_by = answer.strip(), clock.now(), by
    if stands_in and proxy:
        for name, value in {**proxy, "entered_for": asked.to_agency}.items():
            setattr(asked, name, value)
    asked.save()
    return asked


@action("地域課題として残す", rule=rules.can_raise_issue)
def raise_local_issue(agency: Agency, *, by: Assignment, text: str, area: str = "") -> LocalIssue:
    """人にも案件にもつながない。だれのことか分かる書きかたをしない。"""
    ensure(require(text.strip(), "地域課題を書いてください。"))
    year = FiscalYear.current().year
    return LocalIssue.objects.create(agency=agency, text=text.strip(), area=area, nendo=year, made_by=by)
