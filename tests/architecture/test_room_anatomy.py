"""どの部屋も同じ顔。一つの部屋を読めば、ほかの部屋も読める。"""

from __future__ import annotations

from tests.architecture.house import HOUSE, TOOLS, complain, floors

FACE = {
    "README.md", "__init__", "apps", "models", "states", "rules", "actions", "sheets", "panel", "stages", "data",
    "forms", "views", "urls", "templates", "tests", "migrations", "management", "static", "templatetags",
}  # fmt: skip

NAMELESS = {"services", "utils", "helpers", "managers", "signals", "constants", "common", "misc"}


def test_every_room_has_the_same_face() -> None:
    faults = []
    for room in sorted(set(floors()) - TOOLS):
        welcome = (HOUSE / room / "README.md").read_text(encoding="utf-8")
        for entry in sorted((HOUSE / room).iterdir()):
            known = entry.name == "__pycache__" or entry.name.removesuffix(".py") in FACE
            if not known and f"`{entry.name}`" not in welcome:
                faults.append(f"kasane/{room}/{entry.name}")
    complain(
        faults,
        "部屋の顔（STYLE.md）にない名です。要るなら、その部屋の README.md に `名前.py` と一言を書きます。",
    )


def test_no_file_has_a_name_that_says_nothing() -> None:
    faults = [str(path.relative_to(HOUSE)) for path in HOUSE.rglob("*.py") if path.stem in NAMELESS]
    complain(faults, "何をするものか分からない名前です。仕事の言葉で名づけてください。")


def test_every_room_has_a_place_and_a_reason() -> None:
    rooms = {path.name for path in HOUSE.iterdir() if (path / "__init__.py").exists()}
    assert rooms == set(floors()), f"pyproject.toml の順序に並んでいない部屋: {rooms ^ set(floors())}"
    faults = [room for room in sorted(rooms) if not (HOUSE / room / "README.md").exists()]
    complain(faults, "部屋には、何のためのものかを書いた README.md が要ります。")
