"""選択肢。部屋はここだけを使う。

>>> from kasane.kernel import codes
>>> why = codes.CodeField("closure_reason", "終結の理由")   # モデル。why_label もつく
>>> codes.label("closure_reason", "moved")
>>> codes.CodeChoiceField("closure_reason", widget="radio")  # フォーム
"""

from __future__ import annotations

from typing import Any

from django.core import checks
from django.core.exceptions import ValidationError
from django.db import models

from kasane.kernel.codeforms import CodeChoiceField, CodeMultipleField
from kasane.kernel.codetable import UnknownSet, forget, rows_of
from kasane.kernel.lookups import choices, details, label, labels, meaning, set_label, short
from kasane.kernel.standard_data import set_keys

__all__ = [
    "CodeChoiceField",
    "CodeField",
    "CodeMultipleField",
    "UnknownSet",
    "choices",
    "details",
    "forget",
    "label",
    "labels",
    "meaning",
    "set_label",
    "short",
]


class CodeField(models.CharField):
    """選択肢の符号を文字でもつ欄。モデルに ``<名前>_label`` を加える。

    モデルは「その組に一度でもあった符号」を受け入れ、「今日選べるか」はフォームが見る。
    """

    def __init__(self, set_key: str = "", verbose_name: str | None = None, **kwargs: Any) -> None:
        self.set_key = set_key
        kwargs.setdefault("max_length", 40)
        super().__init__(verbose_name, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        kwargs["set_key"] = self.set_key
        return name, path, list(args), kwargs

    def contribute_to_class(self, cls: Any, name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        if not hasattr(cls, f"{name}_label"):
            setattr(cls, f"{name}_label", property(self._label_of))

    def _label_of(self, instance: models.Model) -> str:
        return label(self.set_key, getattr(instance, self.attname))

    def validate(self, value: Any, model_instance: Any) -> None:
        super().validate(value, model_instance)
        if value and value not in rows_of(self.set_key):
            raise ValidationError(f"「{value}」という選択肢はありません。", code="unknown_code")

    def formfield(self, **kwargs: Any) -> Any:
        kwargs.pop("form_class", None)
        kwargs.pop("choices_form_class", None)
        options = {"required": not self.blank, "label": self.verbose_name, "help_text": self.help_text}
        if self.has_default():
            options["initial"] = self.get_default()
        return CodeChoiceField(self.set_key, **(options | kwargs))

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        problems = super().check(**kwargs)
        if self.set_key not in set_keys():
            hint = "kernel/data/codes に組を足してください。"
            problems.append(
                checks.Error(
                    f"選択肢の組「{self.set_key}」がありません。", hint=hint, obj=self, id="kernel.E001"
                )
            )
        return problems
