"""One crawl in a process of its own: ``python -m benchmarks.crawling.crawl JSON``.

It takes the fields of :class:`Asked` and prints those of :class:`Crawled`. Backfile crawls as
``backfile crawl`` does, Scrapy with its defaults; only the waiting between requests is left out.
"""

import json
import os
import sys
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from typing import Any, ClassVar, Literal

from scrapy import Request, Spider, signals
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.http import Response

from benchmarks.crawling.pages import path
from benchmarks.ledger import memory
from benchmarks.ledger.stories import LISTED, listing_path

Crawl = Literal["scrapy", "fetched", "trafilatura", "read"]
"""``scrapy``: bare Scrapy; ``fetched``: Backfile, which keeps what it fetches and reads none;
``trafilatura``: Scrapy with it in its callback; ``read``: Backfile, with its workers."""

LINKS = "main h2 > a"
"""Selector of the articles on a listing."""

SITE = "courier"


@dataclass(frozen=True, slots=True)
class Asked:
    """A crawl to be made."""

    crawl: Crawl
    """What crawls."""
    host: str
    """Host and port of the server."""
    listings: int
    """How many listings the site has; each has a hundred articles."""
    warm: int
    """Articles that are there before the clocks are looked at."""
    folder: str
    """Where Backfile keeps its data."""


@dataclass(frozen=True, slots=True)
class Crawled:
    """What a crawl took from when it was warm to its end."""

    pages: int
    """Articles that were fetched meanwhile."""
    items: int
    """All of which something came: dicts, articles, or pages put on record."""
    seconds: float
    """On the clock."""
    cpu: float
    """Seconds of CPU of the crawl's own process."""
    children: float
    """Seconds of CPU of its workers."""
    peak_mib: float
    """The most memory of the crawl's own process."""


class BareSpider(Spider):
    """Asks for all articles, and yields a dict for each."""

    name = "bare"
    asked: ClassVar[Asked]

    async def start(self) -> AsyncIterator[Any]:
        """Ask for the articles that the listings have."""
        for number in range(self.asked.listings * LISTED):
            yield Request(f"http://{self.asked.host}{path(number)}")

    def parse(self, response: Response) -> Any:
        """Yield what was fetched."""
        yield {"url": response.url, "status": response.status, "size": len(response.body)}


class TrafilaturaSpider(BareSpider):
    """Reads text and metadata of every article in its callback."""

    name = "trafilatura"

    def parse(self, response: Response) -> Any:
        """Yield what was read."""
        from benchmarks.systems import TRAFILATURA  # noqa: PLC0415 - as late as a user's

        read = TRAFILATURA.load()(response.body, response.url)
        yield {
            "url": response.url,
            "title": read.title,
            "date": read.published,
            "authors": read.authors,
            "text": read.text,
        }


class Clock:
    """Looks at the clocks when a crawl is warm, and at the end."""

    def __init__(self, crawler: Crawler, warm: int) -> None:
        self._warm = warm
        self._taken: list[tuple[float, float, float]] = []
        self.pages = 0
        crawler.signals.connect(self.downloaded, signals.response_downloaded)
        crawler.signals.connect(self.closed, signals.spider_closed)

    def downloaded(self, request: Request, response: Response) -> None:
        """Take in that an article is there."""
        is_there = response.status == 200 and request.url.endswith("/")
        if is_there and "/page/" not in request.url:
            self.pages += 1
            if self.pages == self._warm:
                self._look()

    def closed(self) -> None:
        """Take in that all is done, and written."""
        self._look()

    def _look(self) -> None:
        used = getrusage(RUSAGE_SELF)
        children = memory.used(memory.descendants(os.getpid()))
        self._taken.append((time.perf_counter(), used.ru_utime + used.ru_stime, children))

    def crawled(self, items: int) -> Crawled:
        """Return what it took; the workers have ended."""
        (begin, used, children), (end, used_then, _) = self._taken
        ended = getrusage(RUSAGE_CHILDREN)
        return Crawled(
            pages=self.pages - self._warm,
            items=items,
            seconds=end - begin,
            cpu=used_then - used,
            children=ended.ru_utime + ended.ru_stime - children,
            peak_mib=memory.peak(),
        )


def scrapy(asked: Asked) -> Crawled:
    """Make a crawl with Scrapy's own defaults; it is told to log errors only."""
    process = AsyncCrawlerProcess({"LOG_LEVEL": "ERROR"})
    spider = {"scrapy": BareSpider, "trafilatura": TrafilaturaSpider}[asked.crawl]
    spider.asked = asked
    crawler = process.create_crawler(spider)
    clock = Clock(crawler, asked.warm)
    process.crawl(crawler)
    process.start()
    return clock.crawled(crawler.stats.get_value("item_scraped_count", 0))


def backfile(asked: Asked) -> Crawled:
    """Make a crawl with Backfile's settings but for the pause between requests."""
    # Scrapy's modules must find the settings first.
    os.environ["SCRAPY_SETTINGS_MODULE"] = "crawler.settings"
    from scrapy.utils.project import get_project_settings  # noqa: PLC0415

    from benchmarks.crawling.sites import FetchedSpider, ReadSpider  # noqa: PLC0415
    from crawler.ledger import Run  # noqa: PLC0415
    from crawler.sources import Listing  # noqa: PLC0415

    settings = get_project_settings()
    mine = {
        "DATA_DIR": asked.folder,
        "DOWNLOAD_DELAY": 0,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 8,  # as Scrapy has it
        "READER_TIMEOUT": 60,  # a loaded machine loses no page
    }
    settings.setdict(mine, priority="cmdline")
    spider = {"fetched": FetchedSpider, "read": ReadSpider}[asked.crawl]
    spider.allowed_domains = (asked.host,)
    urls = tuple(f"http://{asked.host}{listing_path(each)}" for each in range(asked.listings))
    spider.sources = (Listing(urls, LINKS, name="listing"),)
    process = AsyncCrawlerProcess(settings)
    crawler = process.create_crawler(spider)
    clock = Clock(crawler, asked.warm)
    run = Run.open(Path(asked.folder), SITE, **spider.asked({}).terms(settings))
    process.crawl(crawler, run=run)
    process.start()
    return clock.crawled(run.counts["kept"] + run.counts["rejected"])


def main(arguments: Sequence[str]) -> None:
    """Make one crawl and print what it took."""
    asked = Asked(**json.loads(arguments[0]))
    make = scrapy if asked.crawl in ("scrapy", "trafilatura") else backfile
    print(json.dumps(asdict(make(asked))))


if __name__ == "__main__":
    main(sys.argv[1:])
