"""一度の相談で聞いたこと。用紙から動詞へ渡す形。"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from kasane.access import Decision, require
from kasane.cases.registering import Told
from kasane.consultation.models import Consultation
from kasane.kernel import codes
from kasane.kernel.models import Setting


@dataclass(frozen=True)
class Talk:
    """``fields`` は Consultation の欄、``members`` は聞いた世帯員、``screening`` は {問い: 答え}。"""

    fields: dict[str, Any]
    topics: list[str] = field(default_factory=list)
    main_topic: str = ""
    members: list[dict[str, Any]] = field(default_factory=list)
    screening: dict[str, str] = field(default_factory=dict)

    def complete(self) -> Decision:
        """話だけが要る。名も、気づきシートも、要らない。"""
        return require(
            self.fields.get("complaint"), "聞いた話を、そのままの言葉で書いてください。"
        ) & require(
            not self.main_topic or self.main_topic in self.topics,
            "一番困っていること（◎）は、○をつけた中から選んでください。",
        )


def told_of(consultation: Consultation) -> Told:
    """相談で聞いた本人のことを、登録できる形にする。名がなければ呼び方で。"""
    given = dict(consultation.told)
    if birth := given.pop("birth_on", ""):
        given["birth_on"] = dt.date.fromisoformat(birth)
    if not (given.get("family") or given.get("given") or given.get("label")):
        given["label"] = consultation.subject
    return Told(**given)


def suggestion(answers: dict[str, str]) -> str:
    """多機関協働をすすめるときの一文（すすめないときは空）。点数は出さない。決めるのは人。"""
    yes = {key for key, answer in answers.items() if answer == "yes"}
    criterion = {key for key, _ in codes.choices("screening_question") if _flag(key, "criterion")}
    if criterion and criterion <= yes:
        return "問1と問2が「はい」だからです。"
    if len(yes - criterion) >= Setting.number("screening_suggest_count"):
        return "世帯のなかに、いくつもの気づきがあるからです。"
    return ""


def is_emergency(answers: dict[str, str]) -> bool:
    """すぐに動く道すじを示す問い（虐待・DV、死にたい・傷つけたい）が「はい」か。"""
    return any(answer == "yes" and _flag(key, "emergency") for key, answer in answers.items())


def _flag(key: str, name: str) -> bool:
    return bool(codes.details("screening_question", key).get(name))
