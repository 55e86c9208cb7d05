"""Hours in which a site is left alone, by the clocks of its place."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.errors import DefinitionError
from crawler.schedule import Quiet

BERLIN = ZoneInfo("Europe/Berlin")
SPRING = datetime(2018, 3, 20, tzinfo=UTC)
DAY = Quiet.of("07:00-22:00", BERLIN)
NIGHT = Quiet.of("22:00-07:00", BERLIN)


def local(text, fold=0):
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN, fold=fold)


@pytest.mark.parametrize(
    ("quiet", "now", "until"),
    [
        (DAY, "2018-07-20T06:59:59", None),
        (DAY, "2018-07-20T07:00", "2018-07-20T22:00"),
        (DAY, "2018-07-20T21:59:59", "2018-07-20T22:00"),
        (DAY, "2018-07-20T22:00", None),
        (NIGHT, "2018-07-20T21:59", None),
        (NIGHT, "2018-07-20T22:00", "2018-07-21T07:00"),
        (NIGHT, "2018-07-21T06:59", "2018-07-21T07:00"),
        (NIGHT, "2018-07-21T07:00", None),
        (NIGHT, "2018-03-24T23:00", "2018-03-25T07:00"),  # clocks go forward
        (NIGHT, "2018-10-27T23:00", "2018-10-28T07:00"),  # and back
        (Quiet.of("20:00-24:00", BERLIN), "2018-07-20T23:59", "2018-07-21T00:00"),
    ],
)
def test_the_hours_are_those_of_the_place(quiet, now, until):
    assert quiet.until(local(now).astimezone(UTC)) == (local(until) if until else None)


def test_an_hour_that_comes_twice_is_quiet_twice():
    quiet = Quiet.of("01:00-02:30", BERLIN)
    for fold in (0, 1):
        over = local("2018-10-28T02:30", fold)
        assert quiet.until(local("2018-10-28T02:10", fold)) == over.astimezone(UTC)
        assert quiet.until(local("2018-10-28T02:40", fold)) is None


@given(
    st.integers(0, 230 * 24 * 60).map(lambda minutes: SPRING + timedelta(minutes=minutes)),
    st.sampled_from(["07:00-22:00", "22:00-07:00", "02:00-03:00", "02:30-01:00"]),
)
def test_the_end_lies_ahead_and_is_an_end(now, text):
    quiet = Quiet.of(text, BERLIN)
    until = quiet.until(now)
    if until is not None:
        assert now < until <= now + timedelta(hours=26)
        assert quiet.until(until) in (None, quiet.until(until + timedelta(seconds=1)))


@pytest.mark.parametrize(
    "text",
    ["", "night", "7-22", "07:00", "25:00-26:00", "07:00-07:00", "00:00-24:00", "٠٧:00-22:00"],
)
def test_what_is_no_span_is_refused(text):
    with pytest.raises(DefinitionError, match="07:00-22:00"):
        Quiet.of(text, UTC)
