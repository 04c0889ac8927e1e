"""人が読むものは、すべて日本語。"""

from __future__ import annotations

import re

from django.apps import apps
from django.db import models

from kasane.kernel import standard_data
from tests.architecture.house import JAPANESE, complain, floors

# 日本語の文の中でもそのまま使う略語。
LATIN_WORDS = re.compile(r"^(LINE|SMS|FAX|PDF|CSW|DV|NPO|Web|[0-9０-９〜～.,:／/\-－]+)$")


def _readable(text: object) -> bool:
    return bool(JAPANESE.search(str(text)) or LATIN_WORDS.match(str(text)))


def _house_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model._meta.app_label in floors()]


def test_every_label_is_japanese() -> None:
    faults = []
    for model in _house_models():
        if not model._meta.auto_created and not _readable(model._meta.verbose_name):
            faults.append(f"{model._meta.label}: verbose_name がありません")
        for field in [*model._meta.fields, *model._meta.many_to_many]:
            if model._meta.auto_created or field.name == "id" or field.name.endswith("_ptr"):
                continue
            if not _readable(field.verbose_name):
                faults.append(f"{model._meta.label}.{field.name}: {field.verbose_name}")
            for value, label in field.flatchoices:
                if value not in ("", None) and not _readable(label):
                    faults.append(f"{model._meta.label}.{field.name}: 選択肢 {label!r}")
    complain(faults, "項目の名と選択肢は日本語で書きます。")


def test_every_code_is_japanese() -> None:
    faults = []
    for key, block in standard_data.code_sets().items():
        if not _readable(block.get("label", "")):
            faults.append(f"{key}: 組の名がありません")
        for raw in block["rows"]:
            row = standard_data.code_row(raw, "unknown")
            if not _readable(row["label"]):
                faults.append(f"{key}.{row['key']}: {row['label']!r}")
    complain(faults, "選択肢の文言は日本語で書きます。")
