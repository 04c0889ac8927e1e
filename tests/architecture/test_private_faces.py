"""画面・様式・URL は、その部屋だけのもの。名前で上を指すことも許さない。"""

from __future__ import annotations

import re

from tests.architecture.house import (
    TOOLS,
    complain,
    floors,
    here,
    imports,
    may_look_at,
    room_of,
    sources,
    strings,
)

PRIVATE = {"views", "forms", "sheets", "urls"}
POINTER = re.compile(r"^(?:kasane\.)?([a-z]+)\.[A-Za-z_.]+$")


def test_views_forms_and_sheets_stay_in_their_room() -> None:
    faults = []
    for path in sources(tests=True):
        for line, name in imports(path):
            parts = name.split(".")
            if parts[0] != "kasane" or len(parts) < 3 or parts[1] in TOOLS | {room_of(path)}:
                continue
            if parts[2] in PRIVATE:
                faults.append(f"{here(path, line)}: {name}")
    complain(
        faults,
        "views・forms・sheets・urls はその部屋だけのものです。actions か panel を使ってください。",
    )


def test_no_string_points_up() -> None:
    faults = []
    for path in sources():
        room = room_of(path)
        for line, text in strings(path) if room in floors() and room != "config" else ():
            found = POINTER.match(text)
            if not found or found[1] not in floors() or may_look_at(room, found[1]):
                continue
            named_model = text.count(".") == 1 and text.split(".")[1][:1].isupper()
            if text.startswith("kasane.") or named_model:
                faults.append(f"{here(path, line)}: {text!r}")
    complain(faults, "文字で上の部屋を指しています（import-linter には見えません）。")
