"""戸田市のデータ。"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

ROOT = Path(__file__).resolve().parents[3]
TODA = ROOT / "municipality" / "toda.toml"


@pytest.fixture
def toda_text() -> str:
    return TODA.read_text(encoding="utf-8")


@pytest.fixture
def toda(db: None) -> None:
    """戸田市を読みこんだ世界。"""
    call_command("load_city", str(TODA))


@pytest.fixture
def load_text(db: None, tmp_path: Path) -> Callable[..., str]:
    """文をファイルにして読みこみ、誤りの文（なければ空）を返す。"""

    def load(text: str | bytes, *options: str) -> str:
        path = tmp_path / "city.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        try:
            call_command("load_city", str(path), *options)
        except CommandError as error:
            return str(error)
        return ""

    return load
