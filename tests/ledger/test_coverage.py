from dataclasses import replace
from datetime import date, timedelta

import pytest

from crawler.items import Answer, Observation, Reading, Rejection, Window
from crawler.ledger import EXCLUDED, UNASKED, Ledger
from tests.ledger.builders import SITE, announce, article, entry, read, url

DAY = date(2018, 7, 20)
NEXT = date(2018, 7, 21)
LATER = date(2018, 7, 25)
AT = "2018-07-25T09:00:00Z"
ALL = Window()


def coverage(folder, window=ALL):
    with Ledger(folder) as ledger:
        return ledger.coverage(SITE, window)


def bar(count, observed_on=LATER, day=DAY):
    return Observation("header bar", day, count, observed_on)


def see(run, *observations, at=AT):
    run.commit(Reading(observations=observations, fetched_at=at))


def page(count, number=1, day=DAY, first=None):
    first = first or url(f"{day:%Y/%m/%d}")
    address = first if number == 1 else f"{first}page/{number}/"
    return Observation("day archive", day, count, url=address)


def listed(name, day=DAY, **details):
    """An entry that the listing of a day announced."""
    return entry(name, day=day, archive=url(f"{day:%Y/%m/%d}"), **details)


def close(run, **outcome):
    """Close the next address that is due with this outcome."""
    lease = run.lease()
    run.commit(Reading(address=lease.address, **outcome))


def keep(run, day=DAY):
    """Keep the next address that is due as an article of *day*."""
    return read(run, date_published=f"{day}T09:00:00+03:00")


def reject(run, reason):
    lease = run.lease()
    rejections = (Rejection(reason),)
    run.commit(Reading(address=lease.address, url=lease.entry.url, rejections=rejections))


def test_a_day_tells_what_became_of_its_addresses_and_why(begin, folder):
    run = begin()
    announce(run, *(listed(name) for name in "abcdefg"), listed("2018/07/20", kind="listing"))
    keep(run)
    reject(run, "no body")
    close(run, state="rejected", reason="leads away from the site: https://other.example/")
    close(run, state="failed", reason="HTTP 500")
    close(run, state="failed", reason="TimeoutError: Getting https://a took longer than 30 s")
    close(run, state="gone", reason="HTTP 404")
    lease = run.lease()
    copy = replace(article("g"), id="id-a")
    duplicate = Reading(lease.address, lease.entry.url, (copy,), state="rejected")
    run.commit(replace(duplicate, reason="duplicate of id-a"))
    close(run, state="failed", reason="HTTP 500")
    run.close("failed")
    [row] = coverage(folder)
    counts = (row.found, row.fetched, row.kept, row.rejected, row.gone, row.failed)
    assert counts == (7, 3, 1, 3, 1, 3)
    assert row.listings_failed == 1
    assert row.reasons == {
        "rejected": {"duplicate": 1, "leads away from the site": 1, "no body": 1},
        "failed": {"HTTP 500": 2, "TimeoutError": 1},
    }


# What was announced


def test_the_newest_header_bar_counts_and_of_one_day_the_larger(begin, folder):
    run = begin()
    for seen in (bar(13, DAY), bar(37, NEXT), bar(36, NEXT), bar(12, date(2018, 7, 19))):
        see(run, seen)
    run.close("complete")
    assert [row.announced for row in coverage(folder)] == [37]


def test_the_pages_of_a_day_archive_add_up_and_a_header_bar_outweighs_them(begin, folder):
    run = begin()
    see(run, page(10), page(3, number=2), page(4, day=NEXT))
    run.flush()
    assert [row.announced for row in coverage(folder)] == [13, 4]
    see(run, bar(15))
    run.close("complete")
    assert [row.announced for row in coverage(folder)] == [15, 4]


def test_of_two_archives_of_one_day_the_longer_counts(begin, folder):
    run = begin()
    see(run, page(10), page(3, number=2), page(7, first=url("sport/2018/07/20")))
    run.close("complete")
    assert [row.announced for row in coverage(folder)] == [13]


def test_the_newest_length_of_a_page_counts_also_when_it_is_an_old_one_again(begin, folder):
    run = begin()
    for hour, count in enumerate((10, 8, 10)):
        see(run, page(count), at=f"2018-07-25T0{hour}:00:00Z")
    run.close("complete")
    [row] = coverage(folder)
    assert (row.announced, row.evidence[0].observed_at) == (10, "2018-07-25T02:00:00Z")


def test_a_page_of_an_archive_that_is_gone_counts_no_more(begin, folder):
    run = begin()
    announce(run, listed("2018/07/20/page/2", kind="listing"))
    see(run, page(10), page(3, number=2))
    close(run, state="gone", reason="HTTP 404")
    run.close("complete")
    assert [row.announced for row in coverage(folder)] == [10]


def test_addresses_that_listings_linked_to_are_the_least_evidence(begin, folder):
    run = begin()
    announce(run, listed("a"), listed("b"))
    run.flush()
    assert [(row.announced, row.evidence[0].kind) for row in coverage(folder)] == [(2, "listings")]
    see(run, page(1))
    run.close("incomplete")
    [row] = coverage(folder)
    assert [(each.kind, each.count) for each in row.evidence] == [
        ("day archive", 1),
        ("listings", 2),
    ]
    assert row.announced == 1


def test_an_archive_that_lists_nothing_does_not_outweigh_what_others_link_to(begin, folder):
    run = begin()
    announce(run, listed("a"))
    see(run, page(0), page(0, day=NEXT))
    run.close("incomplete")
    day, empty = coverage(folder)
    assert (day.announced, day.short) == (1, 1)
    assert (empty.announced, empty.verdict) == (0, "complete")


def test_what_nobody_announced_is_said_so(begin, folder):
    run = begin()
    announce(run, entry("a"))
    keep(run)
    run.close("complete")
    assert [(row.announced, row.verdict) for row in coverage(folder)] == [(None, "not announced")]


def test_a_total_is_no_day_and_undated_addresses_come_last(begin, folder):
    run = begin()
    see(run, bar(140_211, day=None), bar(26))
    announce(run, entry("undated"))
    run.close("incomplete")
    assert [(row.day, row.announced, row.found, row.short) for row in coverage(folder)] == [
        (DAY, 26, 0, 26),
        (None, None, 1, 1),
    ]


def test_since_and_until_bound_the_days_and_leave_out_what_has_none(begin, folder):
    run = begin()
    days = [DAY + timedelta(days=n) for n in range(4)]
    announce(run, entry("undated"), *(listed(f"a{day}", day) for day in days))
    see(run, *(bar(1, day=day) for day in days))
    run.close("incomplete")
    assert [row.day for row in coverage(folder, Window(days[1], days[2]))] == days[1:3]
    assert [row.day for row in coverage(folder, Window(since=days[3]))] == days[3:]


# What is missing


@pytest.mark.parametrize(
    ("count", "verdict"), [(1, "more than announced"), (2, "complete"), (5, "short by 3")]
)
def test_the_verdict_sets_what_is_kept_beside_the_sites_own_count(begin, folder, count, verdict):
    run = begin()
    announce(run, listed("a"), listed("b"))
    keep(run)
    keep(run)
    see(run, bar(count))
    run.close("complete")
    [row] = coverage(folder)
    assert (row.verdict, row.short) == (verdict, max(count - 2, 0))


def test_what_failed_or_waits_is_among_those_that_the_site_counts(begin, folder):
    run = begin()
    announce(run, listed("a"), listed("b"), listed("c"))
    keep(run)
    close(run, state="failed", reason="HTTP 500")
    see(run, bar(5))
    run.close("failed")
    [row] = coverage(folder)
    assert (row.short, row.waiting, row.unfound) == (4, 1, 2)


def test_a_day_whose_listing_failed_is_not_complete(begin, folder):
    run = begin()
    announce(run, listed("2018/07/20", kind="listing"), listed("2018/07/21", NEXT, kind="listing"))
    close(run, state="failed", reason="HTTP 500")
    close(run, state="failed", reason="HTTP 500")
    see(run, bar(4, day=NEXT))
    run.close("failed")
    silent, counted = coverage(folder)
    assert (silent.day, silent.found, silent.failed, silent.verdict) == (DAY, 0, 1, "short by 1")
    assert (counted.failed, counted.verdict) == (1, "short by 4")
    assert silent.unread == {"behind listings that were not read": 1}
    assert counted.unread == {"not found": 4}


def test_a_listing_that_was_read_and_waits_for_another_look_is_no_gap(begin, folder):
    run = begin()
    announce(run, listed("2018/07/20", kind="listing"), listed("a"))
    keep(run)
    lease = run.lease()
    run.commit(Reading(lease.address, lease.entry.url, observations=(page(1),), fetched_at=AT))
    run.close("complete")
    again = begin()
    announce(again, listed("2018/07/20", kind="listing"))
    again.close("incomplete")
    assert [row.verdict for row in coverage(folder)] == ["complete"]


@pytest.mark.parametrize("count", [3, 4])
def test_a_duplicate_that_the_days_archive_lists_is_explained(begin, folder, count):
    run = begin()
    announce(run, *(listed(name) for name in "abc"))
    keep(run)
    keep(run)
    lease = run.lease()
    copy = Reading(lease.address, lease.entry.url, (replace(article("c"), id="id-a"),))
    run.commit(replace(copy, state="rejected", reason="duplicate of id-a"))
    see(run, page(3), bar(count))
    run.close("complete")
    assert [row.short for row in coverage(folder)] == [count - 3]


def test_another_permalink_of_a_story_does_not_stand_for_one_that_is_missing(begin, folder):
    run = begin()
    announce(run, listed("a"), entry("old/a", day=DAY, archive=url("sport")))
    keep(run)
    lease = run.lease()
    copy = Reading(lease.address, lease.entry.url, (replace(article("c"), id="id-a"),))
    run.commit(replace(copy, state="rejected", reason="duplicate of id-a"))
    see(run, page(1), bar(2))  # the second was never found: page 2 of the archive is not there
    run.close("complete")
    assert [row.short for row in coverage(folder)] == [1]


def test_one_story_at_two_addresses_is_found_once(begin, folder):
    run = begin()
    announce(run, listed("2018/07/20/harbour"), listed("harbour"))
    lease = run.lease()
    kept = article("harbour", date_published="2018-07-20T09:00:00+03:00")
    run.commit(Reading(address=lease.address, url=url("harbour"), articles=(kept,)))
    see(run, page(2))
    run.close("complete")
    [row] = coverage(folder)
    assert (row.found, row.kept, row.verdict) == (1, 1, "complete")


def test_an_article_is_shown_with_its_own_day_and_explains_the_announced_one(begin, folder):
    run = begin()
    announce(run, listed("a", NEXT), listed("b"))
    keep(run, DAY)
    keep(run, DAY)
    see(run, bar(1, day=NEXT), bar(2))
    run.close("complete")
    day, after = coverage(folder)
    assert (day.kept, day.verdict) == (2, "short by 1")  # one of its own was never found
    assert (after.kept, after.elsewhere, after.verdict) == (0, 1, "complete")


def test_an_article_that_is_taken_down_stays_kept_and_is_not_missing(begin, folder):
    run = begin()
    announce(run, listed("a"), listed("b"))
    keep(run)
    keep(run)
    run.close("complete")
    again = begin(look_again=True)
    close(again, state="gone", reason="HTTP 404")
    see(again, bar(1))
    again.close("complete")
    [row] = coverage(folder)
    assert (row.kept, row.verdict) == (2, "complete")


def test_what_a_window_left_out_is_missing_of_a_counted_day(begin, folder):
    run = begin()
    announce(run, entry("a"))
    lease = run.lease()
    left_out = (Rejection("outside the window", DAY),)
    run.commit(Reading(address=lease.address, url=lease.entry.url, rejections=left_out))
    see(run, bar(1))
    run.close("complete")
    assert [row.verdict for row in coverage(folder)] == ["short by 1"]


def test_what_was_refused_before_it_was_asked_for_was_not_fetched(begin, folder):
    run = begin()
    announce(run, entry("forbidden", day=DAY))
    close(run, state="rejected", reason="robots.txt")
    run.close("complete")
    [row] = coverage(folder)
    assert (row.found, row.fetched, row.rejected, row.short) == (1, 0, 1, 0)


# What is not over


def test_a_count_of_the_day_itself_is_provisional(begin, folder):
    run = begin()
    see(run, bar(13, DAY), bar(40, DAY, DAY - timedelta(days=1)))
    run.close("complete")
    assert [(row.verdict, row.short) for row in coverage(folder)] == [
        ("short by 40", 40),
        ("provisional", 13),
    ]


@pytest.mark.parametrize(
    ("at", "verdict"),
    [("2018-07-20T23:00:00Z", "provisional"), ("2018-07-21T00:10:00Z", "complete")],
)
def test_a_page_that_does_not_say_its_day_is_seen_on_that_of_utc(begin, folder, at, verdict):
    run = begin()
    see(run, page(0), at=at)
    run.close("complete")
    assert [row.verdict for row in coverage(folder)] == [verdict]


def test_a_later_look_at_an_unchanged_listing_makes_its_length_final(begin, folder):
    run = begin()
    announce(run, listed("2018/07/20", kind="listing"))
    at = "2018-07-20T12:00:00Z"
    lease = run.lease()
    run.commit(Reading(lease.address, lease.entry.url, observations=(page(0),), fetched_at=at))
    run.close("complete")
    assert [row.verdict for row in coverage(folder)] == ["provisional"]
    again = begin()
    announce(again, listed("2018/07/20", kind="listing"))
    lease = again.lease()
    same = Answer(304)
    again.commit(Reading(lease.address, lease.entry.url, fetched_at=AT, answer=same))
    again.close("complete")
    assert [row.verdict for row in coverage(folder)] == ["complete"]


def test_a_count_of_a_day_that_is_over_outweighs_one_taken_before(begin, folder):
    run = begin()
    see(run, bar(13, DAY), at="2018-07-20T12:00:00Z")
    see(run, page(37), at=AT)
    run.close("complete")
    [row] = coverage(folder)
    assert (row.announced, row.verdict) == (37, "short by 37")


def test_the_header_bar_tells_that_the_day_goes_on_where_the_site_is(begin, folder):
    run = begin()
    see(run, page(3), bar(3, DAY), at="2018-07-21T01:00:00Z")
    run.close("complete")
    assert [row.verdict for row in coverage(folder)] == ["provisional"]


def test_a_listing_that_was_not_read_is_told_whatever_days_are_asked_for(begin, folder):
    run = begin()
    announce(run, entry("page-2", kind="listing", archive=url("list")))
    run.commit(Reading(address=run.lease().address, state="failed", reason="HTTP 500"))
    run.close("failed")
    with Ledger(folder) as ledger:
        [row] = ledger.coverage("courier", Window(date(2018, 7, 1), date(2018, 7, 2)))
    assert (row.day, row.listings_failed, row.verdict) == (None, 1, "short by 1")


@pytest.mark.parametrize(
    ("reason", "short"),
    [("leads away from the site", 1), ("Forbidden by robots.txt", 0), (EXCLUDED, 0), (UNASKED, 0)],
)
def test_a_listing_that_was_refused_may_hide_articles(begin, folder, reason, short):
    run = begin()
    announce(run, entry("list", kind="listing", day=date(2018, 7, 20)), entry("a"))
    run.commit(Reading(address=run.lease().address, state="rejected", reason=reason))
    run.close("complete")
    with Ledger(folder) as ledger:
        rows = {row.day: row.short for row in ledger.coverage("courier")}
    assert rows.get(date(2018, 7, 20), 0) == short


def rest(count, day=DAY):
    return Observation("REST total", day, count, url=url("wp-json/posts?after=x"))


def test_what_the_interface_of_a_site_counts_comes_before_what_its_pages_list(begin, folder):
    run = begin()
    announce(run, *(listed(name) for name in "ab"))
    keep(run)
    keep(run)
    see(run, rest(4), page(2), at="2018-07-25T08:00:00Z")
    see(run, rest(3))
    run.close("complete")
    [row] = coverage(folder)
    assert [each.kind for each in row.evidence] == ["REST total", "day archive", "listings"]
    assert (row.announced, row.verdict) == (3, "short by 1")


def test_a_count_of_the_interface_while_the_day_goes_on_is_provisional(begin, folder):
    run = begin()
    announce(run, listed("a"))
    keep(run)
    see(run, rest(1), at=f"{DAY}T09:00:00Z")
    run.close("complete")
    assert coverage(folder)[0].verdict == "provisional"
