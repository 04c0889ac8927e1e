"""日付の入力欄。"""

import datetime as dt

import pytest
from django import forms

from kasane.kernel import clock
from kasane.kernel.birth import Birth
from kasane.kernel.datefield import BirthField, DateField, DateTimeField, TimeField
from kasane.kernel.timefield import read_time


class Sheet(forms.Form):
    met_on = DateField(past=True)
    next_on = DateField(required=False, future=True)
    born = BirthField(required=False)
    at = TimeField(required=False)
    happened = DateTimeField(required=False, past=True)


@pytest.fixture(autouse=True)
def noon():
    with clock.at("2026-11-25T12:00+09:00"):
        yield


def test_every_way_of_writing_is_read():
    form = Sheet(
        {
            "met_on": "R8.11.24",
            "next_on": "令和８年１２月１日",
            "born": "50歳くらい",
            "at": "午後2時半",
            "happened": "今日 11:30",
        }
    )
    assert form.is_valid(), form.errors
    data = form.cleaned_data
    assert data["met_on"] == dt.date(2026, 11, 24) and data["next_on"] == dt.date(2026, 12, 1)
    assert data["born"] == Birth(None, "about", 50) and data["at"] == dt.time(14, 30)
    assert data["happened"] == clock.now().replace(hour=2, minute=30, second=0, microsecond=0)


def test_a_wrong_date_keeps_what_was_typed_and_says_what_to_write():
    form = Sheet({"met_on": "昭和65年4月2日"})
    assert form.errors["met_on"] == [
        "昭和は64年1月7日までです。平成2年なら「平成2年4月2日」と書いてください。"
    ]
    assert 'value="昭和65年4月2日"' in str(form["met_on"])


def test_values_are_shown_in_the_japanese_calendar():
    moment = clock.now()
    form = Sheet(
        initial={
            "met_on": dt.date(2026, 4, 1),
            "born": Birth(dt.date(1972, 1, 1), "year"),
            "at": dt.time(9, 5),
            "happened": moment,
        }
    )
    assert 'value="令和8年4月1日"' in str(form["met_on"])
    assert 'value="昭和47年"' in str(form["born"])
    assert 'value="9:05"' in str(form["at"])
    assert 'value="令和8年11月25日 12:00"' in str(form["happened"])


def test_what_is_shown_and_sent_back_has_not_changed():
    initial = {
        "met_on": dt.date(2026, 4, 1),
        "born": Birth(dt.date(1972, 4, 1), "month"),
        "happened": clock.start_of(dt.date(2026, 11, 1)).replace(hour=9),
    }
    shown = {name: Sheet(initial=initial)[name].field.prepare_value(value) for name, value in initial.items()}
    assert Sheet(shown, initial=initial).changed_data == []


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("met_on", "令和8年11月26日", "今日（令和8年11月25日）より後の日は書けません。"),
        ("next_on", "令和8年11月24日", "今日（令和8年11月25日）より前の日は書けません。"),
        ("born", "令和9年1月1日", "今日より後の日です。生まれた年を確かめてください。"),
        ("happened", "今日 13:00", "いまより後の日時は書けません。"),
        ("happened", "令和8年11月25日", "日付のあとに空白をあけて、時刻を書いてください。"),
        ("at", "25時", "25時0分という時刻はありません。"),
        ("at", "あさ", "時刻として読めません。"),
    ],
)
def test_days_out_of_bounds_are_refused_in_words(field, text, sentence):
    assert Sheet({"met_on": "今日", field: text}).errors[field][0].startswith(sentence)


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("14:05", 14, 5),
        ("１４：０５", 14, 5),
        ("14時5分", 14, 5),
        ("14時", 14, 0),
        ("1405", 14, 5),
        ("905", 9, 5),
        ("午前9時", 9, 0),
        ("午後0時半", 12, 30),
    ],
)
def test_times(text, hour, minute):
    assert read_time(text) == dt.time(hour, minute)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-25 09:30",
        "2026-11-25T09:30",
        "R8.11.25 9時半",
        "令和8年11月25日9:30",
        "令和8年11月25日（水）9:30",
    ],
)
def test_moments(text):
    assert clock.local(DateTimeField().clean(text)).isoformat() == "2026-11-25T09:30:00+09:00"


def test_a_date_is_read_back_in_the_western_calendar():
    assert DateField().read_back("R8.4.1") == "2026年4月1日（水）"
    assert BirthField().read_back("昭和47年4月2日") == "1972年4月2日　54歳"
    assert BirthField().read_back(Birth(dt.date(1972, 1, 1), "year")) == "1972年　54歳くらい"
    assert BirthField().read_back("50歳くらい") == "" == DateField().read_back("あさ")
