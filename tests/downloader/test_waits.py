"""How long a server asks to be left alone, in both forms, however its clock is set."""

import pytest

from crawler.downloader.waits import LONGEST, retry_after

NOW = 784111777.0
"""Sun, 06 Nov 1994 08:49:37 GMT."""
DATE = "Sun, 06 Nov 1994 08:49:37 GMT"


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("120", 120),
        (" 7 ", 7),
        ("1.5", 1.5),
        ("0", 0),
        ("-5", 0),
        ("3601", LONGEST),
        ("9" * 5000, LONGEST),
        ("Sun, 06 Nov 1994 08:50:07 GMT", 30),
        ("Sunday, 06-Nov-94 08:50:07 GMT", 30),
        ("Sun Nov  6 08:50:07 1994", 30),
        ("Sun, 06 Nov 1994 07:00:00 GMT", 0),
        ("Sun, 06 Nov 2094 08:50:07 GMT", LONGEST),
    ],
)
def test_seconds_and_dates_are_understood(told, seconds):
    assert retry_after([told], DATE, NOW) == seconds
    assert retry_after([told], None, NOW) == seconds


@pytest.mark.parametrize(
    "told", ["", "soon", "1e9", "0x10", "١٢", "5 minutes", "NaN", "1994-11-06", "Sun, 99 Nov"]
)
def test_garbage_is_no_wait(told):
    assert retry_after([told], DATE, NOW) is None


def test_none_is_no_wait():
    assert retry_after([], DATE, NOW) is None


def test_the_longest_of_several_counts():
    assert retry_after(["5", "soon", "60"], DATE, NOW) == 60


@pytest.mark.parametrize("wrong", [-3600, 3600, 10**9])
def test_a_date_is_meant_by_the_servers_own_clock(wrong):
    assert retry_after(["Sun, 06 Nov 1994 08:50:07 GMT"], DATE, NOW + wrong) == 30


def test_without_a_date_of_use_our_clock_counts():
    told = ["Sun, 06 Nov 1994 08:50:07 GMT"]
    assert retry_after(told, "yesterday", NOW + 10) == 20
