"""How a crawl has its pages read: in this process, by workers, or ahead of its asking."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Iterable
from typing import Protocol

from crawler.items import Page, Publisher
from crawler.pages.reading import Read
from crawler.workers.budget import Budget
from crawler.workers.layouts import Definition
from crawler.workers.pool import Workers, usable_cores


class PageReader(Protocol):
    """Reads the pages of one site."""

    depth: int
    """Pages that it can read at the same time."""

    async def read(self, page: Page, publisher: Publisher) -> Read:
        """Return what *page* gave. Raises PageError and whatever a layout raises.

        One that is closed raises CancelledError: the page is neither kept nor lost.
        """

    async def close(self) -> None:
        """Read no more."""


class Here:
    """Reads in this process, without a budget: a debugger can follow."""

    depth = 0

    def __init__(self, definition: Definition) -> None:
        self._definition = definition
        self._layouts = definition.load()

    async def read(self, page: Page, publisher: Publisher) -> Read:
        """Return what *page* gave. Raises PageError and whatever a layout raises."""
        return self._definition.read(page, self._layouts, publisher)

    async def close(self) -> None:
        """Do nothing."""


SWITCH = 0.0005
"""Seconds after which a thread of the crawl's process lets another go on. What brings pages to the
workers, and takes in what they read, are threads: a worker would wait for them for as long as it
reads, were it Python's 5 ms each time."""


class Away:
    """Reads in workers that other crawls may share."""

    def __init__(self, workers: Workers, definition: Definition) -> None:
        sys.setswitchinterval(min(sys.getswitchinterval(), SWITCH))
        self._workers = workers
        self._site = workers.open(definition)
        self.depth = workers.count

    async def read(self, page: Page, publisher: Publisher) -> Read:
        """Return what *page* gave.

        Raises PageError, OverBudget and ReadingDied among them, and whatever a layout raises;
        CancelledError when the workers are closed.
        """
        return await self._workers.read(self._site, page, publisher)

    async def close(self) -> None:
        """Give the workers back."""
        await self._workers.close()


def open_reader(definition: Definition, count: int, budget: Budget) -> PageReader:
    """Return what reads a site's pages: up to *count* workers; 0: none.

    No more than there are cores, and one: that has the next page when the crawl's process still
    takes in what another has read.
    """
    if count < 1:
        return Here(definition)
    return Away(Workers.shared(min(count, usable_cores() + 1), budget), definition)


class Ahead:
    """Reads saved pages before they are asked for, *depth* of them.

    They are still asked for one by one in their order, so that what is kept of two equal articles
    does not hang on which worker was faster.
    """

    def __init__(self, read: Callable[[Page], Awaitable[Read]], depth: int) -> None:
        self._read = read
        self._depth = depth
        self._begun: dict[int, asyncio.Future[Read]] = {}

    async def read(self, page: Page, following: Iterable[Page]) -> Read:
        """Return what *page* gave, and begin with those *following* it. Raises as reading does."""
        own = self._begun.pop(id(page), None) or self._begin(page)
        for each in following:
            if len(self._begun) >= self._depth:
                break
            if id(each) not in self._begun:
                self._begun[id(each)] = self._begin(each)
        return await own

    async def close(self) -> None:
        """Give up what was not asked for."""
        for each in self._begun.values():
            each.cancel()
        await asyncio.gather(*self._begun.values(), return_exceptions=True)

    def _begin(self, page: Page) -> "asyncio.Future[Read]":
        return asyncio.ensure_future(self._read(page))
