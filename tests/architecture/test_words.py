"""言葉: 用語集にないモデルはなく、人を傷つける言葉や、むかしの言葉は画面に出ない。"""

from __future__ import annotations

import re

from django.apps import apps

from tests.architecture.house import ROOT, complain, floors, here, sources, strings, templates

FORBIDDEN = {
    "回す": "つなぐ",
    "差し戻す": "戻す",
    "差戻": "戻す",
    "対象者": "本人・支援中の方",
    "困難ケース": "（事情を具体的に書く）",
    "加害者": "相手方",
    "権限がありません": "（なぜか・どうすればよいかを書く）",
    "革新関係機関": "支援関係機関",
}
QUOTED = "原文"  # 条文や市の計画をそのまま引くところは、同じ行に「原文」と記す


def _fault(text: str) -> str | None:
    return next((f"「{word}」→ {better}" for word, better in FORBIDDEN.items() if word in text), None)


def test_every_model_is_in_the_glossary() -> None:
    glossary = (ROOT / "CONTEXT.md").read_text(encoding="utf-8")
    faults = [
        model._meta.label
        for model in apps.get_models()
        if model._meta.app_label in floors()
        and not re.search(rf"`{re.escape(model._meta.label)}\b", glossary)
    ]
    complain(faults, "CONTEXT.md に、日本語・識別子（部屋.モデル）・根拠・使わない語を一行足してください。")


def test_forbidden_words_are_not_shown() -> None:
    faults = []
    for path in templates():
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if QUOTED not in line and (fault := _fault(line)):
                faults.append(f"{here(path, number)}: {fault}")
    for path in sources():
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, text in strings(path):
            if QUOTED not in lines[number - 1] and (fault := _fault(text)):
                faults.append(f"{here(path, number)}: {fault}")
    complain(faults, "画面に出さない言葉です（CONTEXT.md）。")
