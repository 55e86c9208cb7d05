from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from crawler.items import Entry, Window
from crawler.sources.moments import dated, day_of, hint_of, may_be_of, read_moment, sure_day
from crawler.sources.spans import Span

ISTANBUL = ZoneInfo("Europe/Istanbul")
STORY = "https://courier.example/harbour-opens/"


@pytest.mark.parametrize(
    ("told", "moment"),
    [
        ("Fri, 20 Jul 2018 09:00:00 +0000", "2018-07-20T09:00:00+00:00"),
        ("Fri, 20 Jul 2018 09:00:00 +0300", "2018-07-20T09:00:00+03:00"),
        ("2018-07-20T09:00:00.250Z", "2018-07-20T09:00:00+00:00"),
        (" 2018-07-20T09:00+03:00\n", "2018-07-20T09:00:00+03:00"),
        ("2018-07-20 09:00:00", "2018-07-20T09:00:00"),
        ("2018-07-20", "2018-07-20"),
        ("2018-07", None),
        ("2018", None),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_times_are_read_as_they_come(told, moment):
    assert read_moment(told) == moment


def test_day_of_a_time_in_utc_is_sure_only_where_the_zone_is_known():
    late = "2018-07-20T22:30:00+00:00"
    assert day_of(late, None) is None
    assert day_of(late, ISTANBUL) == date(2018, 7, 21)


def test_day_of_a_time_with_the_sites_own_offset_or_of_a_day_alone_is_sure():
    assert day_of("2018-07-20T22:30:00+03:00", None) == date(2018, 7, 20)
    assert day_of("2018-07-20", None) == date(2018, 7, 20)


def test_day_of_a_time_without_an_offset_is_sure_only_where_the_site_has_a_zone():
    assert day_of("2018-07-20T22:30:00", None) is None
    assert day_of("2018-07-20T22:30:00", ISTANBUL) == date(2018, 7, 20)


def test_address_tells_the_day_before_the_announced_time():
    dated = "https://courier.example/2018/07/21/harbour-opens/"
    assert sure_day(dated, "2018-07-20T22:30:00+00:00") == date(2018, 7, 21)
    assert hint_of(dated, "2018-07-20T22:30:00+00:00") == Span(date(2018, 7, 21), date(2018, 7, 21))


def test_announced_time_is_finer_than_a_month_in_the_address():
    monthly = "https://courier.example/2018/07/harbour-opens/"
    day = Span(date(2018, 7, 20), date(2018, 7, 20))
    assert hint_of(monthly, "2018-07-20") == day
    assert hint_of(monthly, "2019-01-01") == Span(date(2018, 7, 1), date(2018, 7, 31))


def test_time_in_utc_may_be_of_the_neighbouring_day():
    told = "2018-07-20T22:30:00+00:00"
    assert may_be_of(Window(date(2018, 7, 21)), STORY, told, None)
    assert not may_be_of(Window(date(2018, 7, 22)), STORY, told, None)
    assert may_be_of(Window(until=date(2018, 7, 19)), STORY, told, None)
    assert not may_be_of(Window(until=date(2018, 7, 18)), STORY, told, None)


def test_what_changed_last_before_the_window_was_published_before_it():
    window = Window(date(2018, 7, 20), date(2018, 7, 22))
    assert not may_be_of(window, STORY, None, "2018-07-19")
    assert may_be_of(window, STORY, None, "2018-07-20")
    assert may_be_of(window, STORY, None, "2024-01-01")


def test_what_was_written_ahead_of_its_day_is_of_its_day():
    window = Window(date(2018, 7, 20))
    assert may_be_of(window, STORY, "2018-07-20T09:00:00+03:00", "2018-07-10")
    assert may_be_of(window, "https://courier.example/2018/07/20/a-story/", None, "2018-07-10")


def test_entry_has_its_day_where_the_zone_of_the_site_is_known():
    told = Entry(STORY, published="2018-07-20T22:30:00+00:00")
    assert dated(told, None) == told
    assert dated(told, ISTANBUL).day == date(2018, 7, 21)
    assert dated(replace(told, day=date(2018, 7, 1)), ISTANBUL).day == date(2018, 7, 1)
    assert dated(replace(told, kind="listing"), ISTANBUL).day is None
    june = replace(told, url="https://courier.example/2018/06/harbour-opens/")
    assert dated(june, ISTANBUL).day is None
