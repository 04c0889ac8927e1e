"""家の見取り図: 部屋の順、ファイル、構文木。どの見張りもここから読む。"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "kasane"
TOOLS = {"config", "kernel", "access", "audit", "workflow", "sheets"}
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠々〇]")


@cache
def floors() -> dict[str, int]:
    """部屋 → 階（大きいほど上）。pyproject.toml の import-linter の表から読む。"""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = next(c["layers"] for c in settings["tool"]["importlinter"]["contracts"] if c["type"] == "layers")
    found: dict[str, int] = {}
    for height, layer in enumerate(reversed(layers)):
        found |= {room.strip(): height for room in layer.split("|")}
    return found


def may_look_at(room: str, other: str) -> bool:
    """``room`` は ``other`` を知ってよいか。同じ部屋か、下の階だけ。"""
    return room == other or floors()[other] < floors()[room]


def room_of(path: Path) -> str:
    return path.relative_to(HOUSE).parts[0]


@cache
def sources(tests: bool = False) -> tuple[Path, ...]:
    """部屋の Python（移行ファイルは除く。試験は求められたときだけ）。"""
    return tuple(
        path
        for path in sorted(HOUSE.rglob("*.py"))
        if "migrations" not in path.parts and (tests or "tests" not in path.parts)
    )


@cache
def templates() -> tuple[Path, ...]:
    return tuple(sorted(HOUSE.rglob("templates/**/*.html")))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def here(path: Path, line: int | None = None) -> str:
    """人が開ける場所の書きかた。"""
    place = str(path.relative_to(ROOT))
    return f"{place}:{line}" if line else place


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """その場かぎりの取りこみも含めて、(行, 点つきの名) を返す。``from a import b`` は ``a.b``。"""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def docstrings(module: ast.Module) -> set[int]:
    """説明文の節の id（人に見せる文字ではない）。"""
    found = set()
    for node in ast.walk(module):
        body = getattr(node, "body", None)
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            found.add(id(body[0].value))
    return found


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """説明文のほかの、(行, 文字)。"""
    module = tree(path)
    skip = docstrings(module)
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skip:
            yield node.lineno, node.value


def spans(path: Path) -> Iterator[tuple[ast.FunctionDef | ast.AsyncFunctionDef, int]]:
    """関数と、その中身の長さ（引数の並びと説明文は数えない）。"""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0]
            documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
            start = (first.end_lineno or first.lineno) + 1 if documented else first.lineno
            yield node, (node.end_lineno or start) - start + 1


def complain(faults: list[str], lesson: str) -> None:
    """一つでもあれば、どこが・どうすればよいかを並べて落とす。"""
    assert not faults, lesson + "\n" + "\n".join(f"  - {fault}" for fault in faults)
