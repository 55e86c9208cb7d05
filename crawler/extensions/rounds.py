"""Asks for the captures of a replay in rounds: no second one before all first ones are written."""

from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider, NotConfigured
from scrapy.utils.asyncio import call_later

from crawler.crawl import SiteCrawl, crawls_site
from crawler.errors import LedgerError
from crawler.items import Reading


class RoundsExtension:
    """Begins the next round of a replay when all before it are read and written."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        crawler.signals.connect(self.spider_idle, signals.spider_idle)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the extension for a site's spider."""
        if not crawls_site(crawler.spidercls):
            raise NotConfigured
        return cls(crawler)

    def spider_idle(self, spider: SiteCrawl) -> None:
        """Announce the next round. Raises DontCloseSpider when there is one."""
        if spider.error is not None:
            return
        try:
            for entries in spider.rounds:
                spider.run.commit(Reading(entries=tuple(entries)))
                if spider.run.has_due():  # else a person had all of them forgotten
                    call_later(0, self._go_on, spider)  # not before all have heard that it is idle
                    raise DontCloseSpider
        except LedgerError as error:
            spider.stop(error)

    def _go_on(self, spider: SiteCrawl) -> None:
        """Ask for the first of a round: the engine would look for it within five seconds."""
        engine = self._crawler.engine
        try:
            lease = spider.run.lease()
        except LedgerError as error:
            spider.stop(error)
            return
        if lease is not None and engine is not None:
            engine.crawl(spider.request(lease))
