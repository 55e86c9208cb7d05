"""The last step: what one response yielded goes into the ledger, in one transaction."""

import logging
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from crawler.crawl import SiteCrawl, crawls_site
from crawler.errors import LedgerError
from crawler.items import Reading

logger = logging.getLogger(__name__)


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
            self._tell(item)
            try:
                self._spider.run.commit(item)
            except LedgerError as error:
                self._spider.stop(error)
        return item

    def _tell(self, reading: Reading) -> None:
        """Log what is not kept; one who replays a page waits for its article."""
        level = logging.INFO if self._spider.saved is None else logging.WARNING
        for rejection in reading.rejections:
            url = reading.url or "a page without an address"
            logger.log(level, "Not kept: %s: %s", url, rejection.reason)
