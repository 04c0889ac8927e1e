"""機関の部屋の規則。"""

from __future__ import annotations

from kasane.access import Decision, require
from kasane.agencies.models import Agency, Assignment
from kasane.agencies.roles import Can


def can_keep_codes(by: Assignment, agency: Agency) -> Decision:
    """選択肢を直せるのは、システム管理の役割をもつ市の職だけ。読むのは誰でもよい。"""
    return require(
        by.may(Can.ADMINISTER) and agency.is_city and by.agency_id == agency.pk,
        "選択肢を直すのはシステム管理者です。直したい文言と始める日を、システム管理担当に知らせてください。",
    )
