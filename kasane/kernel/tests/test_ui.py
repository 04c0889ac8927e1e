"""画面の枠・部品・欄。"""

from __future__ import annotations

import re

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.forms import formset_factory
from django.template import engines
from django.test import RequestFactory
from django_cotton.compiler_regex import CottonCompiler

from kasane.kernel.forms import Form, Hinted, places


class Answer:
    """規則の答え（access.Decision）の形。kernel は access を見ない。"""

    def __init__(self, reason: str = "") -> None:
        self.reason = reason

    def __bool__(self) -> bool:
        return not self.reason


ALLOW = Answer()


def draw(source: str, path: str = "/ui/", **context: object) -> str:
    request = RequestFactory().get(path)
    request.user = AnonymousUser()
    template = engines["django"].from_string(CottonCompiler().process(source))
    return template.render(context, request)


class Sheet(Form):
    born = forms.CharField(label="生年月日", help_text="例：昭和47年4月2日")
    memo = forms.CharField(label="覚え", required=False)
    way = forms.ChoiceField(
        label="方法",
        choices=[("a", "来所"), ("b", Hinted("電話", "折り返します。"))],
        widget=forms.RadioSelect,
    )


def test_open_decision_gives_a_real_button() -> None:
    html = draw('<c-button label="引き受ける" kind="primary" :decision="d" />', d=ALLOW)
    assert 'type="submit"' in html
    assert "button-primary" in html
    assert "aria-disabled" not in html


def test_closed_decision_keeps_the_button_in_place_with_its_reason() -> None:
    html = draw('<c-button label="決定する" :decision="d" />' * 2, d=Answer("市の職だけができます。"))
    assert html.count('aria-disabled="true"') == 2
    assert html.count('type="button"') == 2
    assert "市の職だけができます。" in html
    described = re.findall(r'aria-describedby="([^"]+)"', html)
    assert len(set(described)) == 2
    assert all(f'id="{name}"' in html for name in described)


def test_verb_posts_with_a_token_and_a_closed_one_does_not_post() -> None:
    verb = '<c-verb href="/plans/1/end/" label="終了する" :decision="d" />'
    assert "csrfmiddlewaretoken" in draw(verb, d=ALLOW)
    assert "<form" not in draw(verb, d=Answer("まだです。"))


def test_components_do_not_see_what_they_were_not_given() -> None:
    html = draw('<c-badge label="今日" />', kind="overdue", slot="漏れ")
    assert "badge-reach" in html
    assert "漏れ" not in html


def test_text_from_people_is_escaped() -> None:
    html = draw(
        '<c-note when="{{ when }}" what="訪問"><c-item term="事実" :value="text" /></c-note>',
        when="<b>",
        text="<i>",
    )
    assert "<b>" not in html
    assert "<i>" not in html


@pytest.mark.parametrize(
    ("code", "shape"),
    [("own", "thin"), ("contract", "thin"), ("consent", "thick"), ("conference", "double"), ("request", "double"),
     ("life", "dashed"), ("public", "dashed"), ("glass", "dotted"), ("a-new-one", "thin")],
)  # fmt: skip
def test_the_shape_of_the_line_tells_the_ground(code: str, shape: str) -> None:
    assert f"ground-{shape}" in draw('<c-ground code="{{ code }}" label="根拠" />', code=code)


def test_pages_keep_the_filter_in_the_address() -> None:
    page = Paginator(range(300), 50).page(2)
    html = draw('<c-pages :page="page" unit="人" />', path="/cases/?state=open&page=2", page=page)
    assert "state=open&amp;page=3" in html
    assert "300人のうち 51–100人" in html
    assert 'aria-current="page"' in html


def test_a_page_that_is_not_counted_still_goes_on() -> None:
    page = {
        "number": 2,
        "has_next": True,
        "next_page_number": 3,
        "has_previous": True,
        "previous_page_number": 1,
    }
    html = draw('<c-pages :page="page" />', page=page)
    assert "page=3" in html
    assert "page=1" in html


def test_empty_parts_of_a_note_are_left_out() -> None:
    html = draw(
        '<c-summary><c-item term="見立て" value="" /><c-item term="事実" value="茶を入れた" /></c-summary>'
    )
    assert "見立て" not in html
    assert "茶を入れた" in html


def test_field_ties_hint_and_error_to_the_input() -> None:
    form = Sheet({"born": "", "way": "a"})
    html = draw("{{ form }}", form=form)
    assert 'aria-describedby="id_born_helptext id_born_error"' in html
    assert 'aria-invalid="true"' in html
    assert html.index("id_born_helptext") < html.index('id="id_born_error"') < html.index('name="born"')
    assert "書いてください。" in html


def test_only_what_may_be_left_out_is_marked() -> None:
    html = draw("{{ form }}", form=Sheet())
    assert html.count("書かなくてもよい") == 1
    assert " required" not in html


def test_choices_stand_in_a_fieldset_with_their_hints() -> None:
    html = draw("{{ form.way.as_field_group }}", form=Sheet())
    assert "<fieldset" in html
    assert "<legend>方法" in html
    assert "折り返します。" in html


def test_error_summary_counts_the_places_and_lands_in_the_field() -> None:
    form = Sheet({})
    form.full_clean()
    html = draw(
        '<title>{% error_prefix %}相談</title>{% include "ui/errors.html" with able="受け付けられます" %}',
        form=form,
    )
    assert "<title>誤り：2か所　相談</title>" in html
    assert "2か所を直すと受け付けられます" in html
    assert "書いたものはすべて残っています。" in html
    assert 'href="#id_born"' in html
    assert 'href="#id_way_0"' in html


def test_error_summary_reads_formsets_and_stays_silent_when_untouched() -> None:
    Rows = formset_factory(Sheet)
    rows = Rows({"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-born": "昭和"})
    rows.full_clean()
    assert [place.anchor for place in places([rows])] == ["id_form-0-way_0"]
    assert draw('{% include "ui/errors.html" %}', form=Sheet()).strip() == ""


def test_everything_typed_is_kept() -> None:
    form = Sheet({"born": "昭和65年", "memo": "<長い話>"})
    html = draw("{{ form }}", form=form)
    assert 'value="昭和65年"' in html
    assert "&lt;長い話&gt;" in html
