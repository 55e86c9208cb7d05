"""The paces of all hosts, and the turn that every request waits for."""

import asyncio
import logging
import random
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from urllib.parse import urljoin

from twisted.internet.defer import CancelledError

from crawler.downloader.pace import Pace
from crawler.downloader.waits import retry_after
from crawler.text.hosts import server_of

logger = logging.getLogger(__name__)

TOLD = 30.0
"""Seconds of a wait that a user is told of: a crawl seems to stand still."""

LOOK = 5.0
"""Seconds after which one who waits looks again whether anything is asked for at all."""

MOST = 10_000
"""Hosts whose pace is remembered."""


def _nothing(*_: object) -> None:
    """Let whoever is told of something do nothing."""


class Paces:
    """When a request may leave: by the pace of its host, and unless nothing may.

    A host is a name and a port, where 80 and 443 are one: other ports may be other servers, and
    other names are other hosts. *base*: seconds between two requests to a host; *own*: those of
    single hosts; *is_typed* as of :class:`Pace`; *jitter*: by what part the delay varies.
    """

    def __init__(
        self,
        base: float,
        own: Mapping[str, float],
        *,
        is_typed: bool,
        jitter: float = 0.0,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._base = base
        self._own = own
        self._is_typed = is_typed
        self._jitter = jitter
        self._now = now
        self._of: dict[str, Pace] = {}
        self._ended = asyncio.Event()
        self.held: Callable[[str, float], None] = _nothing
        """Called with a host that asks to be left alone, and for how many seconds."""
        self.down: Callable[[str], None] = _nothing
        """Called with an address of a host that is to be left alone for the rest of the crawl."""
        self.doubtful: Callable[[str, bool], None] = _nothing
        """Called with an address of a host of which other addresses are to be asked for, as so many
        fail in a row; and, with False, when one came well again."""
        self.begins: Callable[[], None] = _nothing
        """Called before each request leaves; raises CancelledError when none may."""

    def of(self, url: str) -> Pace:
        """Return the pace of the host of *url*."""
        return self.host(server_of(url))

    def host(self, host: str) -> Pace:
        """Return the pace of a host."""
        pace = self._of.get(host)
        if pace is None:
            if len(self._of) >= MOST:
                self._forget()
            base = self._own.get(host, self._base)
            pace = self._of[host] = Pace(base, is_typed=self._is_typed)
        return pace

    def _forget(self) -> None:
        """Forget half of the hosts that may be asked now, those asked longest ago.

        The list would grow without end. Who has still to wait is kept: forgotten, it would be
        asked at once.
        """
        now = self._now()
        longest = 1 + self._jitter
        free = [
            (pace.left_at, host)
            for host, pace in self._of.items()
            if not pace.is_down and pace.left(now, longest) <= 0
        ]
        for _, host in sorted(free)[: max(len(free) // 2, 1)]:
            del self._of[host]

    @property
    def slowest(self) -> float:
        """The longest delay of a host, in seconds."""
        return max((pace.delay for pace in self._of.values()), default=self._base)

    def is_held(self, host: str) -> bool:
        """Tell whether a host may not be asked now, however long ago the last request left."""
        pace = self._of.get(host)
        return pace is not None and pace.held(self._now()) > 0

    async def turn(self, url: str) -> None:
        """Wait until a request for *url* may leave, and note that it does.

        Raises CancelledError when nothing leaves any more.
        """
        pace = self.of(url)
        varied = 1 + random.uniform(-self._jitter, self._jitter) if self._jitter else 1.0  # noqa: S311 - no secret
        while True:
            self.begins()
            if self._ended.is_set():
                raise CancelledError
            left = pace.left(self._now(), max(varied, 0.0))
            if left <= 0:
                break
            with suppress(TimeoutError):
                async with asyncio.timeout(min(left, LOOK)):
                    await self._ended.wait()
        pace.leave(self._now())

    @property
    def is_over(self) -> bool:
        """Whether nothing leaves any more."""
        return self._ended.is_set()

    def end(self) -> None:
        """Let nothing leave any more: what waits is given up."""
        self._ended.set()

    def hold(self, host: str, seconds: float) -> None:
        """Ask a host for nothing within the next *seconds*."""
        self.host(host).hold(self._now(), seconds)

    def answered(
        self, url: str, status: int, headers: Mapping[str, Iterable[str]], latency: float
    ) -> None:
        """Take note of the head of an answer, before its body: of what it asks for above all.

        *headers* by their names in lower case. A redirect that asks to wait means its target too.
        """
        pace = self.of(url)
        was_doubtful = pace.is_doubtful
        pace.answer(self._now(), url, status, latency)
        self._tell(url, pace, was_doubtful=was_doubtful)
        if status < 300 or status == 304:
            return
        date = next(iter(headers.get("date", ())), None)
        wait = retry_after(headers.get("retry-after", ()), date, time.time())
        if wait is None:
            return
        hosts = {server_of(url)}
        if status < 400:
            with suppress(ValueError):
                hosts |= {server_of(urljoin(url, each)) for each in headers.get("location", ())}
        for host in hosts - {""}:
            self.hold(host, wait)
            self.held(host, wait)
            if wait >= TOLD:
                logger.warning("%s asks to be left alone for %.0f s (Retry-After)", host, wait)

    def failed(self, url: str) -> None:
        """Take note that no answer came."""
        pace = self.of(url)
        was_doubtful = pace.is_doubtful
        pace.fail(self._now(), url)
        self._tell(url, pace, was_doubtful=was_doubtful)

    def _tell(self, url: str, pace: Pace, *, was_doubtful: bool) -> None:
        """Tell what has become of the host of *url*."""
        if pace.is_doubtful is not was_doubtful:
            self.doubtful(url, pace.is_doubtful)
        if pace.is_down:
            self.down(url)
