"""フォームの見せ方。部屋のフォームはふつうの Django のまま、この家の形で出る。"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django import forms
from django.forms.boundfield import BoundField
from django.forms.formsets import BaseFormSet
from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """``{{ form }}``・``{{ form.name.as_field_group }}`` をこの家の欄で出す。"""

    form_template_name = "ui/form/form.html"
    formset_template_name = "ui/form/formset.html"
    field_template_name = "ui/form/field.html"


CHOSEN = (forms.ChoiceField, forms.ModelChoiceField, forms.FileField)


class HouseWords:
    """書き忘れの知らせを、この家の言葉で言う。確かめるのは送ったあとで、書いたものは残る。

    ``unmarked = True`` なら「書かなくてもよい」を出さない（絞り込み、ほとんどが書かなくてよい用紙など）。
    ``pairs = True`` なら短い欄を二つずつ横に並べる（狭い画面では一つずつ）。
    """

    use_required_attribute = False
    unmarked = False
    pairs = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():  # type: ignore[attr-defined]
            if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
                verb = "選んで" if isinstance(field, CHOSEN) else "書いて"
                field.error_messages["required"] = f"{verb}ください。"


class Form(HouseWords, forms.Form):
    """部屋のフォームの土台。"""


class ModelForm(HouseWords, forms.ModelForm):
    """モデルのフォームの土台。"""


class Hinted(str):
    """選択肢の名に説明を添える。``(値, Hinted("多機関協働へつなぐ", "様式が分かれます。"))``"""

    hint: str

    def __new__(cls, label: str, hint: str = "") -> Hinted:
        self = super().__new__(cls, label)
        self.hint = hint
        return self


class Place(NamedTuple):
    """直すところ。``anchor`` が空なら、どの欄とも決まらない誤り。"""

    anchor: str
    label: str
    message: str


def places(sources: Iterable[Any]) -> list[Place]:
    """フォームとフォームセットの誤りを、画面の順に、重ねずに並べる。"""
    found: list[Place] = []
    for source in sources:
        found += [place for place in _places_of(source) if place not in found]
    return found


def _places_of(source: Any) -> Iterator[Place]:
    if isinstance(source, BaseFormSet):
        yield from (Place("", "", str(message)) for message in source.non_form_errors())
        for form in source.forms:
            yield from _places_of(form)
        return
    if not source.is_bound:
        return
    yield from (Place("", "", str(message)) for message in source.non_field_errors())
    for field in source:
        yield from (Place(anchor(field), str(field.label or ""), str(message)) for message in field.errors)


def anchor(field: BoundField) -> str:
    """欄に降りる id。組になった欄（ラジオ・チェック）は最初の一つ。"""
    return field.id_for_label or (f"{field.auto_id}_0" if field.auto_id else "")
