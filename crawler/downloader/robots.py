"""robots.txt as RFC 9309 has it: one that cannot be had forbids, for now."""

import asyncio
import time
from dataclasses import dataclass
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.http.request import NO_CALLBACK
from scrapy.settings import SETTINGS_PRIORITIES
from scrapy.utils.httpobj import urlparse_cached
from twisted.internet.defer import CancelledError

from crawler.answers import REDIRECTED, told
from crawler.downloader.rules import Rules
from crawler.errors import RobotsUnreachable

FRESH = 24 * 3600.0
"""Seconds that a robots.txt is believed: RFC 9309, section 2.4."""

AGAIN = 60.0
"""Seconds until one that could not be had is asked for again."""

PRIORITY = 1000
"""Priority of its request: nothing else of its host may leave before."""


@dataclass(frozen=True, slots=True)
class Copy:
    """What is known of the robots.txt of one origin."""

    rules: Rules | None
    """Its rules; null: it could not be had, so all is forbidden."""
    until: float
    """When it is asked for again, by the monotonic clock."""
    reason: str = ""
    """Why it could not be had."""


class RobotsMiddleware:
    """Lets pass what robots.txt allows, at the pace that it asks for.

    No robots.txt (4xx), or one behind more than five redirects, allows everything; one that cannot
    be had (5xx, 429, no answer) forbids everything: its requests end in RobotsUnreachable, which
    may pass. Limits: :mod:`crawler.downloader.rules`.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        settings = crawler.settings
        self._agent = str(settings["ROBOTSTXT_USER_AGENT"] or settings["USER_AGENT"])
        # What a user typed for this crawl counts more than what a site asks for.
        typed = SETTINGS_PRIORITIES["cmdline"]
        self._keeps_pace = (settings.getpriority("DOWNLOAD_DELAY") or 0) < typed
        self._copies: dict[str, Copy] = {}
        self._asked: dict[str, asyncio.Future[Copy]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Obey, unless ROBOTSTXT_OBEY says not to."""
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Let *request* pass. Raises IgnoreRequest when it is forbidden, and RobotsUnreachable."""
        if request.meta.get("dont_obey_robotstxt"):
            return
        copy = await self._copy(request)
        if copy.rules is None:
            raise RobotsUnreachable(f"robots.txt cannot be had: {copy.reason}")
        if not copy.rules.allows(request.url, self._agent):
            raise IgnoreRequest("Forbidden by robots.txt")
        self._slow_down(request, copy.rules.delay(self._agent))

    async def _copy(self, request: Request) -> Copy:
        """Return what is known of the robots.txt for *request*, asked for once if it must be."""
        parts = urlparse_cached(request)
        origin = f"{parts.scheme}://{parts.netloc}"
        known = self._copies.get(origin)
        if known is not None and known.until > time.monotonic():
            return known
        if origin not in self._asked:
            self._asked[origin] = asyncio.ensure_future(self._fetch(origin))
            self._asked[origin].add_done_callback(lambda _: self._asked.pop(origin))
        fetched = await asyncio.shield(self._asked[origin])
        if fetched.rules is None and known is not None and known.rules is not None:
            fetched = Copy(known.rules, fetched.until)  # what it said is better than nothing
        self._copies[origin] = fetched
        return fetched

    async def _fetch(self, origin: str) -> Copy:
        request = Request(
            f"{origin}/robots.txt",
            priority=PRIORITY,
            callback=NO_CALLBACK,
            meta={"dont_obey_robotstxt": True},
        )
        now = time.monotonic
        assert self._crawler.engine is not None  # noqa: S101 - it sent the request
        try:
            response = await self._crawler.engine.download_async(request)
        except (CancelledError, asyncio.CancelledError):
            raise
        except IgnoreRequest as error:
            if str(error) == REDIRECTED:
                return Copy(Rules.none(), now() + FRESH)
            return Copy(None, now() + AGAIN, str(error))
        except Exception as error:  # noqa: BLE001 - whatever it is, nobody knows what is forbidden
            return Copy(None, now() + AGAIN, told(error))
        if response.status == 429 or response.status >= 500:
            return Copy(None, now() + AGAIN, f"HTTP {response.status}")
        is_there = 200 <= response.status < 300
        return Copy(Rules(response.body) if is_there else Rules.none(), now() + FRESH)

    def _slow_down(self, request: Request, delay: float) -> None:
        """Leave at least *delay* seconds between two requests to the host of *request*."""
        if not delay or not self._keeps_pace:
            return
        assert self._crawler.engine is not None  # noqa: S101 - it sent the request
        downloader = self._crawler.engine.downloader
        host = downloader.get_slot_key(request)
        own = downloader.per_slot_settings.setdefault(host, {})
        own["delay"] = max(
            delay, own.get("delay", self._crawler.settings.getfloat("DOWNLOAD_DELAY"))
        )
        if host in downloader.slots:
            downloader.slots[host].delay = max(downloader.slots[host].delay, delay)
