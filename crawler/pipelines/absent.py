"""Finds pages that a site shows, with a status of success, where it has nothing: soft 404s."""

import asyncio
import logging
from collections import Counter, defaultdict
from dataclasses import replace
from typing import Any, Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from twisted.internet.defer import CancelledError

from crawler.answers import received
from crawler.cleaning.answered import asked_for
from crawler.crawl import BLANK, PROBE, crawls_site
from crawler.items import Article, Entry, Reading
from crawler.text.addresses import host
from crawler.text.nowhere import nowhere

logger = logging.getLogger(__name__)

SOFT = "soft 404"
"""Reason of an address where a site shows what it shows for pages that it has not."""

MOST = 30
"""Probes of a run."""

FEW = 3
"""Addresses of a host that are enough to tell that it shows nothing else."""


class AbsentPipeline:
    """Asks for a page that cannot be there, and takes out articles that read like the answer.

    It is asked for before the first article of a host is kept, and of a pattern of addresses that
    has one that looks odd; under the same guards, robots.txt and pace as any request, and recorded
    as what it is, so that a replay comes to the same. What cannot be had tells nothing: then the
    articles are kept. Runs after cleaning.
    """

    def __init__(self, crawler: Crawler) -> None:
        assert crawls_site(crawler.spider)  # noqa: S101 - from_crawler asked
        self._crawler = crawler
        self._spider = crawler.spider
        self._left = MOST
        self._gone: Counter[str] = Counter()
        self._kept: set[str] = set()
        self._asking: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the crawler's spider; a plain Scrapy spider reads no articles."""
        if not crawls_site(crawler.spider):
            raise NotConfigured
        return cls(crawler)

    async def process_item(self, item: Any) -> Any:
        """Return the reading; without articles, and gone, where they are none."""
        if not isinstance(item, Reading) or not item.articles or item.is_copy:
            return item
        entry = self._spider.run.entry(item)
        title = entry.title if entry is not None else None
        # What comes of the host meanwhile waits for what is learnt, and of no other.
        async with self._asking[host(item.url or "")]:
            for article in item.articles:
                if not await self._is_sure(article, title):
                    return replace(item, articles=(), state="announced", reason="given up")
        if any(self._spider.absences.shows(each, title) for each in item.articles):
            self._crawler.stats.inc_value("backfile/soft_404")
            self._gone[host(item.url or "")] += 1
            return replace(item, articles=(), state="gone", reason=SOFT)
        self._kept.add(host(item.url or ""))
        return item

    def close_spider(self) -> None:
        """Tell how many addresses were taken out: nobody else says that they have nothing.

        A host where that is all that there is may keep robots out, or be worked at.
        """
        for server, count in sorted(self._gone.items()):
            is_blank = count >= FEW and server not in self._kept
            if is_blank:
                self._crawler.stats.inc_value(BLANK)
            logger.warning(
                "%s: %d %s, and counted as gone (%s): like what it shows where it has no page%s",
                server,
                count,
                "address was not kept" if count == 1 else "addresses were not kept",
                SOFT,
                "; it showed nothing else, and may keep robots out" if is_blank else "",
            )

    async def _is_sure(self, article: Article, title: str | None) -> bool:
        """Learn what must be known before *article* is kept; tell whether the crawl goes on."""
        absences = self._spider.absences
        is_asked_about = absences.is_asked_about(article)
        if self._spider.saved is not None or article.url is None:
            return True
        url = nowhere(asked_for(article)) if is_asked_about else absences.unsure(article, title)
        while url is not None and self._left:
            self._left -= 1
            if not await self._ask(url):
                return False
            url = absences.unsure(article, title)
        return True

    async def _ask(self, url: str) -> bool:
        """Learn what the site answers at *url*; tell whether the crawl goes on."""
        engine = self._crawler.engine
        assert engine is not None  # noqa: S101 - it sent the item
        entry = Entry(url, "listing", PROBE)
        request = Request(
            url, callback=NO_CALLBACK, cb_kwargs={"entry": entry}, meta={"dont_retry": True}
        )
        try:
            response = await engine.download_async(request)
        except (CancelledError, asyncio.CancelledError):
            return False
        except IgnoreRequest as error:
            logger.debug("Nothing is known of pages that are not there: %s", error)
        except Exception as error:  # noqa: BLE001 - whatever it is, the article is kept
            logger.debug("Nothing is known of pages that are not there: %r", error)
        else:
            await self._learn(response, entry)
        return True

    async def _learn(self, response: Response, entry: Entry) -> None:
        if response.status == 200:
            await self._spider.learn_absent(received(response, entry), entry)
