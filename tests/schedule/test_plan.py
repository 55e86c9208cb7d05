"""When a plan is due, and for which days; the moments are made up."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.items import Window
from crawler.schedule import Plan, Quiet

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
NOON = datetime(2018, 7, 20, 12, tzinfo=UTC)
SIXTH = Plan("courier", "courier", 6 * HOUR, days=3)
NIGHTLY = Plan("courier", "courier", DAY, at=time(3), zone=ZoneInfo("Europe/Istanbul"))


def run(plan, last, start, length=timedelta(minutes=5), code=0):
    """Return the round after a run that starts at *start* and ends with *code*."""
    return plan.begun(last, start).ended(start + length, code)


def waits(plan, last, moment):
    return plan.next_start(last, moment) - moment


def test_a_plan_that_never_ran_is_due():
    assert SIXTH.is_due(None, NOON)
    assert NIGHTLY.is_due(None, NOON)


def test_after_a_complete_run_it_is_due_an_interval_after_its_start():
    last = run(SIXTH, None, NOON, length=2 * HOUR)
    assert SIXTH.next_start(last, NOON + 3 * HOUR) == NOON + 6 * HOUR
    assert not SIXTH.is_due(last, NOON + 5 * HOUR)
    assert SIXTH.is_due(last, NOON + 6 * HOUR)


def test_what_was_missed_is_run_once():
    last = run(SIXTH, None, NOON)
    later = NOON + 30 * DAY
    assert SIXTH.is_due(last, later)
    assert not SIXTH.is_due(run(SIXTH, last, later), later + HOUR)


def test_a_call_that_comes_a_little_early_does_not_miss_a_turn():
    plan = replace(SIXTH, every=timedelta(minutes=10))
    last = run(plan, None, NOON + timedelta(seconds=5))
    assert plan.is_due(last, NOON + timedelta(minutes=10))
    assert not plan.is_due(last, NOON + timedelta(minutes=8))


def test_a_failure_is_tried_again_after_waits_that_double_up_to_the_interval():
    last = run(SIXTH, None, NOON, length=timedelta(0), code=1)
    minutes = []
    for _ in range(8):
        wait = waits(SIXTH, last, last.ended_at)
        minutes.append(wait / timedelta(minutes=1))
        last = run(SIXTH, last, last.ended_at + wait, length=timedelta(0), code=1)
    assert minutes == [10, 10, 20, 40, 80, 160, 320, 360]


def test_after_a_success_the_waits_begin_anew():
    last = run(SIXTH, None, NOON, length=timedelta(0), code=1)
    last = run(SIXTH, last, NOON + 5 * HOUR)
    last = run(SIXTH, last, NOON + 6 * HOUR, code=1)
    assert waits(SIXTH, last, last.ended_at) == timedelta(minutes=10)


def test_a_failure_waits_no_longer_than_a_short_interval():
    plan = replace(SIXTH, every=timedelta(minutes=2))
    last = run(plan, None, NOON, code=1)
    assert waits(plan, last, last.ended_at) == timedelta(minutes=2)


@pytest.mark.parametrize("end", [lambda last: last, lambda last: last.stopped()])
def test_what_was_killed_or_stopped_by_a_signal_goes_on_at_the_next_call(end):
    assert SIXTH.is_due(end(SIXTH.begun(None, NOON)), NOON)


def test_what_reached_a_limit_goes_on_after_waits_that_double_up_to_an_hour():
    last = run(SIXTH, None, NOON, length=timedelta(0), code=11)
    minutes = []
    for _ in range(6):
        wait = waits(SIXTH, last, last.ended_at)
        minutes.append(wait / timedelta(minutes=1))
        last = run(SIXTH, last, last.ended_at + wait, length=timedelta(0), code=11)
    assert minutes == [10, 10, 20, 40, 60, 60]


def test_no_plan_is_due_while_its_site_is_left_alone():
    plan = replace(SIXTH, quiet=Quiet.of("11:00-13:00", UTC))
    assert not plan.is_due(None, NOON)
    assert plan.next_start(None, NOON) == NOON + HOUR
    assert plan.is_due(None, NOON + HOUR)
    last = run(plan, None, NOON - 2 * HOUR)  # due at 16:00
    assert plan.next_start(last, NOON) == NOON + 4 * HOUR


def test_a_plan_whose_time_is_quiet_comes_after_it():
    plan = replace(NIGHTLY, quiet=Quiet.of("02:00-05:30", NIGHTLY.zone))
    last = run(plan, None, NOON)
    assert plan.next_start(last, NOON + HOUR) == datetime(2018, 7, 21, 2, 30, tzinfo=UTC)


@pytest.mark.parametrize("code", [0, 1, 3])
def test_no_plan_starves_when_the_clock_is_set_back(code):
    last = run(SIXTH, None, NOON + 1000 * DAY, code=code)
    assert SIXTH.is_due(last, NOON)
    assert SIXTH.begun(last, NOON).started_at == NOON
    assert SIXTH.window(last, NOON) == Window(date(2018, 7, 18))


def test_the_last_days_are_those_of_the_zone():
    late = datetime(2018, 7, 20, 22, tzinfo=UTC)
    assert SIXTH.window(None, late) == Window(date(2018, 7, 18))
    plan = replace(SIXTH, zone=ZoneInfo("Europe/Istanbul"))
    assert plan.window(None, late) == Window(date(2018, 7, 19))


def test_fixed_days_stay():
    july = Window(date(2018, 7, 1), date(2018, 7, 31))
    plan = replace(SIXTH, days=None, fixed=july)
    last = run(plan, None, NOON)
    assert plan.window(last, NOON + 30 * DAY) == july
    assert last.covered is None


def test_after_a_pause_the_last_days_reach_back_to_the_first_that_is_not_covered():
    last = run(SIXTH, None, NOON)
    assert last.covered == date(2018, 7, 19)
    assert SIXTH.window(last, NOON + DAY) == Window(date(2018, 7, 19))
    assert SIXTH.window(last, NOON + 10 * DAY) == Window(date(2018, 7, 20))


def test_a_day_is_covered_when_it_is_over_everywhere():
    morning = datetime(2018, 7, 20, 11, tzinfo=UTC)  # still the 19th on Baker Island
    assert run(SIXTH, None, morning).covered == date(2018, 7, 18)


@pytest.mark.parametrize("code", [1, 3, 11])
def test_only_a_complete_run_covers(code):
    last = run(SIXTH, None, NOON, code=code)
    for day in range(1, 10):
        last = run(SIXTH, last, NOON + day * DAY, code=code)
    assert SIXTH.window(last, NOON + 10 * DAY) == Window(date(2018, 7, 18))


def test_a_round_that_was_continued_is_as_current_as_its_first_start():
    last = run(SIXTH, None, NOON, code=11)  # read the listings of the 20th, at noon
    last = run(SIXTH, last, NOON + 5 * DAY)
    assert last.covered == date(2018, 7, 19)
    assert SIXTH.is_due(last, NOON + 5 * DAY + HOUR)


def test_more_days_than_before_reach_back_further():
    last = run(SIXTH, None, NOON)
    assert replace(SIXTH, days=30).window(last, NOON) == Window(date(2018, 6, 21))


def test_a_window_of_last_days_begins_where_it_is_introduced():
    old = run(replace(SIXTH, days=None), None, NOON)
    later = NOON + 40 * DAY
    assert SIXTH.window(old, later) == Window(date(2018, 8, 27))
    assert run(SIXTH, old, later).covered == date(2018, 8, 28)


def local(text):
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize(
    ("every", "start", "following"),
    [
        (1, "2018-07-20T03:00:05", "2018-07-21T03:00"),
        (1, "2018-07-20T14:00:00", "2018-07-21T03:00"),
        (1, "2018-07-20T01:00:00", "2018-07-20T03:00"),  # that of the 19th, caught up
        (7, "2018-07-20T03:00:05", "2018-07-27T03:00"),
        (7, "2018-07-20T14:00:00", "2018-07-27T03:00"),
        (1, "2018-03-24T03:00:05", "2018-03-25T03:00"),  # clocks go forward
        (1, "2018-10-27T03:00:05", "2018-10-28T03:00"),  # and back
        (7, "2018-10-22T03:00:05", "2018-10-29T03:00"),
    ],
)
def test_a_time_of_day_is_that_of_the_zone_whatever_the_clocks_do(every, start, following):
    plan = replace(NIGHTLY, every=every * DAY, zone=ZoneInfo("Europe/Berlin"))
    last = run(plan, None, local(start).astimezone(UTC))
    assert plan.next_start(last, last.ended_at) == local(following)
    assert not plan.is_due(last, local(following).astimezone(UTC) - timedelta(seconds=1))
    assert plan.is_due(last, local(following).astimezone(UTC))


def test_a_failure_is_tried_again_at_the_time_of_day_at_the_latest():
    last = run(NIGHTLY, None, NOON - 30 * DAY, code=1)
    last = run(NIGHTLY, last, NOON, code=1)
    assert NIGHTLY.next_start(last, NOON + HOUR) == datetime(2018, 7, 21, 0, tzinfo=UTC)


@given(
    st.integers(1, 5),
    st.lists(
        st.tuples(st.integers(0, 20 * 24), st.integers(0, 3 * 24), st.sampled_from([0, 1, 3, 11])),
        max_size=12,
    ),
)
def test_no_day_falls_between(days, runs):
    """Every day since the first start lies in each window until a complete round covered it."""
    plan = replace(SIXTH, days=days)
    moment, last, owed = NOON, None, date.max
    for pause, length, code in runs:
        moment += pause * HOUR
        since = plan.window(last, moment).since
        assert since <= owed
        owed = min(owed, since)
        begun = plan.begun(last, moment)
        moment += length * HOUR
        last = begun.ended(moment, code)
        if code == 0:
            owed = max(owed, (begun.started_at - 12 * HOUR).date())
