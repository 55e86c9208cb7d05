"""The same crawl with the ledger and without, in turn, so that what the machine does falls on all.

Rates drift by a third on a shared machine. A ratio is the median over rounds, each of them crawls
that followed one another.
"""

import json
import shutil
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import get_args

from benchmarks.ledger.crawl import SMALL, Asked, Crawled, Scheduler
from benchmarks.ledger.large import run
from benchmarks.ledger.stories import LISTED
from crawler.errors import CrawlerError

FLOOR = 0.85
"""Least throughput with the ledger, as a share of that without."""

REAL = 234_000
"""Bytes of an average news page."""

SCHEDULERS: tuple[Scheduler, ...] = get_args(Scheduler)


@dataclass(frozen=True, slots=True)
class Scenario:
    """A crawl that is made again and again."""

    name: str
    """For people."""
    size: int
    """Bytes of a page."""
    listings: int
    """Listings of a round's crawls."""
    read: bool
    """Whether pages are read."""


HEADLINE = Scenario("234 KB, read by workers", REAL, 3, read=True)
"""The crawl that a user makes."""

SCENARIOS = (
    HEADLINE,
    Scenario("234 KB, fetched only", REAL, 8, read=False),
    Scenario("7 KB, read by workers", SMALL, 4, read=True),
    Scenario("7 KB, fetched only", SMALL, 12, read=False),
)
"""The larger a page, and the more that is done with it, the less the ledger weighs."""

KNOWN = Scenario("7 KB, fetched only, all addresses known", SMALL, 12, read=False)
"""The last one, with the ledger of many addresses."""


@dataclass(frozen=True)
class Compared:
    """All rounds of a scenario."""

    scenario: Scenario
    """What was made."""
    rounds: tuple[dict[str, Crawled], ...]
    """What each scheduler took."""

    def rate(self, scheduler: str) -> float:
        """Return the pages a second, the median over rounds."""
        return median(_rate(each[scheduler]) for each in self.rounds)

    def cpu(self, scheduler: str) -> float:
        """Return the milliseconds of CPU a page, workers included, the median over rounds."""
        return median(_cpu(each[scheduler]) for each in self.rounds)

    def ratio(self, other: str) -> float:
        """Return the ledger's pages a second as a share of another scheduler's."""
        return median(_rate(each["ledger"]) / _rate(each[other]) for each in self.rounds)

    @property
    def recorded(self) -> float:
        """The pages a second with all on record, as a share of those with the ledger alone."""
        return median(_rate(each["recorded"]) / _rate(each["ledger"]) for each in self.rounds)

    def cpu_ratio(self, other: str) -> float:
        """Return another scheduler's CPU a page as a share of the ledger's."""
        return median(_cpu(each[other]) / _cpu(each["ledger"]) for each in self.rounds)

    def record(self) -> dict[str, float]:
        """Return what the rounds come to, as JSON's types."""
        return {
            "ratio": self.ratio("memory"),
            "cpu_ratio": self.cpu_ratio("memory"),
            "ratio_to_free": self.ratio("free"),
            "recorded": self.recorded,
        }


def compare(
    scenario: Scenario, host: str, rounds: int, folder: Path, *, fresh: bool = True, first: int = 0
) -> Compared:
    """Make the crawls of *scenario* from *host*.

    *fresh*: each has a ledger of its own below *folder*; else all share the one there, and each
    finds new listings, from the number *first*.
    """
    data = folder / "throughput" if fresh else folder
    took = []
    for number in range(rounds):
        print(f"{scenario.name}: round {number + 1} of {rounds}", file=sys.stderr, flush=True)
        begin = first + 2 * number * scenario.listings
        took.append(
            {
                each: _crawl(
                    Asked(
                        host=host,
                        # Two of them write to the ledger: each is to find what it does not know.
                        first=begin + (each == "recorded") * scenario.listings,
                        listings=scenario.listings,
                        scheduler=each,
                        folder=str(data),
                        size=scenario.size,
                        read=scenario.read,
                    )
                )
                for each in _turned(SCHEDULERS, number)
            }
        )
        if fresh:
            shutil.rmtree(data)
    return Compared(scenario, tuple(took))


def _crawl(asked: Asked) -> Crawled:
    crawled = Crawled(**run("benchmarks.ledger.crawl", json.dumps(asdict(asked))))
    if crawled.kept != asked.listings * LISTED:
        raise CrawlerError(
            f"{asked.scheduler}: {crawled.kept} articles of {asked.listings * LISTED}"
        )
    return crawled


def _turned(all_of: Sequence[Scheduler], number: int) -> Sequence[Scheduler]:
    """Return the same in another order, so that none always comes first."""
    turn = number % len(all_of)
    return [*all_of[turn:], *all_of[:turn]]


def _rate(crawled: Crawled) -> float:
    return crawled.pages / crawled.seconds


def _cpu(crawled: Crawled) -> float:
    return 1000 * (crawled.cpu + crawled.children) / crawled.pages
