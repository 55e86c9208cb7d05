from datetime import date

import pytest

from crawler.items import Window
from crawler.sources.periods import read_period

HOST = "https://courier.example"
DAY, MONTH, YEAR = date(2018, 7, 20), date(2018, 7, 1), date(2018, 1, 1)


@pytest.mark.parametrize(
    ("path", "unit", "first"),
    [
        ("/2018/07/20/", "day", DAY),
        ("/2018/07/20", "day", DAY),
        ("/2018/7/20/", "day", DAY),
        ("/2018-07-20/", "day", DAY),
        ("/20180720/", "day", DAY),
        ("/archive/2018/07/20", "day", DAY),
        ("/archive/2018-07-20.html", "day", DAY),
        ("/2018/07/20/index.html", "day", DAY),
        ("/arsiv/20-07-2018", "day", DAY),
        ("/en/archive/2018/07/20/", "day", DAY),
        ("/?m=20180720", "day", DAY),
        ("/?date=2018-07-20", "day", DAY),
        ("/arsiv.php?tarih=20.07.2018", "day", DAY),
        ("/?year=2018&monthnum=7&day=20", "day", DAY),
        ("/archive.php?d=20&m=07&y=2018", "day", DAY),
        ("/2018/07/", "month", MONTH),
        ("/archive/2018-07/", "month", MONTH),
        ("/?m=201807", "month", MONTH),
        ("/?year=2018&monthnum=07", "month", MONTH),
        ("/calendar?month=2018-07", "month", MONTH),
        ("/2018/", "year", YEAR),
        ("/archive/2018.html", "year", YEAR),
        ("/?year=2018", "year", YEAR),
    ],
)
def test_archive_address_is_recognised_and_its_template_gives_it_back(path, unit, first):
    period = read_period(HOST + path)
    assert (period.unit, period.first) == (unit, first)
    assert period.template.format(day=first) == HOST + path


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/2018/07/20/harbour-opens/",
        "/2018/13/20/",
        "/2018/02/30/",
        "/news/2018-07-20-harbour-opens",
        "/201807/",
        "/1066/10/14/",
        "/3018/07/20/",
        "/cup/2018/",
        "/2018/07/20/?view=list",
        "/?p=20180720",
        "/?s=2018-07-20",
        "/?date=2018-07-20&sort=old",
        "/story/20180720123.html",
    ],
)
def test_other_address_is_none(path):
    assert read_period(HOST + path) is None


@pytest.mark.parametrize(
    ("path", "last"),
    [
        ("/2018/07/20/", DAY),
        ("/2018/02/", date(2018, 2, 28)),
        ("/2018/12/", date(2018, 12, 31)),
        ("/2018/", date(2018, 12, 31)),
    ],
)
def test_period_ends_with_its_last_day(path, last):
    assert read_period(HOST + path).last == last


@pytest.mark.parametrize(
    ("path", "scope"),
    [
        ("/2018/07/20/", "all"),
        ("/tr/2018/07/20/", "all"),
        ("/ar%C5%9Fiv/2018/07/20/", "all"),
        ("/index.php/2018/07/20/", "all"),
        ("/archive.php?date=2018-07-20", "all"),
        ("/sport/2018/07/20/", "part"),
        ("/sport.php?date=2018-07-20", "part"),
        ("/events/2018/07/20/", "calendar"),
        ("/tv/2018-07-20/", "calendar"),
        ("/en/calendar?date=2018-07-20", "calendar"),
    ],
)
def test_what_an_archive_is_of_is_told_by_its_words(path, scope):
    assert read_period(HOST + path).scope == scope


def test_siblings_are_the_days_of_the_window_newest_first():
    window = Window(date(2018, 2, 28), date(2018, 3, 1))
    assert list(read_period(f"{HOST}/2018/07/20/").siblings(window)) == [
        (f"{HOST}/2018/03/01/", date(2018, 3, 1)),
        (f"{HOST}/2018/02/28/", date(2018, 2, 28)),
    ]


def test_siblings_of_a_month_are_months_without_a_day():
    window = Window(date(2017, 12, 30), date(2018, 1, 2))
    assert list(read_period(f"{HOST}/?m=201807").siblings(window)) == [
        (f"{HOST}/?m=201801", None),
        (f"{HOST}/?m=201712", None),
    ]


def test_missing_zeros_and_braces_are_kept():
    window = Window(date(2018, 3, 1), date(2018, 3, 1))
    assert list(read_period(f"{HOST}/all/2018/7/20/").siblings(window)) == [
        (f"{HOST}/all/2018/3/1/", date(2018, 3, 1))
    ]
    assert list(read_period(f"{HOST}/%7B{{x}}/2018/07/20/").siblings(window)) == [
        (f"{HOST}/%7B{{x}}/2018/03/01/", date(2018, 3, 1))
    ]


@pytest.mark.parametrize(
    ("path", "certain"), [("/2018/07/20/", True), ("/2018/7/20/", True), ("/2018/11/20/", False)]
)
def test_address_with_long_numbers_does_not_tell_of_zeros(path, certain):
    assert read_period(HOST + path).certain is certain


def test_period_holds_its_parts_only():
    month, day = read_period(f"{HOST}/2018/07/"), read_period(f"{HOST}/2018/07/20/")
    assert month.holds(day)
    assert not day.holds(month)
    assert not month.holds(month)
    assert not month.holds(read_period(f"{HOST}/2018/08/01/"))
