from datetime import date, timedelta
from itertools import pairwise

import pytest

from crawler.text import find_jalali
from crawler.text.jalali import to_gregorian

NAMES = "فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند"


@pytest.mark.parametrize(
    ("jalali", "expected"),
    [
        ((1357, 11, 22), date(1979, 2, 11)),
        ((1375, 1, 1), date(1996, 3, 20)),
        ((1397, 4, 29), date(2018, 7, 20)),
        ((1399, 12, 30), date(2021, 3, 20)),
        ((1400, 1, 1), date(2021, 3, 21)),
        ((1403, 12, 30), date(2025, 3, 20)),
        ((1404, 1, 1), date(2025, 3, 21)),
    ],
)
def test_known_days_are_converted(jalali, expected):
    assert to_gregorian(*jalali) == expected


def test_leap_years_are_those_of_the_official_calendar():
    leap = [year for year in range(1367, 1413) if find_jalali(f"30 اسفند {year}")]
    assert leap == [1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408, 1412]


def test_each_day_is_followed_by_the_next():
    lengths = [31] * 6 + [30] * 5 + [29]
    days = [
        to_gregorian(year, month, day)
        for year in range(1300, 1416)
        for month, length in enumerate(lengths, 1)
        for day in range(1, length + 1)
    ]
    gaps = {later - earlier for earlier, later in pairwise(days)}
    assert gaps <= {timedelta(days=1), timedelta(days=2)}  # two only over a leap day


@pytest.mark.parametrize(("number", "name"), list(enumerate(NAMES.split("|"), 1)))
def test_months_are_known_by_name(number, name):
    found = find_jalali(f"جمعه ۹ {name} ۱۳۹۷ ساعت")
    assert found
    assert found.date == to_gregorian(1397, number, 9)
    assert found.raw == f"۹ {name} ۱۳۹۷"


@pytest.mark.parametrize("text", ["۱۳۹۷/۰۴/۲۹", "1397-04-29", "29 تیر 1397", "۲۹ تير ۱۳۹۷"])
def test_digits_of_any_script_are_read(text):
    found = find_jalali(f"انتشار: {text} - ۱۳:۲۵")
    assert found
    assert (found.date, found.raw) == (date(2018, 7, 20), text)


@pytest.mark.parametrize(
    "text",
    [
        "30 اسفند 1400",
        "32 تیر 1397",
        "1397/13/01",
        "1439/11/07",
        "2018/07/20",
        "29 تیر",
        "",
        "1397",
    ],
)
def test_other_texts_have_no_such_date(text):
    assert find_jalali(text) is None


@pytest.mark.parametrize("impossible", [(1397, 0, 1), (1400, 12, 30), (1100, 1, 1)])
def test_an_impossible_date_is_an_error(impossible):
    with pytest.raises(ValueError, match="no such day"):
        to_gregorian(*impossible)
