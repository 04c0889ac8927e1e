"""型の検査に、実行のときに足されるものを教える。

リクエストの ``member`` など（MemberMiddleware と HtmxMiddleware が置く）と、
``CodeField`` が加える ``<名前>_label``。
"""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import AssignmentStmt, CallExpr, MemberExpr, NameExpr, Var
from mypy.plugin import ClassDefContext, Plugin
from mypy.plugins.common import add_attribute_to_class
from mypy.types import AnyType, TypeOfAny

CARRIED = ("member", "posts", "htmx")


def _carry(context: ClassDefContext) -> None:
    for name in CARRIED:
        if name not in context.cls.info.names:
            add_attribute_to_class(context.api, context.cls, name, AnyType(TypeOfAny.explicit))


def _allow_own_manager(context: ClassDefContext) -> None:
    """抽象の土台がもつ ``objects`` を、継ぐ側が自分のものに替えてよい。"""
    for base in context.cls.info.mro[1:]:
        symbol = base.names.get("objects") if base.fullname.startswith("kasane.") else None
        if symbol and isinstance(symbol.node, Var):
            symbol.node.is_classvar = False


def _label(context: ClassDefContext) -> None:
    _allow_own_manager(context)
    for line in context.cls.defs.body:
        if not isinstance(line, AssignmentStmt) or not isinstance(line.rvalue, CallExpr):
            continue
        callee, target = line.rvalue.callee, line.lvalues[0]
        if (
            isinstance(callee, NameExpr | MemberExpr)
            and callee.name == "CodeField"
            and isinstance(target, NameExpr)
        ):
            kind = context.api.named_type("builtins.str")
            add_attribute_to_class(context.api, context.cls, f"{target.name}_label", kind)


class HousePlugin(Plugin):
    def get_customize_class_mro_hook(self, fullname: str) -> Callable[[ClassDefContext], None] | None:
        if fullname == "django.http.request.HttpRequest":
            return _carry
        return _label if fullname.startswith("kasane.") else None


def plugin(version: str) -> type[Plugin]:
    return HousePlugin
