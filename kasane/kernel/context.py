"""すべての画面の枠（頭と足）に要るもの。"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from kasane.kernel import clock


@dataclass(frozen=True)
class Entry:
    """頭の入口の一つ。"""

    label: str
    href: str
    current: bool = False


def frame(request: HttpRequest) -> dict[str, Any]:
    """``frame`` に入口・見ている人・職・見本かどうか・いま。まだない頁は出さない。"""
    member = getattr(request, "member", None)
    return {
        "frame": {
            "entries": entries(request.path) if member else [],
            "member": member,
            "posts": getattr(request, "posts", []),
            "demo": settings.DEMO,
            "now": clock.local(clock.now()),
        }
    }


def entries(path: str) -> list[Entry]:
    """いまの頁をふくむ、いちばん近い入口に印をつける。"""
    found = [
        (label, href, _nearness((href, *places), path))
        for label, name, *places in settings.NAVIGATION
        if (href := _address(name))
    ]
    nearest = max((near for _, _, near in found), default=0)
    return [Entry(label, href, bool(near) and near == nearest) for label, href, near in found]


def _nearness(places: tuple[str, ...], path: str) -> int:
    """この頁をふくむ、いちばん長い場所の長さ。なければ 0。ホームは、ホームだけ。"""
    return max((len(at) for at in places if path == at or (at != "/" and path.startswith(at))), default=0)


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
