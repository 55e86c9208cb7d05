"""How a crawl is stopped by a signal: what is out is finished, but not for ever."""

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from scrapy.crawler import AsyncCrawlerProcess, Crawler

from crawler.downloader.downloads import Downloads
from crawler.interrupts import SIGNALS

GRACE = 5.0
"""Seconds that requests which are out may still take; what they come to is kept."""

LAST = 2.0
"""Seconds after that in which the crawls close; then the process ends without them."""

LOOK = 0.02
"""Seconds between two looks whether a crawl that is beginning has begun."""


class Stopping:
    """Runs the crawls of a process, and ends them at SIGTERM or SIGINT.

    The first signal closes them as Scrapy does, within :data:`GRACE` and :data:`LAST`; the second
    stops the reactor at once. Either way, whoever owns a run closes it when :meth:`run` returns.
    Signals that come before that are kept for it.
    """

    def __init__(self, process: AsyncCrawlerProcess) -> None:
        self._process = process
        self._signals = 0

    @property
    def is_asked(self) -> bool:
        """Whether a signal asked to stop."""
        return self._signals > 0

    def run(self) -> None:
        """Run until all crawls have ended."""
        self._process.start(install_signal_handlers=False)

    def hear(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - a handler's
        """Take a signal; what it asks for is done by the reactor, not in between."""
        from twisted.internet import reactor  # noqa: PLC0415 - Scrapy chooses it first

        reactor.callFromThread(self._asked)

    def _asked(self) -> None:
        self._signals += 1
        if self._signals > 1:
            self._halt()
            return
        for downloads in self._downloads():
            downloads.rest()
        loop = asyncio.get_running_loop()
        loop.call_later(GRACE, self._give_up)
        loop.call_later(GRACE + LAST, self._halt)
        self._closing = asyncio.ensure_future(self._close())

    async def _close(self) -> None:
        """Close the crawls; Scrapy closes only those that have begun."""
        await asyncio.sleep(LOOK)
        while any(map(_is_beginning, self._process.crawlers)):  # noqa: ASYNC110 - no event tells
            await asyncio.sleep(LOOK)
        await self._process.stop()

    def _give_up(self) -> None:
        for downloads in self._downloads():
            downloads.give_up()

    def _downloads(self) -> Iterator[Downloads]:
        """Yield what downloads for the crawls that have begun."""
        for crawler in self._process.crawlers:
            if not _is_beginning(crawler) and isinstance(crawler.engine.downloader, Downloads):
                yield crawler.engine.downloader

    def _halt(self) -> None:
        from twisted.internet import reactor  # noqa: PLC0415 - Scrapy chooses it first

        with suppress(RuntimeError):  # it is stopping already
            reactor.stop()  # type: ignore[misc]


def _is_beginning(crawler: Crawler) -> bool:
    try:
        return crawler.crawling and not crawler.engine.running
    except RuntimeError:  # it has no engine yet
        return True


@contextmanager
def stopping(process: AsyncCrawlerProcess) -> Iterator[Stopping]:
    """Have the signals taken by what runs the crawls of *process*, within the block."""
    taken = Stopping(process)
    before = {number: signal.signal(number, taken.hear) for number in SIGNALS}
    try:
        yield taken
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
