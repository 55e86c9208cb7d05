"""robots.txt as RFC 9309 has it: one that cannot be had forbids, for now."""

import asyncio
import logging
import re
import time
from collections import deque
from collections.abc import Sequence
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    DownloadTimeoutError,
    IgnoreRequest,
    NotConfigured,
)
from scrapy.http.request import NO_CALLBACK
from scrapy.utils.httpobj import urlparse_cached
from twisted.internet.defer import CancelledError

from crawler.answers import Redirected, told
from crawler.downloader.beginnings import BEGINNING
from crawler.downloader.copies import MOST, Copies, Copy
from crawler.downloader.downloads import Downloads
from crawler.downloader.mistakes import is_insecure, mistake
from crawler.downloader.rules import LARGEST, Rules
from crawler.errors import RobotsUnreachable
from crawler.text.hosts import server_of

logger = logging.getLogger(__name__)

FRESH = 24 * 3600.0
"""Seconds that a robots.txt is believed: RFC 9309, section 2.4."""

WAITS = (1.0, 4.0, 16.0)
"""Seconds before each further try of one that cannot be had; who does not answer at all within the
time-out gets every other one."""

AGAIN = 300.0
"""Seconds until one that could not be had at any try is asked for again."""

_PRODUCT = re.compile(r"(?:.*\(compatible;\s*)?([A-Za-z_-]+)")

PRIORITY = 1000
"""Priority of its request: nothing else of its host may leave before."""


class RobotsMiddleware:
    """Lets pass what robots.txt allows, at the pace that it asks for.

    No robots.txt (4xx), or one behind more than five redirects, allows everything; one that cannot
    be had (5xx, 429, no answer) forbids everything: its requests end in RobotsUnreachable, which
    may pass. Limits: :mod:`crawler.downloader.rules`.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        settings = crawler.settings
        self._agent = product(str(settings["ROBOTSTXT_USER_AGENT"] or settings["USER_AGENT"]))
        self._copies = Copies()
        self._asked: dict[str, asyncio.Future[Copy]] = {}
        self._warned: set[str] = set()

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
            waits = WAITS if known is None or known.rules is None else ()
            self._asked[origin] = asyncio.ensure_future(self._fetch(origin, waits))
            self._asked[origin].add_done_callback(lambda _: self._asked.pop(origin))
        fetched = await asyncio.shield(self._asked[origin])
        if fetched.rules is None and known is not None and known.rules is not None:
            fetched = Copy(known.rules, fetched.until)  # what it said is better than nothing
        self._copies.put(origin, fetched)
        return fetched

    async def _fetch(self, origin: str, waits: Sequence[float]) -> Copy:
        """Ask for a robots.txt, and again after *waits* while it cannot be had.

        Meanwhile nothing else of its host is asked for: the host itself is held.
        """
        copy = await self._ask(origin)
        left = deque(waits)
        while copy.rules is None and left and not copy.is_hopeless:
            wait = left.popleft()
            if copy.is_silent and left:
                wait = left.popleft()
            if (downloads := self._downloads) is not None:
                downloads.paces.hold(server_of(origin), wait)
            copy = await self._ask(origin)
        return copy

    async def _ask(self, origin: str) -> Copy:
        request = Request(
            f"{origin}/robots.txt",
            priority=PRIORITY,
            callback=NO_CALLBACK,
            headers={"Accept-Encoding": "identity"},  # packed, a part of it would be of no use
            meta={"dont_obey_robotstxt": True, "dont_retry": True, BEGINNING: LARGEST + 1},
        )
        now, engine = time.monotonic, self._crawler.engine
        assert engine is not None  # noqa: S101 - it sent the request
        try:
            response = await engine.download_async(request)
        except (CancelledError, asyncio.CancelledError):
            raise
        except IgnoreRequest as error:
            if isinstance(error, Redirected):
                return Copy(Rules.none(), now() + FRESH)
            return Copy(None, now() + AGAIN, str(error))
        except Exception as error:  # noqa: BLE001 - whatever it is, nobody knows what is forbidden
            self._warn(origin, error)
            is_silent = isinstance(error, TimeoutError | DownloadTimeoutError)
            return Copy(None, now() + AGAIN, told(error), is_silent, is_insecure(error))
        if response.status == 429 or response.status >= 500:
            return Copy(None, now() + AGAIN, f"HTTP {response.status}")
        is_there = 200 <= response.status < 300
        return Copy(Rules(response.body) if is_there else Rules.none(), now() + FRESH)

    def _warn(self, origin: str, error: Exception) -> None:
        """Say at once, and once, what looks like a mistake: the tries take a while."""
        hint = mistake(origin, error)
        if hint is not None and origin not in self._warned and len(self._warned) < MOST:
            self._warned.add(origin)
            logger.warning("%s", hint)

    @property
    def _downloads(self) -> Downloads | None:
        engine = self._crawler.engine
        downloads = engine.downloader if engine is not None else None
        return downloads if isinstance(downloads, Downloads) else None

    def _slow_down(self, request: Request, delay: float) -> None:
        """Leave at least *delay* seconds between two requests to the host of *request*."""
        if delay and (downloads := self._downloads) is not None:
            downloads.paces.of(request.url).slow_down(delay)


def product(agent: str) -> str:
    """Return the name that robots.txt calls a user *agent* by: RFC 9309, section 2.2.1."""
    match = _PRODUCT.match(agent)
    return match[1] if match else agent
