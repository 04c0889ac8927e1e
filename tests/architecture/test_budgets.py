"""長さの見張り。長くなったら、分けるか、一行目に理由を書く。"""

from __future__ import annotations

from tests.architecture.house import complain, here, sources, spans, templates

FILE, FUNCTION, TEMPLATE = 200, 30, 80
EXCUSE = "長い理由:"


def _excused(lines: list[str]) -> bool:
    return bool(lines) and EXCUSE in lines[0]


def test_files_are_short() -> None:
    faults = []
    for path in sources():
        lines = path.read_text(encoding="utf-8").splitlines()
        if len(lines) > FILE and not _excused(lines):
            faults.append(f"{here(path)}: {len(lines)} 行")
    complain(faults, f"ファイルは {FILE} 行まで。分けるか、一行目に「{EXCUSE} …」と書きます。")


def test_functions_are_short() -> None:
    faults = [
        f"{here(path, node.lineno)} {node.name}: {length} 行"
        for path in sources()
        for node, length in spans(path)
        if length > FUNCTION
    ]
    complain(
        faults, f"関数は {FUNCTION} 行まで（引数の並びと説明文は数えない）。名のある手順に分けてください。"
    )


def test_templates_are_short() -> None:
    faults = []
    for path in templates():
        lines = path.read_text(encoding="utf-8").splitlines()
        if len(lines) > TEMPLATE and not _excused(lines):
            faults.append(f"{here(path)}: {len(lines)} 行")
    complain(
        faults,
        f"テンプレートは {TEMPLATE} 行まで。_piece.html に分けるか、一行目に「{EXCUSE} …」と書きます。",
    )
