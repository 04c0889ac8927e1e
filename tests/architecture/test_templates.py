"""テンプレートは、厳しい Content-Security-Policy のもとで動く形だけを書く。"""

from __future__ import annotations

import re

from tests.architecture.house import complain, here, sources, templates

BANNED = {
    re.compile(r"\sstyle\s*=", re.I): "style= は書けません。CSS に書きます",
    re.compile(r"<style\b", re.I): "<style> は書けません。CSS に書きます",
    re.compile(r"<script(?![^>]*\bsrc=)", re.I): "頁の中に script は書けません。static に置きます",
    re.compile(r"\son[a-z]+\s*=\s*[\"']", re.I): "on…= は書けません。static の script に書きます",
    re.compile(r"javascript:", re.I): "javascript: は書けません",
    re.compile(r"(src|href)\s*=\s*[\"']https?://", re.I): "外のものは取りに行けません（LGWAN）",
    re.compile(r"\|\s*safe\b"): "|safe は使えません",
    re.compile(
        r"request\.(member|user)\.(may|has_perm)|\bperms\."
    ): "許しの判断は画面でしません。rules に書きます",
}


def test_templates_hold_no_script_or_style() -> None:
    faults = [
        f"{here(path, number)}: {lesson}"
        for path in templates()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for pattern, lesson in BANNED.items()
        if pattern.search(line)
    ]
    complain(faults, "テンプレートに書けないものがあります。")


def test_no_html_is_assembled_in_python() -> None:
    faults = [
        here(path, number)
        for path in sources()
        if "templatetags" not in path.parts and path.name != "svg.py"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if "mark_safe(" in line or "SafeString(" in line
    ]
    complain(faults, "HTML は Python で組み立てません。テンプレートに書いてください。")
