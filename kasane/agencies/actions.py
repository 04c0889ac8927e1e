"""機関の部屋の動詞。"""

from __future__ import annotations

import datetime as dt

from kasane.agencies import rules
from kasane.agencies.models import Agency, Assignment
from kasane.audit.action import action
from kasane.kernel import standard
from kasane.kernel.models import Code


@action("選択肢の文言を改める", rule=rules.can_keep_codes)
def revise_code(
    agency: Agency,
    *,
    by: Assignment,
    set_key: str,
    key: str,
    label: str,
    valid_from: dt.date,
    short: str = "",
    meaning: str = "",
) -> Code:
    """市の選択肢を、その日から改める（なければ足す）。前の行は消えない。

    Raises:
        ValueError: 文言が空、またはその日よりあとの行がすでにあるとき。
    """
    return standard.revise_code(set_key, key, label, valid_from, short=short, meaning=meaning)


@action("選択肢を終える", rule=rules.can_keep_codes)
def end_code(agency: Agency, *, by: Assignment, set_key: str, key: str, last_day: dt.date) -> Code:
    """その日を最後に選べなくする。前の記録の文言は残る。

    Raises:
        LookupError: 行がないとき。
        ValueError: 行の始まりより前の日のとき。
    """
    return standard.end_code(set_key, key, last_day)


@action("選択肢を足す", rule=rules.can_keep_codes)
def add_code(
    agency: Agency,
    *,
    by: Assignment,
    set_key: str,
    label: str,
    valid_from: dt.date,
    short: str = "",
    meaning: str = "",
) -> Code:
    """市だけの選択肢を、組の末尾に足す。符号は重ならないものをつくる。

    Raises:
        ValueError: 文言が空のとき。
    """
    taken = set(Code.objects.filter(set__key=set_key).values_list("key", flat=True))
    number = next(n for n in range(1, len(taken) + 2) if f"city_{n}" not in taken)
    return standard.revise_code(set_key, f"city_{number}", label, valid_from, short=short, meaning=meaning)
