"""机の頁が使うタグ。"""

from __future__ import annotations

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from kasane.kernel.panel import Panel

register = template.Library()


@register.simple_tag(takes_context=True)
def draw(context: Context, panel: Panel) -> SafeString:
    """部屋が手渡した一片を、頁の文脈の上に描く。中身は名でも ``panel.名`` でも引ける。"""
    assert context.template is not None  # 頁を描いている最中にだけ使う
    piece = context.template.engine.get_template(panel.template)
    with context.push(**{"panel": panel.context, **panel.context}):
        return piece.render(context)
