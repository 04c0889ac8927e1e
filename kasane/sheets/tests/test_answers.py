"""帳票の表から用紙と読む頁ができる。"""

import json

import pytest
from django.http import QueryDict

from kasane.sheets.answers import form_for, read
from kasane.sheets.spec import Field, Page, Section, Sheet

pytestmark = pytest.mark.django_db

HOME = Section(
    "home",
    "住まい",
    (
        Field("housing", "住居", "code", "housing", required=True),
        Field("owner", "家主", when=("housing", "rented"), required=True),
        Field("rent", "家賃", "yen"),
        Field("until", "立退きの期限", "date"),
        Field("people", "同居者", "number", unit="人"),
    ),
    kinds=8,
)
MIND = Section(
    "mind",
    "気持ち",
    (
        Field("wish", "望むこと", "long"),
        Field("arrears", "滞納", "codes", "arrears"),
        Field("alone", "ひとりで暮らす", "bool"),
    ),
    kinds=32,
)
SHEET = Sheet("sample", "1", "見本の用紙", (Page("one", "1枚目", (HOME, MIND)),))


def sent(**values):
    query = QueryDict(mutable=True)
    for key, value in values.items():
        query.setlist(key, value if isinstance(value, list) else [value])
    return query


def test_answers_go_round_through_the_form_and_back():
    form = form_for(
        SHEET,
        sent(
            housing="rented",
            owner="見本の家主",
            rent="５８，０００円",
            until="R9.3.31",
            people="3人",
            wish="このまま\n暮らしたい",
            arrears=["rent", "water"],
            alone="on",
        ),
    )
    assert form.is_valid(), form.errors
    answers = json.loads(json.dumps(form.answers()))
    assert answers["rent"] == 58000 and answers["until"] == "2027-03-31" and answers["alone"] is True
    assert [part.label for part in read(SHEET, answers)] == ["住まい", "気持ち"]
    assert dict(read(SHEET, answers)[0].rows) == {
        "住居": "借家",
        "家主": "見本の家主",
        "家賃": "58,000円",
        "立退きの期限": "令和9年3月31日",
        "同居者": "3人",
    }
    again = form_for(SHEET, answers=answers)
    assert 'value="令和9年3月31日"' in str(again["until"]) and "このまま" in str(again["wish"])


def test_a_field_not_asked_for_is_neither_required_nor_kept():
    form = form_for(SHEET, sent(housing="owned", owner="書きかけ"))
    assert form.is_valid(), form.errors
    assert form.answers() == {"housing": "owned"}


def test_a_field_asked_for_is_missed():
    assert form_for(SHEET, sent(housing="rented")).errors["owner"] == ["家主を書いてください。"]


def test_a_wrong_entry_keeps_every_letter():
    form = form_for(SHEET, sent(housing="owned", until="昭和65年1月1日", wish="長い望み", people="たくさん"))
    assert set(form.errors) == {"until", "people"}
    assert "昭和65年1月1日" in str(form["until"]) and "長い望み" in str(form["wish"])


def test_only_the_sections_in_sight_are_written_and_read():
    form = form_for(SHEET, sent(wish="x", housing="owned"), sections=[MIND])
    assert form.is_valid() and form.answers() == {"wish": "x"}
    assert [part.section.key for part in form.parts()] == ["mind"]
    assert read(SHEET, {"housing": "owned", "wish": "x"}, sections=[MIND])[0].rows == [("望むこと", "x")]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ((Field("a", "一"), Field("a", "二")), "二度"),
        ((Field("a", "一", "picture"),), "種類"),
        ((Field("a", "一", "code", "no_such_set"),), "組"),
        ((Field("a", "一", when=("b", "x")), Field("b", "二")), "when"),
    ],
)
def test_a_badly_written_sheet_fails_when_it_is_read(fields, sentence):
    with pytest.raises(ValueError, match=sentence):
        Sheet("bad", "1", "誤り", (Page("p", "頁", (Section("s", "節", fields),)),))


def test_the_pages_are_rendered():
    from django.template.loader import render_to_string

    page = render_to_string(
        "sheets/_answers.html", {"sections": read(SHEET, {"housing": "owned", "rent": 1000})}
    )
    assert "持家" in page and "1,000円" in page
    paper = render_to_string("sheets/_parts.html", {"form": form_for(SHEET)})
    assert "望むこと" in paper and 'name="rent"' in paper
