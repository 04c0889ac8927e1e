"""使い捨ての PostgreSQL を立てて、その上で試験する: ``pytest -p tests.pg_plugin``。

設定が読まれるより先に ``KASANE_DB`` を決める必要があるため、conftest ではなくプラグインにしてある。
root では PostgreSQL が動かないので、Debian の利用者 ``postgres`` に身分を落として動かす。
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pytest

UNSAFE_BUT_FAST = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=60"


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if not found:
        raise pytest.UsageError("PostgreSQL がありません。入れてください: apt-get install postgresql")
    return found[-1]


def _servant() -> dict[str, Any]:
    """root のときだけ、PostgreSQL の利用者に身分を落とす。"""
    if os.geteuid() != 0:
        return {}
    user = pwd.getpwnam("postgres")
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Throwaway:
    """一度の試験のあいだだけ生きる PostgreSQL。"""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="kasane-pg-", dir="/tmp"))
        self.port = _free_port()
        if servant := _servant():
            os.chown(self.folder, servant["user"], servant["group"])

    def run(self, program: str, *args: str) -> None:
        done = subprocess.run(
            [str(_programs() / program), *args],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd="/",
            **_servant(),
        )
        if done.returncode:
            raise pytest.UsageError(f"PostgreSQL を用意できません（{program}）:\n{done.stdout}")

    def start(self) -> None:
        data = str(self.folder / "data")
        self.run("initdb", "-D", data, "-U", "kasane", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        options = f"-p {self.port} -h 127.0.0.1 -k {self.folder} {UNSAFE_BUT_FAST}"
        log = str(self.folder / "log")
        self.run("pg_ctl", "-D", data, "-l", log, "-w", "-t", "60", "-o", options, "start")
        os.environ["KASANE_DB"] = f"postgres://kasane@127.0.0.1:{self.port}/kasane"

    def stop(self) -> None:
        data = str(self.folder / "data")
        try:
            self.run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
        finally:
            shutil.rmtree(self.folder, ignore_errors=True)


_server: Throwaway | None = None

if "PYTEST_XDIST_WORKER" not in os.environ:
    _server = Throwaway()
    _server.start()


def pytest_report_header(config: pytest.Config) -> str:
    return f"データベース: PostgreSQL（使い捨て、{os.environ.get('KASANE_DB', '')}）"


def pytest_unconfigure(config: pytest.Config) -> None:
    global _server
    if _server is not None:
        _server.stop()
        _server = None
