"""データベースの設定を一行の文字から読む。"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}


def database_from(address: str, sqlite_path: Path) -> dict[str, Any]:
    """``postgres://user:pass@host:port/name``。空なら埋め込みの SQLite。"""
    if not address:
        sqlite_path.parent.mkdir(parents=True, exist_ok=True)
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": sqlite_path, "OPTIONS": SQLITE_OPTIONS}
    parts = urlsplit(address)
    if parts.scheme not in ("postgres", "postgresql"):
        raise ImproperlyConfigured("KASANE_DB は postgres://利用者@ホスト:番号/名前 の形で書いてください。")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
    }
