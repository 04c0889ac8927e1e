"""見える範囲と情報の種類を、画面の言葉にする。"""

from __future__ import annotations

from django import template

from kasane.access import Reach, Scope, kind_labels

register = template.Library()


@register.filter
def kinds(mask: int | None) -> str:
    """情報の種類の名を「、」でつなぐ。``{{ involvement.kinds|kinds }}``。"""
    return "、".join(kind_labels(mask or 0))


@register.filter
def scope(value: int) -> str:
    """範囲の名 ``共有分``。"""
    return Scope(value).label


@register.filter
def reach(value: int) -> str:
    """記録の届く範囲 ``支援チーム``。"""
    return Reach(value).label
