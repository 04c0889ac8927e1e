"""表から手引きをつくる。手で書いた一覧は、いつか表とずれる。"""

from __future__ import annotations

import inspect
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from kasane.agencies.roles import ROLES, Can
from kasane.audit.action import REGISTRY, Action
from kasane.kernel import standard_data
from kasane.workflow.table import Workflow

NATIONAL = {"yes": "国の様式どおり", "no": "市の選択肢", "unknown": "未確認"}


def _rooms() -> list[AppConfig]:
    return [app for app in apps.get_app_configs() if app.name.startswith("kasane.")]


def _modules(name: str) -> Iterator[tuple[AppConfig, ModuleType]]:
    """その名のファイルをもつ部屋だけ。"""
    for room in _rooms():
        if find_spec(f"{room.name}.{name}"):
            yield room, import_module(f"{room.name}.{name}")


def _first_line(thing: Any) -> str:
    return (inspect.getdoc(thing) or "").split("\n")[0]


def _row(*cells: object) -> str:
    return "| " + " | ".join(str(cell).replace("|", "｜").replace("\n", " ") for cell in cells) + " |"


def _head(*cells: str) -> list[str]:
    return [_row(*cells), "|" + " --- |" * len(cells)]


def states() -> Iterator[str]:
    """状態遷移の図と、誰の番か。"""
    for room, module in _modules("states"):
        for _, table in inspect.getmembers(module, lambda thing: isinstance(thing, Workflow)):
            yield from ("", f"## {table.name}（{room.label}）", "", "```mermaid", *table.mermaid(), "```", "")
            yield from _head("操作", "いまの状態", "移る先", "次は誰の番か")
            for step in table.steps:
                sources = "・".join(table.label(source) for source in step.sources)
                yield _row(step.label, sources, table.label(step.target), step.turn or "—")


def _verb(action: Action) -> str:
    return _row(action.label, f"`{action.room}.{action.name}`", _first_line(action.rule), action.need.label)


def actions() -> Iterator[str]:
    """操作の一覧。ここにない操作は、この家にはない。"""
    list(_modules("actions"))
    for room in _rooms():
        found = sorted((a for a in REGISTRY.values() if a.room == room.label), key=lambda action: action.name)
        if found:
            yield from ("", f"## {room.verbose_name}（{room.label}）", "")
            yield from _head("操作", "名", "できるとき", "年表で見るのに要る範囲")
            yield from map(_verb, found)


def permissions() -> Iterator[str]:
    """役割と、できること。見えるかどうかは役割ではなく、ケースごとの根拠で決まる。"""
    yield ""
    yield from _head("役割", "説明", *(can.value for can in Can))
    for role in ROLES.values():
        yield _row(role.label, role.meaning, *("○" if can in role.permissions else "" for can in Can))


def codes() -> Iterator[str]:
    """標準の選択肢。市はこれを、日付を区切って直せる。"""
    for key, block in sorted(standard_data.code_sets().items()):
        yield from ("", f"## {block['label']}（`{key}`）", "")
        if meaning := block.get("meaning"):
            yield from (meaning, "")
        yield from _head("文言", "符号", "国の様式")
        for raw in block["rows"]:
            row = standard_data.code_row(raw, block.get("national", "unknown"))
            yield _row(row["label"], f"`{row['key']}`", NATIONAL[row["national"]])


PAGES: dict[str, tuple[str, Callable[[], Iterator[str]]]] = {
    "states.md": ("状態の移りかわり", states),
    "actions.md": ("操作一覧", actions),
    "permissions.md": ("役割と権限", permissions),
    "codes.md": ("選択肢", codes),
}


def render(title: str, page: Callable[[], Iterator[str]]) -> str:
    lead = f"# {title}\n\n{_first_line(page)}\n\n<!-- make docs でつくる。手で直さない。 -->\n"
    return lead + "\n".join(page()) + "\n"


class Command(BaseCommand):
    help = "docs/reference/ を、状態・操作・役割・選択肢の表からつくる"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="書きこまず、古くなっていないかだけを見る")

    def handle(self, *args: Any, check: bool = False, **options: Any) -> None:
        folder = Path(settings.BASE_DIR) / "docs" / "reference"
        folder.mkdir(parents=True, exist_ok=True)
        stale = []
        for name, (title, page) in PAGES.items():
            text, path = render(title, page), folder / name
            if path.exists() and path.read_text(encoding="utf-8") == text:
                continue
            stale.append(name)
            if not check:
                path.write_text(text, encoding="utf-8")
        if check and stale:
            raise CommandError(f"古くなっている文書があります: {'、'.join(stale)}")
        if options["verbosity"]:
            self.stdout.write(
                f"つくり直しました: {'、'.join(stale)}" if stale else "どの文書も新しいままです。"
            )
