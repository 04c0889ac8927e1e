"""道すじ: ほんものの画面を、ほんもののブラウザーで歩く。題は説明文の一行目（日本語）。"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "test-results"
PASSWORD = "kasane-" + secrets.token_hex(6)
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 15_000  # ミリ秒


class Server:
    """見本の世界をもつ、一つのかさね。``base`` がその住所。"""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")},
            "DJANGO_SETTINGS_MODULE": "kasane.config.settings",
            "KASANE_VAR": str(folder),
            "KASANE_DB": "",
            "KASANE_DEMO": "1",
            "KASANE_DEMO_PASSWORD": PASSWORD,
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.base = f"http://127.0.0.1:{probe.getsockname()[1]}"
        self.process: subprocess.Popen[bytes] | None = None

    def manage(self, *words: str) -> str:
        """管理の命令（``python -m kasane …``）。"""
        done = subprocess.run(
            [sys.executable, "-m", "kasane", *words],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
        )
        assert done.returncode == 0, f"kasane {' '.join(words)}:\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def prepare(self) -> None:
        self.manage("migrate", "--verbosity", "0")
        self.manage("load-city", "municipality/toda.toml")
        self.manage("load-demo")

    def start(self) -> None:
        log = (self.folder / "server.log").open("ab")
        self.process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "gunicorn",
                "kasane.config.wsgi",
                "--bind",
                self.base.removeprefix("http://"),
            ]
            + ["--worker-class", "gthread", "--workers", "1", "--threads", "4", "--log-level", "warning"],
            cwd=ROOT,
            env=self.environment,
            stdout=log,
            stderr=log,
            stdin=subprocess.DEVNULL,
        )
        self._wait()

    def _wait(self) -> None:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            assert self.process and self.process.poll() is None, self.log()
            try:
                with urllib.request.urlopen(f"{self.base}/healthz", timeout=2) as answer:
                    if answer.status == 200:
                        return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.2)
        raise AssertionError(f"サーバーが始まりません:\n{self.log()}")

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait(timeout=20)
            self.process = None

    def set_clock(self, when: str) -> None:
        """見本の時計を ``2026-12-01T09:00`` に合わせる。``now`` で戻す。"""
        self.manage("set-clock", when)

    def log(self) -> str:
        path = self.folder / "server.log"
        return path.read_text(errors="replace")[-4000:] if path.exists() else ""


@pytest.fixture(scope="session")
def first_world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """見本の世界を一度だけつくり、道すじごとに写して使う。"""
    folder = tmp_path_factory.mktemp("world")
    Server(folder).prepare()
    return folder


@pytest.fixture(scope="module")
def server(first_world: Path) -> Iterator[Server]:
    """一つの道すじのファイルに、一つの新しい見本の世界。"""
    folder = Path(tempfile.mkdtemp(prefix="kasane-journey-"))
    shutil.copytree(first_world, folder, dirs_exist_ok=True)
    server = Server(folder)
    server.start()
    yield server
    server.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


class Complaints(list[str]):
    """画面の裏で起きた誤り（CSP 違反を含む）。道すじの終わりに一つもないこと。"""

    def watch(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.append(f"{page.url}: {error}"))
        page.on("console", lambda message: self._hear(page, message))

    def _hear(self, page: Page, message: Any) -> None:
        # 404 や 403 の頁を見にいくのは道すじの一部で、誤りではない。
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.append(f"{page.url}: {message.text}")


@pytest.fixture
def complaints() -> Complaints:
    return Complaints()


@pytest.fixture
def as_(
    server: Server, browser: Browser, complaints: Complaints, request: pytest.FixtureRequest
) -> Iterator[Callable[[str], Page]]:
    """``as_("csw")`` で、その人がサインインした頁。同じ人なら同じ頁。"""
    pages: dict[str, Page] = {}
    contexts: list[BrowserContext] = []

    def sign_in(login: str) -> Page:
        if login in pages:
            return pages[login]
        context = browser.new_context(base_url=server.base, locale="ja-JP", timezone_id="Asia/Tokyo")
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = pages[login] = context.new_page()
        complaints.watch(page)
        page.goto("/accounts/login/")
        page.locator("[name=login]").fill(login)
        page.locator("[name=password]").fill(PASSWORD)
        page.locator("[name=password]").press("Enter")
        page.wait_for_url(lambda url: "/accounts/login/" not in url)
        return page

    yield sign_in
    if getattr(request.node, "failed_journey", False):
        _keep(request.node.name, pages, server)
    for context in contexts:
        context.close()
    assert not complaints, "画面の裏で誤りが起きました:\n" + "\n".join(complaints)


def _keep(name: str, pages: dict[str, Page], server: Server) -> None:
    """失敗した道すじの、最後の画面を残す。"""
    RESULTS.mkdir(exist_ok=True)
    stem = re.sub(r"[^\w.-]+", "_", name)[:80]
    for login, page in pages.items():
        page.screenshot(path=RESULTS / f"{stem}.{login}.png", full_page=True)
        (RESULTS / f"{stem}.{login}.html").write_text(
            f"<!-- {page.url} -->\n{page.content()}", encoding="utf-8"
        )
    (RESULTS / f"{stem}.server.log").write_text(server.log(), encoding="utf-8")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    report = yield
    if report.when == "call" and report.failed:
        item.failed_journey = True  # type: ignore[attr-defined]
    return report


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """その頁に、アクセシビリティの違反（WCAG 2.2 AA）が一つもないこと。"""
    checker = Axe()
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

    def check(page: Page) -> None:
        results = checker.run(page, options=options)
        assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"

    return check


@pytest.fixture
def set_clock(server: Server) -> Iterator[Callable[[str], None]]:
    """``set_clock("2026-12-01T09:00")``。道すじが終われば、いまに戻る。"""
    yield server.set_clock
    server.set_clock("now")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """題のない道すじは、はじめから断る。"""
    for item in items:
        if ROOT / "journeys" in item.path.parents and isinstance(item, pytest.Function):
            title = (item.function.__doc__ or "").strip().split("\n")[0]
            if not re.search(r"[ぁ-んァ-ヶ一-龠]", title):
                raise pytest.UsageError(f"{item.nodeid}: 説明文の一行目に、日本語の題を書いてください。")
