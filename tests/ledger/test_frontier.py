"""Whose turn it is: priorities, hosts, back-off, looks again."""

from datetime import UTC, date, datetime, timedelta

import pytest

from crawler.items import Answer, Entry, Reading, Window
from crawler.ledger import Looks
from crawler.ledger.frontier import PLACES
from tests.ledger.builders import announce, article, entry, kill, read, read_all, url

NOON = datetime(2018, 7, 20, 12, tzinfo=UTC)


class Clock:
    """A clock that a test moves."""

    def __init__(self, now=NOON):
        self.now = now

    def __call__(self):
        return self.now

    def pass_(self, **time):
        self.now += timedelta(**time)


@pytest.fixture
def clock():
    return Clock()


def fail(run, **details):
    """Lease the next address and commit a failure that may pass; return what became of it."""
    return run.commit(
        Reading(address=run.lease().address, state="failed", reason="HTTP 503", passing=True)
    )


def states(run):
    rows = run._connection.execute("SELECT url, state FROM addresses ORDER BY id")
    return {row["url"].rstrip("/").rsplit("/", 1)[-1]: row["state"] for row in rows}


def test_hosts_take_turns_and_each_has_two_addresses_out(begin):
    run = begin()
    hosts = ("a.example", "b.example", "c.example")
    announce(run, *(Entry(f"https://{host}/{n}/") for host in hosts for n in range(3)))
    leases = [run.lease() for _ in range(7)]
    assert [lease.host for lease in leases[:6]] == [*hosts, *hosts]
    assert leases[6] is None


def test_a_slow_host_does_not_keep_others_waiting(begin):
    run = begin()
    announce(run, *(Entry(f"https://slow.example/{n}/") for n in range(60)))
    announce(run, Entry("https://fast.example/1/"))
    leases = [run.lease() for _ in range(3)]
    assert sorted(lease.host for lease in leases) == [
        "fast.example",
        "slow.example",
        "slow.example",
    ]


def test_the_news_does_not_wait_for_the_backfill(begin):
    run = begin()
    announce(run, *(entry(f"old-{n}", day=date(1998, 3, 2)) for n in range(3)))
    announce(run, entry("today", kind="listing", day=date(2018, 7, 20)))
    assert read_all(run)[0] == "today"


@pytest.mark.parametrize("options", [{}, {"window": Window(date(2018, 7, 1), date(2018, 7, 31))}])
@pytest.mark.parametrize("is_backwards", [False, True])
def test_a_host_whose_first_addresses_fail_is_asked_for_its_last_and_in_between(
    begin, options, is_backwards
):
    run = begin(**options)
    days = [date(2018, 7, 1) + timedelta(days=number) for number in range(31)]
    entries = [entry(f"{day:%d}", day=day) for day in (days[::-1] if is_backwards else days)]
    announce(run, entry("front", kind="listing"), *entries)
    read(run)
    assert [read(run), read(run)] == ["31", "30"]
    run.turn(url("30"), True)
    assert read(run) == "01"
    between = [int(read(run)) for _ in range(PLACES)]
    assert sum(8 <= day <= 24 for day in between) >= 3
    run.turn(url("02"), False)
    assert read(run) == "29"
    run.turn(url("02"), True)
    assert len(set(read_all(run))) == 31 - 3 - 1 - PLACES


def test_a_failure_that_may_pass_is_tried_three_times_with_back_off(begin, clock):
    run = begin(clock=clock)
    announce(run, entry("a"))
    assert fail(run) == "announced"
    assert run.lease() is None
    assert run.has_due()
    assert 1 <= run.wait() <= 2
    clock.pass_(seconds=2)
    assert fail(run) == "announced"
    clock.pass_(seconds=2)
    assert run.lease() is None
    clock.pass_(seconds=3)
    assert fail(run) == "failed"
    assert not run.has_due()
    assert run.left() == {"failed": 1}


def test_one_that_failed_does_not_keep_its_host_waiting(begin, clock):
    run = begin(clock=clock)
    announce(run, entry("a"), entry("b"))
    fail(run)
    assert read(run) == "b"


def test_tries_are_counted_over_a_kill(begin, clock):
    run = begin(clock=clock)
    announce(run, entry("a"))
    for _ in range(2):
        fail(run)
        run.flush()
        clock.pass_(seconds=10)
    kill(run)
    assert fail(begin(clock=clock)) == "failed"


def test_a_failure_that_will_not_pass_is_not_tried_again(begin, clock):
    run = begin(clock=clock)
    announce(run, entry("a"))
    run.commit(Reading(address=run.lease().address, state="failed", reason="no page"))
    clock.pass_(hours=1)
    assert not run.has_due()


def test_the_next_run_tries_what_failed_at_once(begin, clock):
    run = begin(clock=clock, tries=1)
    announce(run, entry("a"))
    fail(run)
    run.close("failed")
    assert read(begin(clock=clock)) == "a"


def test_what_is_out_when_a_batch_is_written_is_leased_and_reclaimed_by_the_next_run(begin):
    run = begin()
    announce(run, entry("a"), entry("b"))
    run.lease()
    announce(run, entry("c"))
    run.flush()
    assert states(run) == {"a": "leased", "b": "announced", "c": "announced"}
    assert run.left() == {"announced": 3}
    kill(run)
    again = begin()
    assert states(again) == {"a": "announced", "b": "announced", "c": "announced"}


def test_a_run_that_ends_leaves_no_lease(begin):
    run = begin()
    announce(run, entry("a"))
    run.lease()
    announce(run, entry("b"))
    run.flush()
    run.close("stopped")
    assert states(begin()) == {"a": "announced", "b": "announced"}


# Looks again

PUBLISHED = "2018-07-20T06:00:00+00:00"


def keep(run, name="a", **details):
    """Lease the next address and keep an article for it; return its lease."""
    lease = run.lease()
    kept = article(name, date_published=PUBLISHED, **details)
    answer = Answer(200, '"one"', "Fri, 20 Jul 2018 06:00:00 GMT")
    run.commit(Reading(address=lease.address, url=lease.entry.url, articles=(kept,), answer=answer))
    return lease


def begun(begin, clock, **options):
    return begin(clock=clock, asked_for="this", **options)


def kept_once(begin, clock):
    run = begun(begin, clock)
    announce(run, entry("a"))
    keep(run)
    run.close("complete")


def test_a_kept_article_is_looked_at_again_ever_more_seldom(begin, clock):
    kept_once(begin, clock)
    looks = []
    for _ in range(40 * 24):
        clock.pass_(hours=1)
        run = begun(begin, clock)
        while run.lease():
            looks.append((clock.now - datetime.fromisoformat(PUBLISHED)) / timedelta(hours=1))
            keep_again = Reading(
                address=run.out[0], url=url("a"), answer=Answer(304), fetched_at=None
            )
            run.commit(keep_again)
        run.close("complete")
    assert looks == [12, 24, 48, 96, 192, 384]


def test_a_look_asks_for_what_has_changed_since(begin, clock):
    kept_once(begin, clock)
    clock.pass_(hours=12)
    lease = begun(begin, clock).lease()
    assert (lease.etag, lease.last_modified) == ('"one"', "Fri, 20 Jul 2018 06:00:00 GMT")


def test_a_crawl_that_wants_other_things_asks_for_the_whole_page(begin, clock):
    kept_once(begin, clock)
    clock.pass_(hours=12)
    lease = begin(clock=clock, asked_for="more").lease()
    assert (lease.etag, lease.last_modified) == (None, None)


@pytest.mark.parametrize("state", ["failed", "gone", "rejected"])
def test_whatever_a_look_comes_to_the_article_stays_kept(begin, folder, clock, state):
    kept_once(begin, clock)
    clock.pass_(hours=12)
    run = begun(begin, clock)
    run.commit(Reading(address=run.lease().address, state=state, reason="HTTP"))
    assert run.left() == {}
    assert states(run) == {"a": "kept"}
    run.close("complete")


def test_a_look_that_failed_is_tried_again_in_the_same_run(begin, clock):
    kept_once(begin, clock)
    clock.pass_(hours=12)
    run = begun(begin, clock)
    assert fail(run) == "announced"
    clock.pass_(seconds=10)
    assert run.lease().entry.url == url("a")


def test_recheck_looks_at_every_kept_article_of_the_window_once(begin, clock):
    kept_once(begin, clock)
    run = begun(begin, clock, look_again=True, window=Window(date(2018, 7, 20), date(2018, 7, 20)))
    assert keep(run).entry.url == url("a")
    assert not run.has_due()
    run.close("complete")
    other = begun(begin, clock, look_again=True, window=Window(date(2018, 7, 21)))
    assert not other.has_due()


def test_old_articles_are_not_looked_at_again(begin, clock):
    run = begin(clock=clock, looks=Looks(last=timedelta(0)))
    announce(run, entry("a"))
    keep(run)
    run.close("complete")
    clock.pass_(days=1)
    assert not begin(clock=clock).has_due()


# Listings


def list_day(run, *names, **details):
    """Lease the next address and commit it as a listing of articles with these names."""
    lease = run.lease()
    run.commit(
        Reading(
            address=lease.address,
            url=lease.entry.url,
            entries=tuple(entry(name, day=lease.entry.day) for name in names),
            **details,
        )
    )
    return lease


@pytest.mark.parametrize(
    ("day", "later", "due"),
    [
        (date(2018, 7, 20), timedelta(minutes=1), True),  # today is not over
        (date(2018, 7, 18), timedelta(hours=1), False),
        (date(2018, 7, 18), timedelta(hours=19), True),  # 36 hours old, and half of it again
        (date(2008, 7, 18), timedelta(days=300), False),
    ],
)
def test_the_archive_of_a_day_is_read_again_ever_more_seldom(begin, clock, day, later, due):
    run = begin(clock=clock)
    announce(run, entry("list", kind="listing", day=day))
    list_day(run, "a")
    read(run)
    run.close("complete")
    clock.now += later
    again = begin(clock=clock)
    announce(again, entry("list", kind="listing", day=day))
    assert again.has_due() is due


@pytest.mark.parametrize(
    "options", [{"window": Window(date(2008, 1, 1))}, {"look_again": True}], ids=str
)
def test_who_asks_for_days_gets_every_listing_of_them(begin, clock, options):
    day = date(2008, 7, 18)
    run = begin(clock=clock)
    announce(run, entry("list", kind="listing", day=day))
    list_day(run, "a")
    read(run)
    run.close("complete")
    again = begin(clock=clock, **options)
    announce(again, entry("list", kind="listing", day=day))
    assert "list" in read_all(again)


def test_a_day_that_listed_nothing_is_read_in_every_crawl(begin, clock):
    run = begin(clock=clock)
    announce(run, entry("list", kind="listing", day=date(2008, 7, 18)))
    list_day(run)
    run.close("complete")
    again = begin(clock=clock)
    announce(again, entry("list", kind="listing", day=date(2008, 7, 18)))
    assert again.has_due()


def test_behind_an_unchanged_listing_its_next_pages_are_read(begin, clock):
    run = begun(begin, clock)
    announce(run, entry("list", kind="listing"))
    first = run.lease()
    following = entry("page-2", kind="listing", archive=url("list"))
    run.commit(
        Reading(address=first.address, url=url("list"), entries=(following,), answer=Answer(200))
    )
    assert read_all(run) == ["page-2"]
    run.close("complete")
    again = begun(begin, clock)
    announce(again, entry("list", kind="listing"))
    lease = again.lease()
    again.commit(Reading(address=lease.address, url=url("list"), answer=Answer(304)))
    assert again.counts == {"fetched": 1, "seen": 1}
    assert read_all(again) == ["page-2"]


def test_a_listing_is_wanted_anew_for_other_days_and_an_article_is_not(begin, clock):
    run = begun(begin, clock, window=Window(date(2018, 7, 1)))
    announce(run, entry("list", kind="listing"))
    answer = Answer(200, '"list"')
    listed = (entry("a"),)
    lease = run.lease()
    run.commit(Reading(address=lease.address, url=url("list"), entries=listed, answer=answer))
    keep(run)
    run.close("complete")
    clock.pass_(hours=12)
    again = begun(begin, clock, window=Window(date(2018, 6, 1)))
    announce(again, entry("list", kind="listing"))
    assert [again.lease().etag for _ in range(2)] == [None, '"one"']


def test_a_clock_that_was_set_back_between_two_runs_keeps_nothing_waiting(begin, clock):
    run = begin(clock=clock)
    announce(run, entry("a"))
    fail(run)
    run.close("stopped")
    clock.now -= timedelta(hours=1)
    assert read(begin(clock=clock)) == "a"


def test_what_was_gone_before_it_was_read_is_asked_for_while_a_listing_announces_it(begin):
    run = begin()
    announce(run, entry("a", archive=url("list")))
    run.commit(Reading(address=run.lease().address, state="gone", reason="HTTP 410"))
    announce(run, entry("a", archive=url("list")))
    assert not run.has_due()
    run.close("complete")
    again = begin()
    assert not again.has_due()
    announce(again, entry("a", archive=url("list")))
    assert read(again) == "a"


def test_a_lease_tells_the_times_that_its_entry_was_announced_with(begin):
    run = begin()
    times = {"published": "2018-07-20T09:00:00Z", "modified": "2018-07-20T10:00:00Z"}
    announce(run, entry("harbour", **times))
    announce(run, entry("harbour", modified="2018-07-20T11:00:00Z"), entry("harbour"))
    told = run.lease().entry
    assert (told.published, told.modified) == (times["published"], "2018-07-20T11:00:00Z")


def due_after(begin, clock, modified, **options):
    """Return whether a kept article is due when a later crawl finds it announced as *modified*."""
    run = begun(begin, clock, **options)
    announce(run, entry("a", modified=modified))
    return run.lease() is not None


@pytest.mark.parametrize(
    ("modified", "is_due"),
    [
        ("2018-07-20T15:00:01+03:00", True),
        ("2018-07-20T12:00:00Z", False),
        ("2018-07-20T11:59:00+00:00", False),
        ("2018-07-20", True),  # it may have been after the reading
        ("2018-07-19", False),
        ("2018-07-20T13:00:01Z", False),  # not yet
        ("soon", False),
        (None, False),
    ],
)
def test_an_article_that_changed_since_it_was_read_is_looked_at_again(
    begin, clock, modified, is_due
):
    kept_once(begin, clock)
    clock.pass_(hours=1)
    assert due_after(begin, clock, modified) is is_due


def test_a_look_at_a_change_is_one(begin, clock):
    kept_once(begin, clock)
    clock.pass_(days=100)
    run = begun(begin, clock)
    announce(run, entry("a", modified="2018-10-01"))
    lease = run.lease()
    assert lease.etag == '"one"'
    run.commit(Reading(address=lease.address, url=url("a"), answer=Answer(304)))
    run.close("complete")
    clock.pass_(days=1)
    assert not due_after(begin, clock, "2018-10-01")


def test_who_wants_no_looks_has_none_at_changes(begin, clock):
    kept_once(begin, clock)
    clock.pass_(hours=1)
    looks = Looks(last=timedelta(0))
    assert not due_after(begin, clock, "2018-07-20T12:30:00Z", looks=looks)
