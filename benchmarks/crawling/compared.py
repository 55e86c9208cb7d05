"""The four crawls in turn, so that what the machine does meanwhile falls on all.

Rates drift by a third on a shared machine. A ratio is the median over rounds, each of them crawls
that followed one another.
"""

import json
import shutil
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import get_args

from benchmarks.crawling.crawl import Asked, Crawl, Crawled
from benchmarks.ledger.large import run
from benchmarks.ledger.stories import LISTED
from crawler.errors import CrawlerError

CRAWLS: tuple[Crawl, ...] = get_args(Crawl)

WARM = 200
"""Articles that are there before the clocks of a crawl are looked at, or half of fewer than twice
as many: all workers read by then, which start one after the other."""

READ = 6
"""Listings that are read at least, if there are as many."""


@dataclass(frozen=True, slots=True)
class Compared:
    """All rounds."""

    rounds: tuple[dict[str, Crawled], ...]
    """What each crawl took."""

    def cpu(self, crawl: Crawl) -> float:
        """Return the milliseconds of CPU a page, workers included."""
        return median(_cpu(each[crawl]) for each in self.rounds)

    def clock(self, crawl: Crawl) -> float:
        """Return the milliseconds a page on the clock."""
        return median(_clock(each[crawl]) for each in self.rounds)

    def peak(self, crawl: Crawl) -> float:
        """Return the most MiB that the crawl's own process had."""
        return max(each[crawl].peak_mib for each in self.rounds)

    @property
    def fetched(self) -> float:
        """Pages a second and core, fetched and put on record, as times bare Scrapy's."""
        return median(_cpu(each["scrapy"]) / _cpu(each["fetched"]) for each in self.rounds)

    @property
    def read(self) -> float:
        """Pages a second that are read, as times those of Scrapy with trafilatura."""
        return median(_clock(each["trafilatura"]) / _clock(each["read"]) for each in self.rounds)

    @property
    def pages(self) -> dict[str, int]:
        """How many pages a round's crawls have."""
        return {crawl: each.pages for crawl, each in self.rounds[0].items()}


def compare(host: str, rounds: int, listings: int, folder: Path) -> Compared:
    """Make the crawls from *host*, those that read a third as long as the others."""
    read = max(-(-listings // 3), min(listings, READ))
    some = {"scrapy": listings, "fetched": listings}
    took = []
    for number in range(rounds):
        print(f"round {number + 1} of {rounds}", file=sys.stderr, flush=True)
        order = CRAWLS[number % len(CRAWLS) :] + CRAWLS[: number % len(CRAWLS)]
        took.append({each: make(each, host, some.get(each, read), folder) for each in order})
    return Compared(tuple(took))


def make(crawl: Crawl, host: str, listings: int, folder: Path) -> Crawled:
    """Make one crawl. Raises CrawlerError unless it has every page."""
    data = folder / crawl
    warm = min(WARM, listings * LISTED // 2)
    asked = Asked(crawl, host, listings, warm, str(data))
    crawled = Crawled(**run("benchmarks.crawling.crawl", json.dumps(asdict(asked))))
    shutil.rmtree(data, ignore_errors=True)
    if crawled.items != listings * LISTED or crawled.pages != crawled.items - warm:
        raise CrawlerError(f"{crawl}: {crawled.items} of {listings * LISTED} pages")
    return crawled


def _cpu(crawled: Crawled) -> float:
    return 1000 * (crawled.cpu + crawled.children) / crawled.pages


def _clock(crawled: Crawled) -> float:
    return 1000 * crawled.seconds / crawled.pages
