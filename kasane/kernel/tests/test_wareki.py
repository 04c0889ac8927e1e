"""和暦の書き方と読み方。"""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kasane.kernel import birth, wareki
from kasane.kernel.nendo import FiscalYear

DAYS = st.dates(wareki.EARLIEST, dt.date(wareki.LATEST_YEAR, 12, 31))


@given(DAYS, st.booleans())
def test_what_is_shown_can_be_typed_back(day, weekday):
    assert wareki.parse(wareki.long(day, weekday=weekday)) == day
    assert wareki.parse(wareki.abbreviated(day)) == day
    assert wareki.parse(day.isoformat()) == day


@given(DAYS)
def test_every_day_lies_in_exactly_one_era(day):
    assert sum(era.first <= day <= era.last for era in wareki.ERAS) == 1


@given(st.text(max_size=20))
def test_any_text_is_either_a_day_or_a_sentence(text):
    for reader in (wareki.parse, birth.parse, FiscalYear.parse):
        try:
            reader(text)
        except wareki.WarekiError as wrong:
            assert str(wrong).endswith(("。", "くらい", "/1"))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("令和8年4月1日", (2026, 4, 1)),
        ("令和元年5月1日", (2019, 5, 1)),
        ("平成31年4月30日", (2019, 4, 30)),
        ("平成元年1月8日", (1989, 1, 8)),
        ("昭和64年1月7日", (1989, 1, 7)),
        ("昭和元年12月25日", (1926, 12, 25)),
        ("大正15年12月24日", (1926, 12, 24)),
        ("大正元年7月30日", (1912, 7, 30)),
        ("明治45年7月29日", (1912, 7, 29)),
        ("S47.4.2", (1972, 4, 2)),
        ("s47-4-2", (1972, 4, 2)),
        ("Ｓ４７．４．２", (1972, 4, 2)),
        ("昭和４７年４月２日", (1972, 4, 2)),
        ("㍼47年4月2日", (1972, 4, 2)),
        ("昭47・4・2", (1972, 4, 2)),
        ("S470402", (1972, 4, 2)),
        ("R元.5.1", (2019, 5, 1)),
        ("1972/4/2", (1972, 4, 2)),
        ("1972－04－02", (1972, 4, 2)),
        ("1972年4月2日", (1972, 4, 2)),
        ("西暦1972年4月2日", (1972, 4, 2)),
        ("19720402", (1972, 4, 2)),
        (" 令和 8年 4月 1日 ", (2026, 4, 1)),
        ("令和8年4月1日（水）", (2026, 4, 1)),
    ],
)
def test_all_these_are_read(text, day):
    assert wareki.parse(text) == dt.date(*day)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("昭和65年4月2日", "昭和は64年1月7日までです。平成2年なら「平成2年4月2日」と書いてください。"),
        ("S64.1.8", "昭和は64年1月7日までです。平成元年なら「平成元年1月8日」と書いてください。"),
        ("平成31年5月1日", "平成は31年4月30日までです。令和元年なら「令和元年5月1日」と書いてください。"),
        ("令和元年4月30日", "令和は元年5月1日からです。平成31年なら「平成31年4月30日」と書いてください。"),
        ("大正元年7月29日", "大正は元年7月30日からです。明治45年なら「明治45年7月29日」と書いてください。"),
        ("昭和47年2月30日", "2月30日は暦にありません。月と日を確かめてください。"),
        ("2026/13/1", "13月1日は暦にありません。月と日を確かめてください。"),
        ("8.4.1", "年号（令和・平成など）か西暦をつけて書いてください。"),
        ("令和8年4月", "月と日まで書いてください。"),
        ("きのう", "日付として読めません。"),
        ("令和0年4月1日", "年を確かめてください。"),
        ("明治5年1月1日", "年を確かめてください。"),
        ("9999/1/1", "年を確かめてください。"),
    ],
)
def test_what_cannot_be_read_says_what_to_write(text, sentence):
    with pytest.raises(wareki.WarekiError) as wrong:
        wareki.parse(text)
    assert str(wrong.value).startswith(sentence)


@pytest.mark.parametrize(
    ("text", "on", "precision", "age"),
    [
        ("昭和47年4月2日", dt.date(1972, 4, 2), "day", None),
        ("昭和47年4月", dt.date(1972, 4, 1), "month", None),
        ("1972-04", dt.date(1972, 4, 1), "month", None),
        ("昭和47年", dt.date(1972, 1, 1), "year", None),
        ("1972", dt.date(1972, 1, 1), "year", None),
        ("S47", dt.date(1972, 1, 1), "year", None),
        ("平成元年", dt.date(1989, 1, 8), "year", None),
        ("昭和20年頃", dt.date(1945, 1, 1), "about", None),
        ("50歳くらい", None, "about", 50),
        ("５０歳ぐらい", None, "about", 50),
        ("50代", None, "about", 50),
        ("82歳", None, "age", 82),
        ("不明", None, "unknown", None),
    ],
)
def test_a_birth_is_kept_as_precisely_as_it_was_told(text, on, precision, age):
    told = birth.parse(text)
    assert told == birth.Birth(on, precision, age)
    assert birth.parse(told.text()) == told


def test_an_impossible_age_is_refused():
    with pytest.raises(wareki.WarekiError, match="150歳まで"):
        birth.parse("151歳")
    with pytest.raises(wareki.WarekiError, match="50歳くらい"):
        birth.parse("50")


def test_age_changes_on_the_birthday():
    born = dt.date(2008, 2, 29)
    assert birth.age_on(born, dt.date(2026, 2, 28)) == 17
    assert birth.age_on(born, dt.date(2026, 3, 1)) == 18
    assert birth.birthday(born, 18) == dt.date(2026, 3, 1)
    assert birth.age_on(born, dt.date(2000, 1, 1)) == 0


def test_formats():
    day = dt.date(2026, 4, 1)
    assert wareki.long(day, weekday=True) == "令和8年4月1日（水）"
    assert wareki.abbreviated(day) == "R8.4.1"
    assert wareki.short(dt.date(2026, 11, 25)) == "11/25（水）"
    assert wareki.long(dt.date(2019, 5, 1)) == "令和元年5月1日"
    assert wareki.long(dt.date(1800, 1, 1)) == "1800年1月1日"


def test_the_fiscal_year_runs_from_april_to_march():
    year = FiscalYear.of(dt.date(2027, 3, 31))
    assert year == FiscalYear(2026) and year.label == "令和8年度" and year.short == "R08"
    assert year.start == dt.date(2026, 4, 1) and year.end == dt.date(2027, 3, 31)
    assert year.next.start == year.end + dt.timedelta(days=1)
    assert year.prev < year < year.next
    assert dt.date(2026, 4, 1) in year and dt.date(2026, 3, 31) not in year
    assert year.months[0] == dt.date(2026, 4, 1) and year.months[-1] == dt.date(2027, 3, 1)


@pytest.mark.parametrize(
    ("year", "label"),
    [(2019, "令和元年度"), (2018, "平成30年度"), (1989, "平成元年度"), (1988, "昭和63年度")],
)
def test_the_years_of_a_new_era_have_their_usual_names(year, label):
    assert FiscalYear(year).label == label
    assert FiscalYear.parse(label) == FiscalYear(year)


def test_fiscal_years_are_read():
    for text in ("令和8年度", "R8", "2026", "２０２６年度"):
        assert FiscalYear.parse(text) == FiscalYear(2026)
