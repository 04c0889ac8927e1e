# ruff: noqa: E501  （植える文は一行に一つ）
"""見張りを見張る: 故障を一つずつ植え、そのたびに必ず落ちることを確かめる。"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.architecture.house import ROOT

IMPORTS = "lint-imports"
MODEL = "\nfrom django.db import models as _m\n\n\nclass Planted(_m.Model):\n    {field}\n"


class Fault(NamedTuple):
    """``place`` に ``text`` を足すと、``caught_by`` が ``says`` と言って落ちる。"""

    title: str
    place: str
    text: str
    caught_by: str
    says: str


FAULTS = (
    Fault(
        "下の部屋が上の部屋を取りこむ",
        "cases/planted.py",
        "import kasane.plans\n",
        IMPORTS,
        "kasane.cases.planted -> kasane.plans",
    ),
    Fault(
        "資源台帳がケースを知る",
        "resources/planted.py",
        "import kasane.cases\n",
        IMPORTS,
        "kasane.resources.planted -> kasane.cases",
    ),
    Fault(
        "となりの部屋を取りこむ",
        "outreach/planted.py",
        "import kasane.community\n",
        IMPORTS,
        "kasane.outreach.planted -> kasane.community",
    ),
    Fault("順に並んでいない部屋", "planted/__init__.py", '"""どこにもない部屋。"""\n', IMPORTS, "planted"),
    Fault(
        "文字で書いた外部キーが上を指す",
        "cases/models",
        MODEL.format(
            field='plan = _m.ForeignKey("plans.Plan", _m.PROTECT, verbose_name="プラン", related_name="+")'
        ),
        "test_foreign_keys.py::test_foreign_keys_point_down",
        "cases.Planted.plan → plans",
    ),
    Fault(
        "部屋をまたぐ外部キーに、上へ戻る名がある",
        "plans/models",
        MODEL.format(
            field='case = _m.ForeignKey("cases.Case", _m.PROTECT, verbose_name="ケース", related_name="plants")'
        ),
        "test_foreign_keys.py::test_no_way_back_up_through_a_foreign_key",
        "plans.Planted.case",
    ),
    Fault(
        "ほかの部屋の画面を使う",
        "desk/planted.py",
        "def page():\n    from kasane.plans import views\n\n    return views\n",
        "test_private_faces.py::test_views_forms_and_sheets_stay_in_their_room",
        "kasane.plans.views",
    ),
    Fault(
        "規則のない動詞",
        "plans/actions",
        "\n\ndef planted(plan, *, by):\n    return plan\n",
        "test_actions.py::test_every_verb_is_an_action",
        "planted",
    ),
    Fault(
        "画面が表の全体から始まる",
        "plans/views",
        "\n\ndef planted(request, uid):\n    return Plan.objects.get(uid=uid)  # noqa: F821\n",
        "test_views.py::test_views_never_start_from_the_whole_table",
        "kasane/plans/views",
    ),
    Fault(
        "英語の選択肢",
        "plans/models",
        MODEL.format(field='state = _m.CharField("状態", max_length=9, choices=[("draft", "Draft")])'),
        "test_labels.py::test_every_label_is_japanese",
        "plans.Planted.state: 選択肢 'Draft'",
    ),
)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """植えるための、家の写し。"""
    copy = tmp_path_factory.mktemp("house")
    skip = shutil.ignore_patterns("__pycache__", "static", "*.sqlite3")
    for folder in ("kasane", "seeds", "tests"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=skip)
    for name in ("pyproject.toml", "conftest.py", "CONTEXT.md"):
        shutil.copy(ROOT / name, copy / name)
    return copy


def _place(house: Path, place: str) -> Path:
    """``plans/models`` は、models.py か models/__init__.py のあるほう。"""
    path = house / "kasane" / place
    if path.suffix:
        return path
    package = path / "__init__.py"
    return package if package.exists() else path.with_suffix(".py")


@pytest.fixture
def plant(house: Path) -> Iterator[list[Path]]:
    planted: list[Path] = []
    yield planted
    for path in planted:
        original = ROOT / path.relative_to(house)
        if original.exists():
            shutil.copy(original, path)
        else:
            path.unlink()
            if not any(path.parent.iterdir()):
                path.parent.rmdir()


def _run(house: Path, caught_by: str) -> subprocess.CompletedProcess[str]:
    if caught_by == IMPORTS:
        command = [str(Path(sys.executable).with_name(IMPORTS)), "--no-cache"]
    else:
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-p",
            "no:cacheprovider",
            f"tests/architecture/{caught_by}",
        ]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
    environment |= {"PYTHONPATH": str(house), "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "200"}
    return subprocess.run(
        command, cwd=house, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.title for fault in FAULTS])
def test_a_planted_fault_fails_the_build(house: Path, plant: list[Path], fault: Fault) -> None:
    path = _place(house, fault.place)
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(fault.text)
    plant.append(path)
    done = _run(house, fault.caught_by)
    assert done.returncode != 0, f"植えた故障が見つかりませんでした: {fault.title}\n{done.stdout}"
    assert fault.says in done.stdout, (
        f"落ちたわけがちがいます: {fault.title}\n{done.stdout[-3000:]}{done.stderr[-2000:]}"
    )
