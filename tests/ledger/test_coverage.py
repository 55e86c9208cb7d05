from datetime import date

from crawler.items import Observation, Reading, Rejection
from crawler.ledger import DayCoverage, Ledger
from tests.ledger.builders import announce, article, entry, read, url

DAY = date(2018, 7, 20)


def coverage(folder):
    with Ledger(folder) as ledger:
        return ledger.coverage("courier")


def bar(count, observed_on=DAY, day=DAY):
    return Observation("header bar", day, count, observed_on)


def test_a_day_tells_what_became_of_its_addresses(begin, folder):
    run = begin()
    announce(run, *(entry(name, day=DAY) for name in "abcde"))
    read(run, date_published="2018-07-20T09:00:00+03:00")
    no_body = (Rejection("no body"),)
    run.commit(Reading(address=run.lease().address, url=url("b"), rejections=no_body))
    run.commit(Reading(address=run.lease().address, state="failed", reason="HTTP 500"))
    run.commit(Reading(address=run.lease().address, state="gone", reason="HTTP 404"))
    run.close("failed")
    expected = DayCoverage(
        "courier", DAY, announced=None, found=5, fetched=2, kept=1, rejected=1, gone=1, failed=1
    )
    assert coverage(folder) == [expected]


def test_an_article_counts_for_the_day_it_was_published(begin, folder):
    run = begin()
    announce(run, entry("a", day=date(2018, 7, 21)))
    read(run, date_published="2018-07-20T23:59:00+03:00")
    run.close("complete")
    assert [row.day for row in coverage(folder)] == [DAY]


def test_the_newest_header_bar_counts_and_of_one_day_the_larger(begin, folder):
    run = begin()
    for seen in (bar(13, DAY), bar(37, DAY), bar(12, date(2018, 7, 19)), bar(13, DAY)):
        run.commit(Reading(observations=(seen,)))
    run.close("complete")
    assert [row.announced for row in coverage(folder)] == [37]


def test_the_pages_of_a_day_archive_add_up_and_a_header_bar_outweighs_them(begin, folder):
    run = begin()
    for day, page, count in ((DAY, 1, 10), (DAY, 2, 3), (date(2018, 7, 19), 1, 4)):
        url = f"https://courier.example/{day:%Y/%m/%d}/page/{page}/"
        run.commit(Reading(observations=(Observation("day archive", day, count, url=url),)))
    run.flush()
    assert [row.announced for row in coverage(folder)] == [4, 13]
    run.commit(Reading(observations=(bar(15),)))
    run.close("complete")
    assert [row.announced for row in coverage(folder)] == [4, 15]


def test_a_total_is_no_day_and_undated_addresses_come_last(begin, folder):
    run = begin()
    run.commit(Reading(observations=(bar(140_211, day=None), bar(26))))
    announce(run, entry("undated"))
    run.close("incomplete")
    assert [(row.day, row.announced, row.found) for row in coverage(folder)] == [
        (DAY, 26, 0),
        (None, None, 1),
    ]


def test_one_story_at_two_addresses_is_found_once(begin, folder):
    run = begin()
    announce(run, entry("2018/07/20/harbour", day=DAY), entry("harbour", day=DAY))
    lease = run.lease()
    kept = article("harbour", date_published="2018-07-20T09:00:00+03:00")
    run.commit(Reading(address=lease.address, url=url("harbour"), articles=(kept,)))
    run.close("complete")
    [row] = coverage(folder)
    assert (row.found, row.kept) == (1, 1)


def test_a_day_whose_listing_failed_is_no_day_without_articles(begin, folder):
    run = begin()
    announce(run, entry("2018/07/20", kind="listing", day=DAY))
    run.commit(Reading(address=run.lease().address, state="failed", reason="HTTP 500"))
    run.close("failed")
    [row] = coverage(folder)
    assert (row.day, row.found, row.failed) == (DAY, 0, 1)


def test_what_was_refused_before_it_was_asked_for_was_not_fetched(begin, folder):
    run = begin()
    announce(run, entry("forbidden", day=DAY))
    refused = Reading(address=run.lease().address, state="rejected", reason="robots.txt")
    run.commit(refused)
    run.close("complete")
    [row] = coverage(folder)
    assert (row.found, row.fetched, row.rejected) == (1, 0, 1)
