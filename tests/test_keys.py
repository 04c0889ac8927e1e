"""鍵: 同時に始まった働き手が、別々の鍵や空の鍵を持たない。"""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor

from kasane.config import settings


def test_workers_that_start_together_share_one_key(tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "VAR", tmp_path)
    with ThreadPoolExecutor(16) as pool:
        keys = set(pool.map(settings.secret, ["x.key"] * 64))
    assert len(keys) == 1 and all(len(key) == 64 for key in keys)
    assert [path.name for path in (tmp_path / "keys").iterdir()] == ["x.key"]
    assert stat.S_IMODE((tmp_path / "keys" / "x.key").stat().st_mode) == 0o600
