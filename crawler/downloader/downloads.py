"""Scrapy's downloader, with the paces of all hosts and an end to its patience."""

import asyncio
import logging
import time
from functools import partial
from typing import Any

from scrapy import Request
from scrapy.core.downloader import Downloader, Slot
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from scrapy.settings import SETTINGS_PRIORITIES
from twisted.internet import defer
from twisted.internet.defer import Deferred
from twisted.python.failure import Failure

from crawler.crawl import SiteCrawl, crawls_site
from crawler.downloader.paces import Paces
from crawler.errors import LedgerError
from crawler.text.hosts import server_of

logger = logging.getLogger(__name__)

CANCELLED = (defer.CancelledError, asyncio.CancelledError)
"""What a request ends with that is given up: Twisted's, or that of the task in it."""


class Downloads(Downloader):
    """Downloads as Scrapy does, until it is told to give up what is out.

    A request that is given up goes back to the scheduler like a retry: it is neither read nor
    lost, and its address stays due. One that others wait for, as for a robots.txt, ends in
    CancelledError: whoever waits would send it again at once, for ever. How many of a host are out
    at once is told by Scrapy's slots; when each of them leaves is told by its ``paces``, at the
    gate.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._out: dict[Request, Deferred[Response | Request]] = {}
        self._is_begun = False
        self._given_up = False
        self._transfers: set[asyncio.Future[None]] = set()
        settings = crawler.settings
        self.domain_concurrency = self.domain_concurrency or self.total_concurrency  # 0: no limit
        own = {
            host: each["delay"] for host, each in self.per_slot_settings.items() if "delay" in each
        }
        # What a user typed for this crawl counts more than what a site asks for.
        typed = (settings.getpriority("DOWNLOAD_DELAY") or 0) >= SETTINGS_PRIORITIES["cmdline"]
        self.paces = Paces(self._delay, own, is_typed=typed, jitter=self._jitter)

    def _begin(self) -> None:
        """Go on with what hosts asked earlier runs for, and keep it for later ones."""
        spider = self.crawler.spider
        if not crawls_site(spider) or spider.saved is not None:
            return
        self.paces.begins = partial(_check_hours, spider)
        self.paces.held = partial(_keep, spider)
        self.paces.down = partial(_leave, spider)
        self.paces.doubtful = spider.run.turn
        try:
            for host, seconds in spider.run.held().items():
                self.paces.hold(host, seconds)
        except LedgerError as error:
            spider.stop(error)

    def fetch(self, request: Request) -> Deferred[Response | Request]:  # type: ignore[override]
        """Return what *request* came to, or itself when it was given up."""
        if self._given_up or (self.paces.is_over and _is_awaited(request)):
            return defer.fail(defer.CancelledError())
        if not self._is_begun:
            self._is_begun = True
            self._begin()
        fetched: Deferred[Response | Request] = super().fetch(request)
        self._out[request] = fetched
        return fetched.addBoth(self._came_back, request)

    def _came_back(self, result: Any, request: Request) -> Any:
        del self._out[request]
        is_cancelled = isinstance(result, Failure) and isinstance(result.value, CANCELLED)
        return request if is_cancelled and not _is_awaited(request) else result

    def rest(self) -> None:
        """Let nothing leave any more; what has left is waited for."""
        self.paces.end()

    def give_up(self) -> None:
        """Wait no longer for what is out, whether it is being answered or waits for its turn."""
        self._given_up = True
        self.paces.end()
        for fetched in list(self._out.values()):
            fetched.cancel()

    def get_slot_key(self, request: Request) -> str:
        """Return the host of *request*, as :class:`~crawler.downloader.paces.Paces` has it."""
        named = request.meta.get(self.DOWNLOAD_SLOT)
        if named is not None or self.ip_concurrency:
            return super().get_slot_key(request)
        return server_of(request.url)

    def _process_queue(self, slot: Slot) -> None:
        """Begin what may be out at once; Scrapy would begin all of it where there is no delay."""
        while slot.queue and slot.free_transfer_slots() > 0:
            slot.lastseen = time.monotonic()
            request, waiting = slot.queue.popleft()
            slot.transferring.add(request)  # now: the transfer begins when we have returned
            transfer = asyncio.ensure_future(self._wait_for_download(slot, request, waiting))
            self._transfers.add(transfer)
            transfer.add_done_callback(self._transfers.discard)


def _is_awaited(request: Request) -> bool:
    """Tell whether some code waits for what *request* comes to, and not the scheduler."""
    return request.callback is None or request.callback is NO_CALLBACK


def _check_hours(spider: SiteCrawl) -> None:
    """Raise CancelledError when the site is to be left alone at this hour."""
    if spider.is_quiet():
        raise defer.CancelledError


def _keep(spider: SiteCrawl, host: str, seconds: float) -> None:
    """Write down that *host* asks to be left alone: a process that goes on must know."""
    try:
        spider.run.hold(host, seconds)
    except LedgerError as error:
        spider.stop(error)


def _leave(spider: SiteCrawl, url: str) -> None:
    """Ask the host of *url* no more in this run: all that it is asked for fails."""
    if not spider.run.leaves(url):
        logger.warning("Left alone for now, whatever it is asked for fails: %s", server_of(url))
        spider.run.leave(url)
