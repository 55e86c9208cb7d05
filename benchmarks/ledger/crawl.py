"""One crawl in a process of its own, with the ledger or without.

``python -m benchmarks.ledger.crawl JSON`` is that process: it takes the fields of :class:`Asked`
and prints those of :class:`Crawled`. All but the run and, where that is asked for, the reader is
what ``backfile crawl`` uses; only the waiting between requests is left out.
"""

import json
import os
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from typing import Any, ClassVar, Literal

from scrapy import signals
from scrapy.crawler import CrawlerProcess
from scrapy.utils.project import get_project_settings

from benchmarks.ledger import memory
from benchmarks.ledger.in_memory import MemoryRun
from benchmarks.ledger.pages import Pages
from benchmarks.ledger.stories import SITE, SOURCE, listing_path
from crawler import pages
from crawler.items import Page
from crawler.ledger import Run
from crawler.ledger.leases import PER_HOST
from crawler.pages.reading import Read
from crawler.site import SiteSpider
from crawler.sources import Listing

CONNECTIONS = 16
"""Connections that a crawl may open."""

LINKS = "main h2 > a"
"""Selector of the articles on a listing."""

SMALL = 7_000
"""Bytes of a page that is hardly more than its story."""

SETTINGS = {
    "DOWNLOAD_DELAY": 0,
    "CONCURRENT_REQUESTS": CONNECTIONS,
    "CONCURRENT_REQUESTS_PER_DOMAIN": CONNECTIONS,
    "READER_TIMEOUT": 60,  # a loaded machine loses no page
    "LOG_LEVEL": "ERROR",
}

Scheduler = Literal["recorded", "ledger", "memory", "free"]
"""``recorded``: production's, with all responses on record. ``ledger``: the same without.
``memory``: no ledger, with as many leases. ``free``: none, and as many requests out as Scrapy
likes."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A crawl to be made."""

    host: str
    """Host and port of the server."""
    first: int
    """Number of the first listing that the site has."""
    listings: int
    """How many listings it has."""
    scheduler: Scheduler
    """What hands addresses out."""
    folder: str
    """Folder of the ledger."""
    size: int
    """Bytes of its pages."""
    read: bool
    """Whether pages are read, by workers; else every page is the same article."""


@dataclass(frozen=True, slots=True)
class Crawled:
    """What a crawl took, from the spider's opening to its end."""

    pages: int
    """Responses, listings included."""
    kept: int
    """Articles."""
    seconds: float
    """On the clock."""
    cpu: float
    """Seconds of CPU of the crawl's own process."""
    children: float
    """Seconds of CPU of the workers."""
    peak_mib: float
    """The most memory of the crawl's own process."""


class Same:
    """Reads nothing: every page is one article under another address and headline."""

    def __init__(self, site: str, size: int) -> None:
        body = Pages(size).article(0).encode()
        page = Page(body, "http://courier.example/story-0/", "text/html; charset=utf-8")
        self._article, self._seen = pages.read(page, site=site, traced=True)

    async def read(self, page: Page, following: Iterable[Page] = ()) -> Read:  # noqa: ARG002 - a reader's
        """Return the article."""
        entry = page.entry
        headline = (entry and entry.title) or page.url or ""
        blocks = tuple(
            replace(block, text=headline) if block.context.part == "headline" else block
            for block in self._article.blocks
        )
        article = replace(self._article, url=page.url, headline=headline, blocks=blocks)
        return article, self._seen

    async def close(self) -> None:
        """Do nothing."""


class ReadSpider(SiteSpider):
    """The site as a crawl reads it."""

    name = SITE


class FetchedSpider(ReadSpider):
    """The site without the cost of reading its pages."""

    size: ClassVar[int]

    def begin_reading(self) -> None:
        """Read nothing."""
        self.readers = Same(self.site, self.size)


def crawl(asked: Asked) -> Crawled:
    """Make the crawl that is *asked* for, once a process."""
    os.environ["SCRAPY_SETTINGS_MODULE"] = "crawler.settings"
    settings = get_project_settings()
    records = "all" if asked.scheduler == "recorded" else "none"
    kept = {"DATA_DIR": asked.folder, "RECORDS": records}
    settings.setdict({**SETTINGS, **kept}, priority="cmdline")
    numbers = range(asked.first, asked.first + asked.listings)
    urls = tuple(f"http://{asked.host}{listing_path(number)}" for number in numbers)
    site = ReadSpider if asked.read else FetchedSpider
    FetchedSpider.size = asked.size
    site.allowed_domains = (asked.host,)
    site.sources = (Listing(urls, LINKS, name=SOURCE),)
    process = CrawlerProcess(settings)
    crawler = process.create_crawler(site)
    taken: list[tuple[float, float]] = []

    def look() -> None:
        used = getrusage(RUSAGE_SELF)
        taken.append((time.perf_counter(), used.ru_utime + used.ru_stime))

    crawler.signals.connect(look, signals.spider_opened, weak=False)
    crawler.signals.connect(look, signals.spider_closed, weak=False)
    run = _run(asked)
    process.crawl(crawler, run=run)
    process.start()
    children = getrusage(RUSAGE_CHILDREN)
    return Crawled(
        pages=crawler.stats.get_value("response_received_count", 0),
        kept=run.counts["kept"],
        seconds=taken[1][0] - taken[0][0],
        cpu=taken[1][1] - taken[0][1],
        children=children.ru_utime + children.ru_stime,
        peak_mib=memory.peak(),
    )


def _run(asked: Asked) -> Any:
    if asked.scheduler in ("recorded", "ledger"):
        return Run.open(Path(asked.folder), SITE)
    leases = PER_HOST if asked.scheduler == "memory" else CONNECTIONS
    return MemoryRun(SITE, leases=leases)


def main(arguments: Sequence[str]) -> None:
    """Make one crawl and print what it took."""
    print(json.dumps(asdict(crawl(Asked(**json.loads(arguments[0]))))))


if __name__ == "__main__":
    main(sys.argv[1:])
