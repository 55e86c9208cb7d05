"""The crawls that are compared differ in what hands addresses out, and in nothing else."""

from pathlib import Path

import pytest

from benchmarks.ledger import throughput
from benchmarks.ledger.crawl import SMALL, Crawled
from benchmarks.ledger.in_memory import MemoryKnown, MemoryRun
from benchmarks.ledger.server import served
from benchmarks.ledger.throughput import Compared, Scenario
from crawler.ledger import Run
from crawler.ledger.known import Known

APART = {"open", "gather", "forget"}
"""Who begins a run, and its own affair."""

ANEW = {"last_arguments", "texts", "next_edition", "renew", "refused"}
"""What reads recorded pages anew asks for; a crawl does not."""

SOME = Scenario("some", SMALL, 1, read=False)


def public(kind):
    return {name for name in dir(kind) if not name.startswith("_")}


@pytest.mark.parametrize(("ours", "theirs"), [(MemoryRun, Run), (MemoryKnown, Known)])
def test_the_run_without_a_ledger_has_all_that_a_run_has(ours, theirs, tmp_path):
    made = theirs(tmp_path, "courier") if theirs is Run else theirs(None, "courier")
    own = ours("courier", leases=1) if ours is MemoryRun else ours()
    assert public(made) - APART - ANEW <= public(own)


def test_every_crawl_keeps_the_same_articles(tmp_path):
    with served(SMALL) as host:
        compared = throughput.compare(SOME, host, 1, tmp_path)
    (took,) = compared.rounds
    assert {name: (each.pages, each.kept) for name, each in took.items()} == {
        "recorded": (103, 100),  # robots.txt, the listing and a probe beside them
        "ledger": (103, 100),
        "memory": (103, 100),
        "free": (103, 100),
    }
    assert not list(Path(tmp_path).iterdir())


def crawled(seconds, cpu):
    return Crawled(100, 100, seconds, cpu, children=0.0, peak_mib=1.0)


def test_a_ratio_is_the_median_over_rounds_of_crawls_that_followed_one_another():
    rounds = [
        {
            "recorded": crawled(4 * slow, 1.5),
            "ledger": crawled(2 * slow, 1.0),
            "memory": crawled(slow, 0.8),
            "free": crawled(slow, 0.5),
        }
        for slow in (1.0, 7.0, 3.0)
    ]
    compared = Compared(SOME, tuple(rounds))
    assert (compared.ratio("memory"), compared.recorded) == (0.5, 0.5)
    assert compared.rate("ledger") == 100 / 6
    assert compared.cpu_ratio("memory") == pytest.approx(0.8)
    assert compared.cpu("free") == 5
