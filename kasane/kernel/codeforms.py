"""選択肢を選ぶ欄。選べるのは、その日に効いている行と、もとから入っていた値。"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms

from kasane.kernel import codetable
from kasane.kernel.lookups import choices, label

WIDGETS: dict[str, type[forms.Widget]] = {
    "select": forms.Select,
    "radio": forms.RadioSelect,
    "checkbox": forms.CheckboxSelectMultiple,
}
BLANK = ("", "選んでください")
CHOOSE = "選んでください。"
ENDED = "いまは選べない項目です。一覧から選び直してください。"


def widget_from(widget: Any) -> Any:
    """``"radio"`` などの名前からも、ウィジェットそのものからも。"""
    return WIDGETS[widget]() if isinstance(widget, str) else widget


class _Coded:
    """二つの欄に共通の、選択肢の引き方。"""

    set_key: str
    on: dt.date | None
    kept: tuple[str, ...] = ()

    def code_choices(self) -> list[tuple[str, str]]:
        """その日の行に、もとの値（いまは選べなくなったもの）を加えたもの。"""
        live = choices(self.set_key, self.on)
        known = {key for key, _ in live}
        return live + [(key, label(self.set_key, key)) for key in self.kept if key not in known]

    def keep(self, initial: Any) -> None:
        """もとの値を、選択肢から外れていても選べるままにする。"""
        values: Iterable[Any] = [initial] if isinstance(initial, str) else (initial or ())
        rows = codetable.rows_of(self.set_key)
        self.kept = tuple(value for value in values if value in rows)


class CodeChoiceField(_Coded, forms.ChoiceField):
    """一つ選ぶ欄。``widget`` は ``"select"``（既定）か ``"radio"``。"""

    def __init__(
        self, set_key: str, *, widget: Any = "select", on: dt.date | None = None, **kwargs: Any
    ) -> None:
        self.set_key, self.on = set_key, on
        messages = {"required": CHOOSE, "invalid_choice": ENDED} | kwargs.pop("error_messages", {})
        super().__init__(widget=widget_from(widget), error_messages=messages, **kwargs)
        self.choices = self._listed

    def __deepcopy__(self, memo: dict[int, Any]) -> CodeChoiceField:
        copy = super().__deepcopy__(memo)
        copy.choices = copy._listed
        return copy

    def _listed(self) -> list[tuple[str, str]]:
        radio = isinstance(self.widget, forms.RadioSelect)
        return ([] if radio else [BLANK]) + self.code_choices()

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        self.keep(form.get_initial_for_field(self, field_name))
        return super().get_bound_field(form, field_name)


class CodeMultipleField(_Coded, forms.MultipleChoiceField):
    """いくつでも選べる欄。答えは符号の並び。"""

    def __init__(
        self, set_key: str, *, widget: Any = "checkbox", on: dt.date | None = None, **kwargs: Any
    ) -> None:
        self.set_key, self.on = set_key, on
        messages = {"required": CHOOSE, "invalid_choice": ENDED} | kwargs.pop("error_messages", {})
        super().__init__(widget=widget_from(widget), error_messages=messages, **kwargs)
        self.choices = self.code_choices

    def __deepcopy__(self, memo: dict[int, Any]) -> CodeMultipleField:
        copy = super().__deepcopy__(memo)
        copy.choices = copy.code_choices
        return copy

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        self.keep(form.get_initial_for_field(self, field_name))
        return super().get_bound_field(form, field_name)
