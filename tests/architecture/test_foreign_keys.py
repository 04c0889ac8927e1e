"""外部キーは下を指し、下から上へは戻れない。"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models

from tests.architecture.house import complain, floors, may_look_at


def relations() -> Iterator[tuple[type[models.Model], Any, str, str]]:
    """(モデル, 欄, 自分の部屋, 指す先の部屋)。文字で書いた鍵も含む。"""
    for model in apps.get_models(include_auto_created=False):
        room = model._meta.app_label
        if room not in floors():
            continue
        for field in model._meta.get_fields():
            target = getattr(field, "remote_field", None) and field.remote_field.model
            if target is None or field.auto_created:
                continue
            label = target if isinstance(target, str) else target._meta.label
            other = label.split(".")[0]
            if other in floors():
                yield model, field, room, other


def test_foreign_keys_point_down() -> None:
    faults = [
        f"{model._meta.label}.{field.name} → {other}"
        for model, field, room, other in relations()
        if not may_look_at(room, other)
    ]
    complain(
        faults, "外部キーは同じ部屋か下の階だけを指します。上の名詞が要るなら、その部屋に置いてください。"
    )


def test_no_way_back_up_through_a_foreign_key() -> None:
    faults = [
        f"{model._meta.label}.{field.name}"
        for model, field, room, other in relations()
        if room != other and not str(field.remote_field.related_name or "").endswith("+")
    ]
    complain(
        faults, '部屋をまたぐ外部キーは related_name="+" にします（下の部屋やその頁が、上へたどれるため）。'
    )
