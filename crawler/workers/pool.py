"""The workers of a process, shared by all of its crawls."""

import asyncio
import os
from typing import ClassVar, Self

from crawler.items import Page, Publisher
from crawler.pages.reading import Read
from crawler.workers.budget import Budget
from crawler.workers.layouts import Definition
from crawler.workers.worker import Worker

PATIENCE = 1.0
"""Seconds that the last worker has been reading before another is started."""


class Workers:
    """Up to *count* processes that read pages.

    One is started at once, each other when all before it are busy and have been of use for
    :data:`PATIENCE`: to start one costs as much as to read fifty pages.
    """

    _shared: ClassVar[dict[tuple[int, Budget], Self]] = {}

    def __init__(self, count: int, budget: Budget = Budget()) -> None:  # noqa: B008 - frozen
        self.count = count
        self.budget = budget
        self._definitions: list[Definition] = []
        self._all: list[Worker] = []
        self._idle: asyncio.Queue[Worker] = asyncio.LifoQueue()
        self._reading: set[asyncio.Task[Read]] = set()
        self._closed = False
        self.users = 0

    @classmethod
    def shared(cls, count: int, budget: Budget) -> Self:
        """Return the workers that all crawls with these limits share; each is to close them."""
        workers = cls._shared.setdefault((count, budget), cls(count, budget))
        workers.users += 1
        return workers

    def open(self, definition: Definition) -> int:
        """Return the number under which pages of a site are read; the first worker is started."""
        self._definitions.append(definition)
        number = len(self._definitions) - 1
        if not self._all:
            self._add()
            return number
        for worker in self._all:
            worker.tell(number, definition)
        return number

    async def read(self, site: int, page: Page, publisher: Publisher) -> Read:
        """Return what *page* of *site* gave, as soon as a worker is free for it.

        Raises OverBudget, ReadingDied and what the reading raised. Raises CancelledError when the
        workers are closed, before or meanwhile: nothing is known of the page then.
        """
        if self._closed:
            raise asyncio.CancelledError
        reading = asyncio.ensure_future(self._read(site, page, publisher))
        self._reading.add(reading)
        reading.add_done_callback(self._reading.discard)
        return await reading

    async def _read(self, site: int, page: Page, publisher: Publisher) -> Read:
        if self._idle.empty() and len(self._all) < self.count and self._all[-1].age > PATIENCE:
            self._add()
        worker = await self._idle.get()
        try:
            return await worker.read(site, page, publisher)
        finally:
            self._idle.put_nowait(worker)

    def fill(self) -> None:
        """Start all workers at once."""
        for _ in range(self.count - len(self._all)):
            self._add()

    async def close(self) -> None:
        """End the workers and what they read, unless another crawl still has them."""
        self.users -= 1
        if self.users > 0:
            return
        self._closed = True
        if self._shared.get((self.count, self.budget)) is self:
            del self._shared[(self.count, self.budget)]
        for worker in self._all:
            worker.stop()
        reading = list(self._reading)
        for each in reading:
            each.cancel()
        await asyncio.gather(*reading, return_exceptions=True)
        await asyncio.gather(*(worker.stopped() for worker in self._all))

    def _add(self) -> None:
        if self._closed:
            return
        worker = Worker(self.budget)
        for number, definition in enumerate(self._definitions):
            worker.tell(number, definition)
        self._all.append(worker)
        self._idle.put_nowait(worker)


def usable_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
