"""画面は、見える集合からだけ始まる。"""

from __future__ import annotations

import ast
from pathlib import Path

from tests.architecture.house import complain, here, sources, tree

GATES = {"visible_to", "known_to"}


def _view_files() -> list[Path]:
    return [path for path in sources() if path.name == "views.py" or "views" in path.parts]


def _whole_tables(module: ast.Module) -> list[int]:
    """``Model.objects`` が、見える集合の門（visible_to か、それを呼ぶ find）を通らないところの行。"""
    gated = {
        id(node.value) for node in ast.walk(module) if isinstance(node, ast.Attribute) and node.attr in GATES
    }
    for call in ast.walk(module):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "find":
            gated |= {id(node) for argument in call.args for node in ast.walk(argument)}
    return [
        node.lineno
        for node in ast.walk(module)
        if isinstance(node, ast.Attribute)
        and node.attr in ("objects", "_default_manager", "_base_manager")
        and id(node) not in gated
    ]


def test_views_never_start_from_the_whole_table() -> None:
    faults = [here(path, line) for path in _view_files() for line in _whole_tables(tree(path))]
    complain(faults, "画面では Model.objects のすぐあとに visible_to(request.member) を続けます。")


def test_views_do_not_fetch_by_shortcut() -> None:
    faults = [
        here(path, node.lineno)
        for path in _view_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("get_object_or_404", "get_list_or_404")
        and node.args
        and isinstance(node.args[0], ast.Name)
    ]
    complain(faults, "get_object_or_404(Model, …) は表の全体から始まります。visible_to(…) を渡してください。")
