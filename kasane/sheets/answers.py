"""帳票の表から、書く用紙と読む頁をつくる。"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField

from kasane.kernel import codes
from kasane.kernel.codes import CodeChoiceField, CodeMultipleField
from kasane.kernel.datefield import DateField
from kasane.kernel.forms import Form
from kasane.sheets.spec import Field, Section, Sheet

FEW = 6  # これより少ない選択肢は、開かずに全部見せる


class NumberField(forms.IntegerField):
    """数。全角も、桁区切りも、単位つきも受ける。"""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "size": "10", "autocomplete": "off"})

    def __init__(self, *, unit: str = "", **kwargs: Any) -> None:
        self.unit = unit
        super().__init__(min_value=0, **kwargs)
        self.error_messages["invalid"] = "数字で書いてください。"
        self.error_messages["min_value"] = "0 以上の数を書いてください。"

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, str):
            value = unicodedata.normalize("NFKC", value).replace(",", "").strip().removesuffix(self.unit)
        return super().to_python(value)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}


def _code(field: Field, **common: Any) -> forms.Field:
    few = len(codes.choices(field.codes)) < FEW
    return CodeChoiceField(field.codes, widget="radio" if few and field.required else "select", **common)


BUILDERS: dict[str, Callable[..., forms.Field]] = {
    "text": lambda field, **common: forms.CharField(max_length=500, **common),
    "long": lambda field, **common: forms.CharField(widget=forms.Textarea(attrs={"rows": "4"}), **common),
    "number": lambda field, **common: NumberField(unit=field.unit, **common),
    "yen": lambda field, **common: NumberField(unit="円", **common),
    "date": lambda field, **common: DateField(**common),
    "bool": lambda field, **common: forms.BooleanField(**common),
    "code": _code,
    "codes": lambda field, **common: CodeMultipleField(field.codes, **common),
}


class Written(NamedTuple):
    """用紙の一つの節: 題と、その中の欄。"""

    section: Section
    fields: list[BoundField]


class SheetForm(Form):
    """帳票の用紙。``answers()`` は JSON にそのまま置ける答え、``parts()`` は節ごとの欄。"""

    chosen: tuple[Section, ...] = ()
    unmarked = True

    def clean(self) -> dict[str, Any]:
        """``when`` に当たらない欄の答えは落とし、当たる欄だけ書き忘れを言う。"""
        data = super().clean() or self.cleaned_data
        for field in self._spec():
            if not field.asked(data):
                data.pop(field.key, None)
                self.errors.pop(field.key, None)
            elif (
                field.when and field.required and field.key not in self.errors and _blank(data.get(field.key))
            ):
                self.add_error(
                    field.key, ValidationError(f"{field.label}を書いてください。", code="required")
                )
        return data

    def answers(self) -> dict[str, Any]:
        """書かれた答えだけ。日付は ISO の文字にする。"""
        given = {field.key: self.cleaned_data.get(field.key) for field in self._spec()}
        return {key: _plain(value) for key, value in given.items() if not _blank(value)}

    def parts(self) -> list[Written]:
        """節の題と欄。画面はこれを順に出す。"""
        return [Written(section, [self[field.key] for field in section.fields]) for section in self.chosen]

    def _spec(self) -> Iterable[Field]:
        return (field for section in self.chosen for field in section.fields)


def form_for(
    sheet: Sheet,
    data: Any = None,
    *,
    answers: Mapping[str, Any] | None = None,
    sections: Iterable[Section] | None = None,
    prefix: str | None = None,
) -> SheetForm:
    """帳票の用紙。``answers`` は前の答え、``sections`` を渡せばその節だけ（見える種類だけを書くとき）。"""
    chosen = tuple(sheet.sections() if sections is None else sections)
    spec = [field for section in chosen for field in section.fields]
    made: dict[str, Any] = {field.key: _build(field) for field in spec}
    kind = type("AnswersForm", (SheetForm,), {**made, "chosen": chosen})
    initial = {field.key: _initial(field, (answers or {}).get(field.key)) for field in spec}
    return kind(data, initial=initial, prefix=prefix)


def _build(field: Field) -> forms.Field:
    hint = field.hint or (f"単位は{field.unit}" if field.unit else "")
    common: dict[str, Any] = {"label": field.label, "required": field.required and field.when is None}
    if hint:
        common["help_text"] = hint
    return BUILDERS[field.kind](field, **common)


def _initial(field: Field, value: Any) -> Any:
    if field.kind == "date" and isinstance(value, str) and value:
        return dt.date.fromisoformat(value)
    return value


def _blank(value: Any) -> bool:
    return value in (None, "", []) or value is False


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value


class Read(NamedTuple):
    """読む頁の一つの節。"""

    label: str
    rows: list[tuple[str, str]]


def read(
    sheet: Sheet,
    answers: Mapping[str, Any],
    *,
    sections: Iterable[Section] | None = None,
    blank: bool = False,
) -> list[Read]:
    """読む頁（``sheets/_answers.html`` に ``sections`` として渡す）。書かれていない節は出さない。"""
    chosen = sheet.sections() if sections is None else sections
    found = [Read(section.label, section.rows(answers, blank=blank)) for section in chosen]
    return [part for part in found if part.rows]
