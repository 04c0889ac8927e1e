"""相談の用紙一式: 五つの部分を一つの頁で受け、一つの話（Talk）にまとめる。"""

from __future__ import annotations

from typing import Any

from django.forms.formsets import BaseFormSet
from django.http import QueryDict

from kasane.consultation.forms import (
    PLAIN,
    FromForm,
    Members,
    NextForm,
    PromiseForm,
    ScreeningForm,
    SubjectForm,
    TalkForm,
)
from kasane.consultation.talk import Talk


class Intake:
    """``valid()`` はすべての部分を確かめる（一つ目の誤りで止まらない）。"""

    def __init__(self, data: QueryDict | None = None) -> None:
        self.from_ = FromForm(data)
        self.subject = SubjectForm(data)
        self.promise = PromiseForm(data)
        self.talk = TalkForm(data)
        self.members: Any = Members(data, prefix="member")
        self.screening = ScreeningForm(data)
        self.next = NextForm(data)

    @property
    def parts(self) -> list[Any]:
        return [self.from_, self.subject, self.promise, self.talk, self.members, self.screening, self.next]

    def valid(self) -> bool:
        return all([part.is_valid() for part in self.parts])

    def wrong(self) -> bool:
        """確かめ終わった部分に、誤りがあるか。"""
        return any(part.is_bound and _has_errors(part) for part in self.parts)

    @property
    def outcome(self) -> str:
        return str(self.next.cleaned_data["outcome"])

    def heard(self) -> Talk:
        """確かめ終わった用紙から。"""
        given = {**self.from_.cleaned_data, **self.talk.cleaned_data}
        fields = {name: given[name] for name in PLAIN}
        fields |= {"told": self.subject.told(), "promise": self.promise.promise()}
        return Talk(
            fields=fields,
            topics=list(self.talk.cleaned_data["topics"]),
            main_topic=self.talk.cleaned_data["main_topic"],
            members=self.members.rows(),
            screening=self.screening.answers(),
        )


def _has_errors(part: Any) -> bool:
    return any(part.errors) if isinstance(part, BaseFormSet) else bool(part.errors)


def with_more_rows(data: QueryDict) -> QueryDict:
    """「行を足す」: 打たれたものをすべて残し、世帯の行を三つ足す。"""
    more = data.copy()
    told = more.get("member-TOTAL_FORMS", "")
    total = int(told) if told.isascii() and told.isdecimal() and len(told) < 4 else 0
    more["member-TOTAL_FORMS"] = str(min(total + 3, 14))
    return more
