"""ケースの頁の URL。頁そのものは上の階（desk）にあるので、名前だけで引く。"""

from __future__ import annotations

from django.urls import reverse

from kasane.cases.models import Case


def case_address(case: Case) -> str:
    """ケースの頁の URL。"""
    return reverse("desk:case", args=[case.uid])
