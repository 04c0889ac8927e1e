"""どのテンプレートでも使えるフィルター。"""

import datetime as dt

import pytest
from django.template import engines

from kasane.kernel import clock

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def noon():
    with clock.at("2026-11-25T12:05+09:00"):
        yield


def shown(source, **values):
    return engines["django"].from_string(source).render(values)


@pytest.mark.parametrize(
    ("source", "value", "text"),
    [
        ("{{ v|wareki }}", dt.date(2026, 4, 1), "令和8年4月1日"),
        ("{{ v|wareki:'曜日' }}", dt.date(2026, 4, 1), "令和8年4月1日（水）"),
        ("{{ v|wareki }}", dt.datetime(2026, 3, 31, 15, 0, tzinfo=dt.UTC), "令和8年4月1日"),
        ("{{ v|wareki }}", None, ""),
        ("{{ v|wareki_short }}", dt.date(2026, 11, 25), "11/25（水）"),
        ("{{ v|wareki_short }}", dt.date(2024, 11, 25), "R6.11.25"),
        (
            "{{ v|wareki_datetime }}",
            dt.datetime(2026, 11, 25, 5, 5, tzinfo=dt.UTC),
            "令和8年11月25日（水）14:05",
        ),
        ("{{ v|clock_time }}", dt.time(9, 5), "9:05"),
        ("{{ v|nendo }}", dt.date(2027, 3, 31), "令和8年度"),
        ("{{ v|nendo }}", 2026, "令和8年度"),
        ("{{ v|age }}", dt.date(1944, 11, 26), "81歳"),
        ("{{ v|days_ago }}", dt.date(2026, 11, 21), "4日前"),
        ("{{ v|days_ago }}", dt.date(2026, 11, 25), "今日"),
        ("{{ v|days_ago }}", dt.date(2026, 11, 28), "あと3日"),
        ("{{ v|label:'area' }}", "chuo", "中央"),
        ("{{ v|label:'area' }}", ["chuo", "tobu"], "中央、東部"),
        ("{{ v|label:'area' }}", None, ""),
        ("{{ v|count }}", 1234, "1,234件"),
        ("{{ v|count:'世帯' }}", 0, "0世帯"),
        ("{{ v|count }}", None, ""),
        ("{{ v|at_least:1000 }}", 1001, "1,000以上"),
        ("{{ v|at_least:1000 }}", 999, "999"),
        ("{{ v|kinds }}", 6, "健康・障がい・介護、就労・就学"),
        ("{% cite 'support_conference.secrecy' %}", None, "社会福祉法第106条の6第6項"),
    ],
)
def test_filters(source, value, text):
    assert shown(source, v=value) == text
