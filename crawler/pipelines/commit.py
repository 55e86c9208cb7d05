"""The last step: what one response yielded goes into the ledger, in one transaction."""

import logging
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from crawler.crawl import SiteCrawl, crawls_site
from crawler.errors import LedgerError
from crawler.items import Reading, State
from crawler.text.addresses import host

logger = logging.getLogger(__name__)


class CommitPipeline:
    """Commits readings; a ledger that cannot be written ends the crawl."""

    def __init__(self, spider: SiteCrawl) -> None:
        self._spider = spider
        self._put_off: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the run of the crawler's spider; a plain Scrapy spider has none."""
        if not crawls_site(crawler.spider):
            raise NotConfigured
        return cls(crawler.spider)

    def process_item(self, item: Any) -> Any:
        """Return *item*, committed when it is a reading."""
        if isinstance(item, Reading):
            asked = self._spider.run.asked(item)
            try:
                outcome = self._spider.run.commit(item)
            except LedgerError as error:
                self._spider.stop(error)
            else:
                self._tell(item, outcome, asked or "a page without an address")
        return item

    def _tell(self, reading: Reading, outcome: State, asked: str) -> None:
        """Log what is lost, put off or not kept; one who replays a page waits for its article."""
        reasons = [reading.reason, *(each.reason for each in reading.rejections)]
        reason = next((each for each in reasons if each is not None), None)
        if outcome == "failed":
            logger.warning("Lost %s: %s", asked, reason)
        elif reading.is_deferred and (server := host(asked)) not in self._put_off:
            self._put_off.add(server)  # it is so for all of it
            logger.warning("Put off %s: %s", asked, reason)
        elif outcome == "announced":
            logger.info("To be tried again: %s: %s", asked, reason)
        elif reason is not None:
            saved = self._spider.saved
            level = logging.INFO if saved is None or saved.is_picked else logging.WARNING
            logger.log(level, "Not kept: %s: %s", asked, reason)
