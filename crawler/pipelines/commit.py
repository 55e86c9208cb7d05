"""The last step: what one response yielded goes into the ledger, in one transaction."""

from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from crawler.crawl import SiteCrawl, crawls_site
from crawler.errors import LedgerError
from crawler.items import Reading


class CommitPipeline:
    """Commits readings; a ledger that cannot be written ends the crawl."""

    def __init__(self, spider: SiteCrawl) -> None:
        self._spider = spider

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the run of the crawler's spider; a plain Scrapy spider has none."""
        if not crawls_site(crawler.spider):
            raise NotConfigured
        return cls(crawler.spider)

    def process_item(self, item: Any) -> Any:
        """Return *item*, committed when it is a reading."""
        if isinstance(item, Reading):
            try:
                self._spider.run.commit(item)
            except LedgerError as error:
                self._spider.stop(error)
        return item
