"""画面の部品が使うタグ。規則も権限も知らず、渡されたものの見せ方だけを決める。"""

from __future__ import annotations

import itertools
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.forms.formsets import BaseFormSet
from django.http import QueryDict
from django.template import Context
from django.urls import NoReverseMatch, reverse

from kasane.kernel import forms, grounds

register = template.Library()
_numbers = itertools.count(1)


@register.simple_tag
def url_or_blank(name: str, *args: Any, **kwargs: Any) -> str:
    """まだない頁の名なら空文字。``{% url_or_blank "records:write" as href %}``"""
    try:
        return reverse(name, args=args, kwargs=kwargs)
    except NoReverseMatch:
        return ""


@register.simple_tag(takes_context=True)
def new_id(context: Context, stem: str = "ui") -> str:
    """この画面で一度しか出ない要素の id（理由とボタンを結ぶためなど）。"""
    request = context.get("request")
    if request is None:
        return f"{stem}-{next(_numbers)}"
    request.ui_ids = getattr(request, "ui_ids", 0) + 1
    return f"{stem}-{request.ui_ids}"


@register.simple_tag(takes_context=True)
def error_places(context: Context) -> list[forms.Place]:
    """直すところの一覧。この画面にある、確かめ済みのフォームとフォームセット（その並びも）から。"""
    found: list[Any] = []
    for layer in context.dicts:
        for value in layer.values():
            group = value if isinstance(value, list | tuple) else [value]
            found += [item for item in group if _checked(item) and item not in found]
    return forms.places(found)


@register.simple_tag(takes_context=True)
def error_prefix(context: Context) -> str:
    """頁の題の頭につける「誤り：3か所　」。なければ空文字。"""
    count = len(error_places(context))
    return f"誤り：{count}か所　" if count else ""


def _checked(value: Any) -> bool:
    """もう確かめた（``errors`` を読んでも何も起きない）フォームか。"""
    return (
        isinstance(value, BaseForm | BaseFormSet)
        and value.is_bound
        and getattr(value, "_errors", None) is not None
    )


@register.filter
def anchor(field: BoundField) -> str:
    """誤りの一覧から飛ぶ先。組になった欄（ラジオなど）では最初の一つ。"""
    return forms.anchor(field)


@register.filter
def read_back(field: BoundField) -> str:
    """欄の下の読み返し（「1972年4月2日　54歳」）。欄が ``read_back(value)`` をもつときだけ。"""
    teller = getattr(field.field, "read_back", None)
    return teller(field.value()) if teller and not field.errors else ""


@register.filter
def ground_shape(code: str) -> str:
    """根拠の符号から線の形（thin・thick・double・dashed・dotted）。知らない符号は thin。"""
    return grounds.shape(code)


@register.simple_tag(takes_context=True)
def page_query(context: Context, param: str, number: int) -> str:
    """いまの絞り込みを残したまま、頁だけを変えた ``?…``。"""
    request = context.get("request")
    query = request.GET.copy() if request else QueryDict(mutable=True)
    query[param] = str(number)
    return f"?{query.urlencode()}"


@register.simple_tag
def elided(page: Page) -> list[int | str]:
    """頁の番号。多ければ間を「…」にする。"""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1))
