"""開庁日の数え方。"""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from kasane.kernel import businessdays, codes
from kasane.kernel.models import Holiday, Setting

pytestmark = pytest.mark.django_db


def test_the_new_year_holidays_do_not_shorten_a_due_date():
    friday = dt.date(2026, 12, 25)
    assert businessdays.add_open_days(friday, 1) == dt.date(2026, 12, 28)
    assert businessdays.add_open_days(friday, 2) == dt.date(2027, 1, 4)
    assert businessdays.add_open_days(friday, 3) == dt.date(2027, 1, 5)
    assert businessdays.open_days_between(friday, dt.date(2027, 1, 5)) == 3
    assert businessdays.next_open(dt.date(2026, 12, 29)) == dt.date(2027, 1, 4)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ((2026, 11, 23), "勤労感謝の日"),
        ((2026, 11, 21), "土曜日"),
        ((2026, 11, 22), "日曜日"),
        ((2026, 5, 6), "振替"),
        ((2026, 12, 29), "年末年始"),
        ((2027, 1, 1), "年末年始"),
        ((2027, 1, 3), "年末年始"),
        ((2026, 12, 28), ""),
        ((2026, 11, 24), ""),
    ],
)
def test_each_closed_day_says_why(day, why):
    found = businessdays.closed_why(dt.date(*day))
    assert why in found and bool(found) == bool(why)


def test_the_city_adds_its_own_closed_days_and_moves_the_year_end():
    Holiday.objects.create(on=dt.date(2026, 11, 25), name="市制の記念日")
    Setting.put("year_end_to", "01-04")
    codes.forget()
    assert businessdays.closed_why(dt.date(2026, 11, 25)) == "市制の記念日"
    assert businessdays.next_open(dt.date(2026, 12, 31)) == dt.date(2027, 1, 5)


def test_counting_backwards_and_zero():
    tuesday = dt.date(2026, 11, 24)
    assert businessdays.add_open_days(tuesday, -1) == dt.date(2026, 11, 20)
    assert businessdays.add_open_days(dt.date(2026, 11, 22), 0) == tuesday
    assert businessdays.open_days_between(tuesday, dt.date(2026, 11, 20)) == -1
    assert businessdays.open_days_between(tuesday, tuesday) == 0


@hypothesis_settings(max_examples=40, deadline=None)
@given(st.dates(dt.date(2024, 1, 1), dt.date(2030, 12, 31)), st.integers(1, 15))
def test_adding_and_counting_agree(day, count):
    due = businessdays.add_open_days(day, count)
    assert businessdays.is_open(due)
    assert businessdays.open_days_between(day, due) == count
