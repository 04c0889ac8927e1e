"""試験の設定。KASANE_DB を渡せば PostgreSQL、なければ SQLite（メモリ）。"""

import os
import tempfile

os.environ.setdefault("KASANE_VAR", tempfile.mkdtemp(prefix="kasane-test-"))
os.environ.setdefault("KASANE_DEMO", "1")

from kasane.config.settings import *  # noqa: E402, F403
from kasane.config.settings import DATABASES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {"transaction_mode": "IMMEDIATE", "timeout": 20}
