"""つなぎシート: 送ったときの写し。受ける機関はケースではなく、この一枚を見る。

項目は岡山市のつなぐシート（氏名・性別・生年月日・住所・電話・お困りごと・世帯構成・配慮を希望されること）
による。どこまで載るかは、一緒に伝える情報の種類で決まる。連絡の約束は、安全のためいつも載る。
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kasane.access import Kind
from kasane.cases.models import Case, CasePerson, ContactPromise
from kasane.kernel import wareki
from kasane.kernel.base import live

VERSION = "R8"


@dataclass(frozen=True)
class Words:
    """つなぎシートに書き足すこと。"""

    troubles: tuple[str, ...] = ()
    wants: str = ""
    heed: str = ""
    enclosed: str = ""


def letter_of(case: Case, kinds: int, words: Words) -> dict[str, Any]:
    """``kinds`` に含まれる種類だけの写しをつくる。"""
    letter: dict[str, Any] = {
        "version": VERSION,
        "number": case.number,
        "troubles": list(words.troubles),
        "wants": words.wants,
        "heed": words.heed,
        "enclosed": words.enclosed,
        "promise": _promise(case),
        "facts": _facts(case, kinds),
    }
    if kinds & Kind.ATTRIBUTES:
        letter |= {"person": _person(case), "household": _household(case)}
    return letter


def _person(case: Case) -> dict[str, str]:
    person = case.person
    home = person.residences.filter(live()).order_by("-id").first()
    birth = wareki.long(person.birth_on) if person.birth_on else ""
    return {
        "name": person.name,
        "kana": person.shown_kana,
        "sex": person.sex_label,
        "birth": birth,
        "age": "" if person.age is None else f"{person.age}歳",
        "address": " ".join(part for part in (home.town, home.text) if part) if home else "",
        "phone": "、".join(_phone(phone) for phone in person.phones.order_by("id")),
        "language": "・".join(part for part in (person.language, person.interpreter) if part),
    }


def _phone(phone: Any) -> str:
    notes = "・".join(part for part in (phone.hours, phone.safe) if part)
    return f"{phone.number}（{notes}）" if notes else str(phone.number)


def _household(case: Case) -> list[dict[str, str]]:
    """この記録で聞いたままの世帯員（登録の中身は写さない）。"""
    told = CasePerson.objects.filter(case=case).exclude(relation="self").order_by("id")
    return [
        {
            "name": row.told_name or "氏名は聞いていない",
            "age": "" if row.told_age is None else f"{row.told_age}歳",
            "relation": row.relation_label,
            "note": "・".join(part for part in ("" if row.lives_with else "別居", row.note) if part),
        }
        for row in told
    ]


def _promise(case: Case) -> list[list[str]]:
    """連絡の約束（気をつけることがあるときだけ）。"""
    promise = ContactPromise.objects.filter(case=case).first()
    if promise is None or not promise.needs_care:
        return []
    rows = [
        ("本人は相談を知っているか", promise.get_knows_display()),
        ("知らせてはいけない人", promise.must_not_know),
        ("留守電", promise.voicemail_label),
        ("封筒", promise.envelope),
        ("SMS・メール", promise.sms),
    ]
    return [[name, value] for name, value in rows if value]


def _facts(case: Case, kinds: int) -> list[list[str]]:
    """手帳・要介護・受診などのうち、伝える種類のもの。"""
    facts = case.person.facts.filter(live()).order_by("id")
    return [[fact.what_label, fact.value] for fact in facts if fact.kind & kinds == fact.kind]
