"""「いま」は一つ。見本の時計を動かしても、どこも取り残されない。"""

from __future__ import annotations

import ast

from tests.architecture.house import HOUSE, complain, here, sources, tree

CLOCKS = {
    "timezone.now",
    "timezone.localdate",
    "date.today",
    "datetime.now",
    "datetime.utcnow",
    "datetime.today",
}


def test_only_the_clock_knows_the_time() -> None:
    faults = []
    for path in sources(tests=True):
        if path == HOUSE / "kernel" / "clock.py" or path.parts[-2:] == ("tests", "test_clock.py"):
            continue
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Attribute) and ".".join(ast.unparse(node).split(".")[-2:]) in CLOCKS:
                faults.append(f"{here(path, node.lineno)}: {ast.unparse(node)}")
    complain(faults, "kasane.kernel.clock の now() と today() を使ってください。")
