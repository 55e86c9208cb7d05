"""A process that reads pages, as seen from the crawl: its start, its ends, its replacement."""

import asyncio
import fcntl
import logging
import os
import signal
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext, SpawnProcess
from threading import Lock
from types import ModuleType
from typing import Any

from pebble import ProcessExpired, ProcessPool

from crawler.errors import OverBudget, ReadingDied
from crawler.items import Page, Publisher
from crawler.pages.reading import Read
from crawler.workers.budget import OUT_OF_MEMORY, Budget, resident
from crawler.workers.layouts import Definition
from crawler.workers.parcel import unpack
from crawler.workers.process import Answer, begin, introduce, read

logger = logging.getLogger(__name__)

LOOK = 0.02
"""Seconds between two looks at the memory of a process that reads."""

SILENCE = 60.0
"""Seconds beyond a page's time after which a process that does not answer is ended."""

PIPE = 1024 * 1024
"""Bytes of a pipe to a process, the most that Linux gives: through its usual 64 KB a page goes in
pieces, each of which waits until the one before was taken out."""

GRACE = 1.0
"""Seconds in which pebble tells that a process has ended; of one that never began it says nothing.
"""

MOST = 4
"""Processes that a page is given to at most."""

STOPS = {signal.SIGINT, signal.SIGTERM}
"""Signals that are for the crawl alone, also when they are sent to all of its processes."""

_starting = Lock()


class _Lost(Exception):  # noqa: N818 - never leaves this module
    """The process ended by itself or by a stranger, before it began with the page."""


class _Died(_Lost):
    """It ended while it read the page."""


class _Process(SpawnProcess):
    """A process that leaves it to its parent when to stop, and knows nothing of its script."""

    def start(self) -> None:
        """Start it with the signals of :data:`STOPS` blocked, which it keeps."""
        with _starting, _no_main():
            before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
            try:
                super().start()
            finally:
                signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def terminate(self) -> None:
        """End it at once: pebble asks for this when no lock can be held, and SIGTERM is blocked."""
        self.kill()


class _Context(SpawnContext):
    """Spawns one process, and knows it."""

    process: _Process | None = None

    def Pipe(self, duplex: bool = True) -> "tuple[Connection[Any, Any], Connection[Any, Any]]":  # noqa: FBT001, FBT002, N802
        """Return the ends of a pipe that takes a page at once, where the system lets it."""
        ends = super().Pipe(duplex)
        if not duplex and sys.platform == "linux":
            with suppress(OSError):  # others of this user have many
                fcntl.fcntl(ends[1].fileno(), fcntl.F_SETPIPE_SZ, PIPE)
        return ends

    def Process(self, *args: Any, **options: Any) -> _Process:  # type: ignore[override]  # noqa: N802
        """Return the process. Raises OSError for a second, by which pebble gives up the pool."""
        if self.process is not None:
            raise OSError("a worker's pool has one process")
        self.process = _Process(*args, **options)
        return self.process


class Worker:
    """A process that reads one page at a time; after its end another takes its place.

    Each process has a pool of its own, so that one that dies in the middle of a message takes no
    other one's pipe or lock with it.
    """

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._useful: float | None = None
        self._definitions: dict[int, Definition] = {}
        self._ending: set[asyncio.Future[None]] = set()
        self._closed = False
        self._start()

    def _start(self) -> None:
        self._context = _Context()
        self._pool = ProcessPool(1, initializer=begin, context=self._context)
        for site in self._definitions:
            self._introduce(site)

    def _introduce(self, site: int) -> None:
        with suppress(
            RuntimeError, OSError
        ):  # no process could be started: the next page will find out
            self._pool.schedule(introduce, args=(site, self._definitions[site]))

    @property
    def age(self) -> float:
        """Seconds since its first page was read; 0 before."""
        return 0.0 if self._useful is None else time.monotonic() - self._useful

    def tell(self, site: int, definition: Definition) -> None:
        """Tell the process, and all that follow, what the pages of *site* are read with."""
        self._definitions[site] = definition
        self._introduce(site)

    async def read(self, site: int, page: Page, publisher: Publisher) -> Read:
        """Return what *page* gave. Raises OverBudget, ReadingDied and what the reading raised.

        When the process dies for no reason of ours, another reads the page, once; those that died
        before they began with it do not count, but for :data:`MOST`.
        """
        died = 0
        for _ in range(MOST):
            try:
                return await self._read(site, page, publisher)
            except _Lost as lost:
                logger.info("A reading process died: %s", page.url)
                self._replace()
                died += isinstance(lost, _Died)
                if died > 1:
                    break
        raise ReadingDied("the reading process died")

    def stop(self) -> None:
        """Begin to end the process, whatever it does; no other takes its place."""
        self._closed = True
        self._end()

    async def stopped(self) -> None:
        """Wait for the end of all processes that are to end."""
        await asyncio.gather(*self._ending)

    async def _read(self, site: int, page: Page, publisher: Publisher) -> Read:
        try:
            future = self._pool.schedule(read, args=(site, page, publisher, self._budget))
        except (RuntimeError, OSError) as error:  # it died while it had nothing to do
            raise _Lost from error
        try:
            parcel, most, now = await self._watched(future)
        except ProcessExpired as error:
            reason = self._budget.reason(-error.exitcode)
            if reason is None:
                raise _Died from error
            self._replace()
            raise OverBudget(reason) from None
        except BrokenProcessPool as error:
            raise _Lost from error
        except asyncio.CancelledError:  # nobody waits any more, but the process is busy
            self._replace()
            raise
        self._useful = self._useful or time.monotonic()
        if self._budget.is_half_used(now) or self._budget.is_exceeded(most):
            self._replace()
        if self._budget.is_exceeded(most):
            raise OverBudget(self._budget.reason(OUT_OF_MEMORY))
        return unpack(parcel)

    async def _watched(self, future: "Future[Answer]") -> Answer:
        """Return what *future* comes to, and end a process that takes too much meanwhile."""
        answer = asyncio.wrap_future(future)
        end = time.monotonic() + self._budget.seconds + SILENCE
        is_ended = False
        while not (await asyncio.wait({answer}, timeout=LOOK))[0]:
            process = self._context.process
            if process and not is_ended and process.exitcode is not None:
                is_ended, end = True, time.monotonic() + GRACE
            if time.monotonic() > end:
                answer.cancel()
                raise _Lost
            if process and process.pid and self._budget.is_exceeded(resident(process.pid)):
                with suppress(ProcessLookupError):
                    os.kill(process.pid, OUT_OF_MEMORY)
        return answer.result()

    def _replace(self) -> None:
        if not self._closed:
            self._end()
            self._start()

    def _end(self) -> None:
        """Begin to end the process; :meth:`stopped` waits for it."""
        ending = asyncio.ensure_future(asyncio.to_thread(_stop, self._pool))
        self._ending.add(ending)
        ending.add_done_callback(self._ending.discard)


def _stop(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]
    pool.join()


@contextmanager
def _no_main() -> Iterator[None]:
    """Hide the script that runs: a spawned process would run it, which imports all of Scrapy."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
