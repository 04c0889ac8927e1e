"""依存は、わけがあり、版が決まり、ハッシュで確かめられ、取得元の住所を残さない。"""

from __future__ import annotations

import re
import tomllib

from tests.architecture.house import ROOT, complain

PINNED = re.compile(r'^\s*"(?P<name>[A-Za-z0-9_-]+)(\[[a-z,]+\])?==(?P<version>[^"]+)",(?P<why>.*)$')


def _project_lines() -> list[re.Match[str]]:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return [found for line in text.splitlines() if (found := PINNED.match(line))]


def _locked(name: str) -> str:
    return (ROOT / "requirements" / name).read_text(encoding="utf-8")


def test_every_dependency_says_why():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = settings["project"]["dependencies"] + settings["dependency-groups"]["dev"]
    lines = _project_lines()
    assert len(lines) == len(wanted), "依存は一行に一つ、版を == で決めて書きます。"
    faults = [line["name"] for line in lines if not re.search(r"#\s*\S", line["why"])]
    complain(faults, "依存の横に、なぜ要るかを一言書きます。")


def test_the_locked_versions_are_those_of_the_project():
    dev = _locked("dev.txt").lower()
    faults = [
        line["name"] for line in _project_lines() if f"{line['name']}=={line['version']} ".lower() not in dev
    ]
    complain(faults, "requirements が古くなっています。make lock でつくり直してください。")


def test_the_lock_names_no_address_and_hashes_everything():
    faults = []
    for name in ("run.txt", "dev.txt"):
        text = _locked(name)
        faults += [f"{name}: {word}" for word in ("://", "file:", "--index", "--find-links") if word in text]
        blocks = re.split(r"\n(?=\S)", text.strip())
        faults += [
            f"{name}: {block.split()[0]} にハッシュがありません"
            for block in blocks
            if "--hash=sha256:" not in block
        ]
    complain(faults, "requirements に書けないものがあります。")
