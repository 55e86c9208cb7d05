from datetime import date

import pytest

from crawler.items import Window
from crawler.sources.spans import Span, are_older

DAY = date(2018, 7, 20)
MONTH = Span(date(2018, 7, 1), date(2018, 7, 31))


def test_month_has_all_its_days():
    assert Span.of_month(DAY) == MONTH
    assert Span.of_month(date(2016, 2, 9)) == Span(date(2016, 2, 1), date(2016, 2, 29))
    assert Span.of_month(date(2018, 12, 9)).last == date(2018, 12, 31)


def test_one_day_is_a_day():
    assert Span(DAY, DAY).day == DAY
    assert MONTH.day is None


@pytest.mark.parametrize(
    ("since", "until", "meets"),
    [
        (None, None, True),
        (date(2018, 7, 31), None, True),
        (date(2018, 8, 1), None, False),
        (None, date(2018, 7, 1), True),
        (None, date(2018, 6, 30), False),
    ],
)
def test_span_meets_a_window_that_has_one_of_its_days(since, until, meets):
    assert MONTH.meets(Window(since, until)) is meets


def test_spans_are_older_when_all_end_before():
    day = Span(DAY, DAY)
    assert are_older([day], date(2018, 7, 21))
    assert not are_older([day, MONTH], date(2018, 7, 21))
    assert not are_older([], date(2018, 7, 21))
    assert not are_older([day], None)


def test_unit_that_a_day_is_in():
    assert Span.of("day", DAY) == Span(DAY, DAY)
    assert Span.of("month", DAY) == MONTH
    assert Span.of("year", DAY) == Span(date(DAY.year, 1, 1), date(DAY.year, 12, 31))
