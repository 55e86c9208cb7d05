"""Scrapy's scheduler over the ledger: requests are leases of what is due there."""

import logging
from collections import deque

from scrapy import Request, Spider, signals
from scrapy.core.scheduler import BaseScheduler, Scheduler
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response
from scrapy.utils.asyncio import call_later
from scrapy.utils.reactor import CallLaterOnce
from twisted.python.failure import Failure

from crawler.crawl import BLANK, SiteCrawl, crawls_site
from crawler.errors import LedgerError
from crawler.items import Reading
from crawler.ledger import Outcome

logger = logging.getLogger(__name__)

ENDED = ("shutdown", "quiet")
"""Why a crawl was closed in the midst of its work: by a signal, by hours to leave a site alone."""

ADDRESS = "address"
"""Key of ``request.meta``: the ledger's number of the address, kept by redirects and retries."""


class LedgerScheduler(BaseScheduler):
    """Hands out what the ledger has due, and sees that every lease is closed.

    A reading closes its lease when the last pipeline commits it. What never becomes a reading,
    because a callback or a pipeline raised, is closed here as failed.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._spider: SiteCrawl
        self._under_way: deque[Request] = deque()
        self._is_waiting = False
        crawler.signals.connect(self.spider_error, signals.spider_error)
        crawler.signals.connect(self.item_error, signals.item_error)
        crawler.signals.connect(self.spider_idle, signals.spider_idle)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> BaseScheduler:  # type: ignore[override]
        """Return Scrapy's own scheduler for a spider that has no ledger (``scrapy fetch``)."""
        if crawls_site(crawler.spidercls):
            return cls(crawler)
        return Scheduler.from_crawler(crawler)

    def open(self, spider: Spider) -> None:
        """Take the spider's run."""
        assert crawls_site(spider)  # noqa: S101 - from_crawler asked
        self._spider = spider

    def has_pending_requests(self) -> bool:
        """Tell whether something is due, beside what is out."""
        try:
            return bool(self._under_way) or self._spider.run.has_due()
        except LedgerError as error:
            self._spider.stop(error)
            return False

    def enqueue_request(self, request: Request) -> bool:
        """Take back a request under a lease: a redirect or a retry. Others are not for us."""
        if ADDRESS not in request.meta:
            logger.warning("Not followed, a callback yields a Reading: %s", request.url)
            return False
        self._under_way.append(request)
        return True

    def next_request(self) -> Request | None:
        """Return the next request; null when nothing is due or enough is out."""
        if self._under_way:
            return self._under_way.popleft()
        run = self._spider.run
        try:
            lease = run.lease(self._is_held)
            wait = None if lease or run.out else run.wait()
        except LedgerError as error:
            self._spider.stop(error)
            return None
        if wait is not None:
            self._ask_again(wait)
        return self._spider.request(lease) if lease else None

    def _is_held(self, host: str) -> bool:
        """Tell whether a host asked not to be asked now."""
        engine = self._crawler.engine
        paces = getattr(engine and engine.downloader, "paces", None)
        return paces is not None and bool(paces.is_held(host))

    def _ask_again(self, wait: float) -> None:
        """Let the engine ask for a request when the next is due, in *wait* seconds.

        It would ask by itself, every five seconds. Scrapy has no public way to be woken earlier.
        """
        engine = self._crawler.engine
        slot = engine._slot if engine is not None else None  # noqa: SLF001
        if slot is not None and not self._is_waiting:
            self._is_waiting = True
            call_later(wait, self._wake, slot.nextcall)

    def _wake(self, nextcall: CallLaterOnce[None]) -> None:
        self._is_waiting = False
        nextcall.schedule()

    def close(self, reason: str) -> None:
        """End the run with what it came to: stat ``backfile/outcome``."""
        run = self._spider.run
        try:
            outcome = self._outcome(reason)
            run.close(outcome)
        except LedgerError as error:
            self._spider.stop(error)
            outcome = "failed"
        self._crawler.stats.set_value("backfile/outcome", outcome)

    def _outcome(self, reason: str) -> Outcome:
        run, stats = self._spider.run, self._crawler.stats
        left = run.left()
        for state in ("announced", "failed"):
            stats.set_value(f"backfile/left/{state}", left[state])
        stats.set_value("backfile/nothing", not run.has_articles())
        if reason in ENDED:
            return "stopped"
        is_short, is_spent = run.is_short(), run.is_spent()  # all days: a stop must be quick
        if run.limit_reached and run.has_more():
            return "limit"
        if self._spider.error:  # nothing is lost: the next crawl goes on with this one's cycle
            return "incomplete"
        if left["failed"] or stats.get_value("spider_exceptions/count"):
            return "failed"
        if left["announced"] or is_short or stats.get_value(BLANK):
            return "incomplete"
        return "budget" if is_spent else "complete"

    # What never became a reading

    def spider_error(self, failure: Failure, response: Response | Failure | None) -> None:
        """Close the lease of a response whose callback raised."""
        request = getattr(response, "request", None)
        if request is not None:
            self._fail(request.meta.get(ADDRESS), f"reading raised {_name(failure)}")

    def item_error(self, item: object, failure: Failure) -> None:
        """Close the lease of a reading that a pipeline raised on."""
        if isinstance(failure.value, LedgerError):
            self._spider.stop(failure.value)
        elif isinstance(item, Reading):
            self._fail(item.address, f"a pipeline raised {_name(failure)}")

    def spider_idle(self) -> None:
        """Close leases that no reading came of, and stay while something is due."""
        for address in self._spider.run.out:
            self._fail(address, "its callback yielded no reading")
        if self.has_pending_requests():
            raise DontCloseSpider

    def _fail(self, address: int | None, reason: str) -> None:
        if address is None or self._spider.error:
            return
        try:
            self._spider.run.commit(Reading(address=address, state="failed", reason=reason))
        except LedgerError as error:
            self._spider.stop(error)


def _name(failure: Failure) -> str:
    """Return what a failure's exception is called, and says."""
    return f"{type(failure.value).__name__}: {failure.value}"
