from crawler.items import Entry, Observation, Reading
from crawler.ledger import Ledger, Whole
from tests.ledger.builders import SITE, announce, article, entry, url

REST = url("wp-json/posts")
NOON, LATER = "2018-07-20T12:00:00Z", "2018-07-21T12:00:00Z"


def see(run, count, at, kind="REST total"):
    told = Observation(kind, None, count, url=REST)
    run.commit(Reading(observations=(told,), fetched_at=at))


def whole(folder):
    with Ledger(folder) as ledger:
        return ledger.whole(SITE)


def test_what_the_site_said_last_stands_beside_all_addresses_that_were_announced(begin, folder):
    run = begin()
    announce(run, *(entry(name, archive=REST) for name in "abc"))
    announce(run, Entry(url("2018"), "listing", "day archive"))
    lease = run.lease()
    moved = article("b", aliases=(url("older"),))
    run.commit(Reading(lease.address, url("b"), (moved,)))
    see(run, 5, LATER)
    see(run, 4, NOON)
    run.close("complete")
    assert whole(folder) == Whole(SITE, "REST total", 5, 3, LATER, REST)


def test_counts_of_days_and_header_bars_are_no_such_total(begin, folder):
    run = begin()
    see(run, 140_211, NOON, "header bar")
    run.close("complete")
    assert whole(folder) is None
