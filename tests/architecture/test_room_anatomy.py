"""どの部屋も同じ顔。一つの部屋を読めば、ほかの部屋も読める。"""

from __future__ import annotations

from tests.architecture.house import HOUSE, TOOLS, complain, floors

FACE = {
    "README.md", "__init__", "apps", "models", "states", "rules", "actions", "sheets", "panel",
    "forms", "views", "urls", "templates", "tests", "migrations", "management", "static", "templatetags",
}  # fmt: skip

# その部屋だけの名詞。足すときは、なぜ上の名で足りないかを考える。
OWN = {
    "agencies": {"roles", "middleware", "accounts", "fields", "proxyform", "cityfile"},
    "cases": {
        "page", "address", "sight", "grounds", "holder", "household", "registering", "numbering", "closing",
    },
    "desk": {"standing", "flow", "inbox", "lists", "casepage", "searching"},
    "programme": {"cityfile"},
}  # fmt: skip
NAMELESS = {"services", "utils", "helpers", "managers", "signals", "constants", "common", "misc"}


def test_every_room_has_the_same_face() -> None:
    faults = []
    for room in sorted(set(floors()) - TOOLS):
        for entry in sorted((HOUSE / room).iterdir()):
            name = entry.name.removesuffix(".py")
            if name != "__pycache__" and name not in FACE | OWN.get(room, set()):
                faults.append(f"kasane/{room}/{entry.name}")
    complain(faults, "部屋のファイルの名は決まっています（STYLE.md）。名詞か動詞の置き場に移してください。")


def test_no_file_has_a_name_that_says_nothing() -> None:
    faults = [str(path.relative_to(HOUSE)) for path in HOUSE.rglob("*.py") if path.stem in NAMELESS]
    complain(faults, "何をするものか分からない名前です。仕事の言葉で名づけてください。")


def test_every_room_has_a_place_and_a_reason() -> None:
    rooms = {path.name for path in HOUSE.iterdir() if (path / "__init__.py").exists()}
    assert rooms == set(floors()), f"pyproject.toml の順序に並んでいない部屋: {rooms ^ set(floors())}"
    faults = [room for room in sorted(rooms) if not (HOUSE / room / "README.md").exists()]
    complain(faults, "部屋には、何のためのものかを書いた README.md が要ります。")
