from datetime import date, timedelta

from crawler.items import Observation, Reading, Window
from crawler.ledger import Ledger
from tests.ledger.builders import SITE

# Header bars as public captures of islamicinvitationturkey.com show them: the day of the capture,
# the total, the counts of that day and the four before.
CAPTURES = (
    (date(2018, 3, 20), 135_520, (38, 41, 39, 37, 42)),
    (date(2018, 3, 22), 135_570, (13, 37, 38, 41, 39)),
    (date(2018, 3, 23), 135_633, (42, 34, 37, 38, 41)),
    (date(2018, 4, 23), 136_851, (37, 36, 35, 39, 40)),
    (date(2018, 5, 23), 138_031, (13, 40, 48, 49, 41)),
    (date(2018, 5, 23), 138_055, (37, 40, 48, 49, 41)),
    (date(2018, 5, 25), 138_136, (29, 52, 37, 40, 48)),
    (date(2018, 6, 18), 139_004, (27, 22, 30, 25, 28)),
    (date(2018, 6, 22), 139_131, (26, 23, 34, 44, 27)),
    (date(2018, 7, 16), 140_066, (45, 37, 37, 48, 38)),
    (date(2018, 7, 20), 140_211, (26, 33, 38, 48, 45)),
)


ALL = Window()


def bar(day, total, counts, at=None):
    seen = [Observation("header bar", None, total, day)]
    for age, count in enumerate(counts):
        seen.append(Observation("header bar", day - timedelta(days=age), count, day))
    return Reading(observations=tuple(seen), fetched_at=at)


def changes(begin, folder, *bars, window=ALL):
    run = begin()
    for each in bars:
        run.commit(each)
    run.close("complete")
    with Ledger(folder) as ledger:
        return ledger.totals(SITE, window)


def test_the_total_of_a_real_site_grew_as_its_days_did(begin, folder):
    found = changes(begin, folder, *(bar(*capture) for capture in CAPTURES))
    assert [(each.since.isoformat(), each.until.isoformat(), each.change) for each in found] == [
        ("2018-03-20", "2018-03-22", 50),
        ("2018-03-22", "2018-03-23", 63),
        ("2018-05-23", "2018-05-23", 24),
        ("2018-05-23", "2018-05-25", 81),
        ("2018-06-18", "2018-06-22", 127),
        ("2018-07-16", "2018-07-20", 145),
    ]
    assert all(each.holds for each in found)


def test_a_total_that_grew_otherwise_is_told(begin, folder):
    first = bar(date(2018, 7, 19), 100, (5, 4))
    [change] = changes(begin, folder, first, bar(date(2018, 7, 20), 110, (3, 6)))
    assert (change.change, change.counted, change.holds) == (10, 4, False)


def test_a_change_of_more_days_than_are_counted_cannot_be_checked(begin, folder):
    bars = (bar(date(2018, 7, 10), 100, (5, 4)), bar(date(2018, 7, 20), 110, (3, 6)))
    assert changes(begin, folder, *bars) == []


def test_of_several_counts_of_a_day_the_one_shown_with_a_total_is_taken(begin, folder):
    # The total grew twice, the day's own count but once: an old story was added between.
    day = date(2018, 7, 20)
    bars = (
        bar(day, 100, (5, 4), "2018-07-20T08:00:00Z"),
        bar(day, 102, (7, 4), "2018-07-20T10:00:00Z"),
        bar(day, 103, (7, 4), "2018-07-20T12:00:00Z"),
    )
    found = changes(begin, folder, *bars)
    assert [(each.change, each.counted) for each in found] == [(2, 2), (1, 0)]


def test_a_window_bounds_the_looks(begin, folder):
    bars = [bar(*capture) for capture in CAPTURES]
    found = changes(begin, folder, *bars, window=Window(since=date(2018, 6, 1)))
    assert [each.since for each in found] == [date(2018, 6, 18), date(2018, 7, 16)]
