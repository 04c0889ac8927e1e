"""動詞は、見る・鍵・規則・する・残す、の門を必ず通る。"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from types import ModuleType

from tests.architecture.house import HOUSE, JAPANESE, complain


def action_modules() -> Iterator[ModuleType]:
    for room in sorted(path.name for path in HOUSE.iterdir() if path.is_dir()):
        if (HOUSE / room / "actions.py").exists():
            yield importlib.import_module(f"kasane.{room}.actions")
        elif (HOUSE / room / "actions").is_dir():
            package = importlib.import_module(f"kasane.{room}.actions")
            yield package
            for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
                yield importlib.import_module(found.name)


def test_every_verb_is_an_action() -> None:
    faults = [
        f"{module.__name__}.{name}"
        for module in action_modules()
        for name, verb in inspect.getmembers(module, inspect.isfunction)
        if verb.__module__ == module.__name__ and not name.startswith("_") and not hasattr(verb, "action")
    ]
    complain(
        faults,
        '公開の動詞には @action("日本語の動詞", rule=rules.can_…) が要ります。手伝いの関数は _ で始めます。',
    )


def test_every_verb_says_who_does_it() -> None:
    faults = []
    for module in action_modules():
        for name, verb in inspect.getmembers(module, inspect.isfunction):
            if verb.__module__ != module.__name__ or not hasattr(verb, "action"):
                continue
            by = inspect.signature(verb).parameters.get("by")
            if by is None or by.kind is not inspect.Parameter.KEYWORD_ONLY:
                faults.append(f"{module.__name__}.{name}: by= がありません")
            if not JAPANESE.search(verb.action.label):
                faults.append(f"{module.__name__}.{name}: 名が日本語ではありません（{verb.action.label}）")
    complain(faults, "動詞は verb(record, *, by, …) の形で、日本語の名をもちます。")
