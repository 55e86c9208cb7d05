from datetime import date

import pytest

from crawler.items import Observation, Reading, Window
from tests.ledger.builders import announce, article, entry, kill, read_all, url

FULL, SHORT, COUNTED = date(2018, 7, 18), date(2018, 7, 19), date(2018, 7, 20)
LATER = date(2018, 7, 25)


def listing(day):
    return entry(f"{day:%Y/%m/%d}", kind="listing", day=day)


def story(name, day):
    return entry(name, day=day, archive=listing(day).url)


def finish(run, *failing):
    """Read what is due; what is named in *failing* fails."""
    names = []
    while lease := run.lease():
        name = lease.entry.url.removeprefix("https://courier.example/").rstrip("/")
        names.append(name)
        if name in failing:
            run.commit(Reading(lease.address, state="failed", reason="HTTP 500"))
        else:
            articles = (article(name),) if lease.entry.kind == "article" else ()
            run.commit(Reading(lease.address, lease.entry.url, articles))
    is_short = run.is_short()
    run.close("failed" if run.left() or is_short else "complete")
    return names


@pytest.fixture
def crawled(begin):
    """A site of three days: one is full, of one a story failed, of one two were never found."""
    run = begin()
    announce(run, listing(FULL), listing(SHORT), listing(COUNTED))
    announce(run, story("a", FULL), story("b", SHORT), story("c", SHORT), story("d", COUNTED))
    bar = Observation("header bar", COUNTED, 3, LATER)
    run.commit(Reading(observations=(bar,), fetched_at="2018-07-25T09:00:00Z"))
    finish(run, "c")
    return begin


def test_a_run_for_gaps_reads_what_failed_and_the_listings_of_short_days(crawled):
    run = crawled(fill=True)
    assert [row.day for row in run.gaps] == [SHORT, COUNTED]
    assert sorted(read_all(run)) == ["19", "20", "c"]


def test_what_such_a_run_finds_is_read_in_it(crawled):
    run = crawled(fill=True)
    announce(run, story("e", COUNTED), story("f", COUNTED))
    assert sorted(finish(run)) == ["2018/07/19", "2018/07/20", "c", "e", "f"]
    assert [(gap.before.short, gap.after.short) for gap in run.filled] == [(1, 0), (2, 0)]


def test_a_gap_that_stays_is_told(crawled):
    run = crawled(fill=True)
    finish(run, "c")
    assert [gap.after.verdict for gap in run.filled] == ["short by 1", "short by 2"]


def test_a_window_bounds_the_gaps(crawled):
    run = crawled(fill=True, window=Window(until=SHORT))
    assert sorted(read_all(run)) == ["19", "c"]


def test_only_days_with_something_never_found_and_no_listing_need_one(crawled):
    assert crawled(fill=True).unlisted == ()


def test_a_counted_day_without_a_listing_needs_one(begin):
    run = begin()
    bar = Observation("header bar", COUNTED, 3, LATER)
    run.commit(Reading(observations=(bar,), fetched_at="2018-07-25T09:00:00Z"))
    run.close("complete")
    assert begin(fill=True).unlisted == (COUNTED,)


def test_a_killed_run_for_gaps_goes_on(crawled):
    run = crawled(fill=True)
    run.lease()
    kill(run)
    assert sorted(read_all(crawled(fill=True))) == ["19", "20", "c"]


def test_a_site_without_gaps_has_nothing_to_fill(begin):
    run = begin()
    announce(run, story("a", FULL))
    finish(run)
    run = begin(fill=True)
    assert run.gaps == ()
    assert run.lease() is None


def test_a_run_for_gaps_leaves_alone_what_a_crawl_still_has_to_do(crawled):
    run = crawled()
    announce(run, story("far", date(2018, 6, 1)), entry("section", kind="listing"))
    kill(run)
    run = crawled(fill=True, window=Window(since=FULL))
    assert sorted(finish(run)) == ["2018/07/19", "2018/07/20", "c"]
    run = crawled()
    announce(run, story("far", date(2018, 6, 1)), entry("section", kind="listing"))
    # Of listings the run for gaps read only what was missing: they are read once more.
    assert sorted(read_all(run)) == ["19", "20", "far", "section"]


def test_a_crawl_looks_again_at_the_listings_of_short_days(crawled):
    again = crawled()
    assert sorted(read_all(again)) == ["19", "20", "c"]


def test_a_crawl_that_goes_on_reads_no_listing_twice(crawled):
    run = crawled()
    for lease in (run.lease(), run.lease()):
        run.commit(Reading(lease.address, lease.entry.url))
    run.flush()
    kill(run)
    assert len(read_all(crawled())) == 1


def test_a_listing_without_a_day_is_read_once_by_a_run_for_gaps(begin):
    run = begin()
    month = entry("2018/07", kind="listing", archive=url(""))
    announce(run, month, story("a", COUNTED))
    bar = Observation("header bar", COUNTED, 2, LATER)
    run.commit(Reading(observations=(bar,), fetched_at="2018-07-25T09:00:00Z"))
    finish(run)
    run = begin(fill=True)
    announce(run, month)
    lease = run.lease()
    run.commit(Reading(lease.address, lease.entry.url, entries=(month,)))
    assert run.lease() is None
