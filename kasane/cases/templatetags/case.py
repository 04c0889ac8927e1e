"""ケースの枠が使うタグ。"""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.urls import NoReverseMatch, reverse

from kasane.cases.models import Case

register = template.Library()


@register.simple_tag
def case_tabs(case: Case, current: str = "") -> list[dict[str, Any]]:
    """ケースの頁の見出し。まだない頁は出さない。"""
    tabs = []
    for label, name in settings.CASE_TABS:
        try:
            href = reverse(name, args=[case.uid])
        except NoReverseMatch:
            continue
        tabs.append({"label": label, "href": href, "current": name == current})
    return tabs
