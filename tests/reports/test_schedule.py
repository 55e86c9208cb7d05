"""What a schedule looks like."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from crawler.items import Window
from crawler.reports import schedule_report
from crawler.schedule import Plan, Quiet, Round

NOON = datetime(2018, 7, 20, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_a_line_a_plan_in_its_own_zone():
    istanbul = ZoneInfo("Europe/Istanbul")
    plans = [
        Plan("new", "courier", HOUR, days=3),
        Plan("late", "courier", 24 * HOUR, at=time(3), zone=istanbul),
        Plan("killed", "courier", HOUR, fixed=Window(date(2018, 7, 1), date(2018, 7, 2))),
        Plan("running", "courier", HOUR, fixed=Window(date(2018, 7, 1))),
        Plan("lost", "courier", HOUR),
    ]
    rounds = {
        "late": Round(NOON - 2 * HOUR, NOON - HOUR, 0),
        "killed": Round(NOON - HOUR),
        "running": Round(NOON - HOUR),
        "lost": Round(NOON - HOUR, NOON - HOUR / 12, 1),
    }
    assert schedule_report(plans, rounds, {"running"}, NOON).splitlines() == [
        "new: due now; 2018-07-18 to today; never run",
        "late: 2018-07-21T03:00+03:00; the first day to today; ended 2018-07-20T14:00+03:00 with 0",
        "killed: due now; 2018-07-01 to 2018-07-02; killed",
        "running: running; 2018-07-01 to today; round began 2018-07-20T11:00+00:00",
        "lost: 2018-07-20T12:50+00:00; the first day to today; ended 2018-07-20T11:55+00:00 with 1",
    ]


def test_quiet_hours_are_told_where_they_are_why():
    quiet = Quiet.of("07:00-22:00", UTC)
    plans = [Plan("new", "courier", HOUR, quiet=quiet), Plan("old", "courier", HOUR, quiet=quiet)]
    done = {"old": Round(NOON - HOUR / 2, NOON - HOUR / 4, 0)}
    for line in schedule_report(plans, done, (), NOON).splitlines():
        assert "2018-07-20T22:00+00:00, when its quiet hours end; the first day to" in line
    night = NOON.replace(hour=23)
    assert "due now" in schedule_report(plans, done, (), night)
    done = {"old": Round(night, night, 0)}
    assert "old: 2018-07-21T00:00+00:00; the" in schedule_report(plans, done, (), night)
