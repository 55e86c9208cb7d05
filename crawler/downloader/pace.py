"""The pace of one host: when its next request may leave. Times are of a monotonic clock."""

from collections import deque
from math import inf
from statistics import median

FIRST = 1.0
"""Seconds of the first back-off; each that follows doubles it."""

LONGEST = 60.0
"""Seconds that a back-off, and the rest of a slow server, grow to."""

MILD = 4.0
"""Seconds that a back-off grows to where only pages are broken: a server that answers is there."""

BUSY = frozenset({429, 503})
"""Statuses by which a server says that it has too much to do, whatever the address."""

ELSEWHERE = 3
"""Addresses that fail one after another before something else of the host is asked for."""

IN_A_ROW = 5
"""Addresses that get no answer one after another, each for its own reasons, before it is the host;
of those that are broken (5xx) it is :data:`DOWN`."""

DOWN = 10
"""Addresses that fail one after another before a host is left alone for the rest of a crawl; twice
as many requests do it, too, whichever they are for."""

BROKEN = 50
"""As :data:`DOWN`, where the host answers, and all that it answers is an error (5xx, not 503)."""

_LATENCIES = 5
_FORGOTTEN = 0.2


class Pace:
    """What a host is asked for at most, and what it has said about that.

    *base*: seconds between two requests; *is_typed*: a user gave them, so that neither robots.txt
    nor the server's slowness makes them more. That a server says when to come back, and that it
    fails, counts whatever was typed.
    """

    def __init__(self, base: float, *, is_typed: bool = False) -> None:
        self._base = base
        self._is_typed = is_typed
        self._floor = 0.0
        self._back_off = 0.0
        self._left_at: float | None = None
        self._not_before = 0.0
        self._latencies: deque[float] = deque(maxlen=_LATENCIES)
        self._failing: set[str] = set()
        self._failed = 0
        self._silent: set[str] = set()
        self._unheard = 0
        self._own: set[str] = set()

    @property
    def left_at(self) -> float:
        """When the last request left; before all moments: none did."""
        return -inf if self._left_at is None else self._left_at

    @property
    def delay(self) -> float:
        """Seconds that lie between two requests."""
        if self._is_typed:
            return max(self._base, self._back_off)
        return max(self._base, self._floor, self._rest, self._back_off)

    @property
    def _rest(self) -> float:
        """Seconds of a server that is given as much rest as it takes for most answers."""
        if len(self._latencies) < _LATENCIES:
            return 0.0
        return min(2 * median(self._latencies), LONGEST)

    @property
    def is_down(self) -> bool:
        """Whether so much failed in a row that it makes no sense to go on."""
        is_gone = len(self._silent) >= DOWN or self._unheard >= 2 * DOWN
        return is_gone or len(self._failing) >= BROKEN or self._failed >= 2 * BROKEN

    @property
    def is_doubtful(self) -> bool:
        """Whether so much failed in a row that other addresses must tell whether it is the host."""
        return len(self._failing) >= ELSEWHERE

    def left(self, now: float, varied: float = 1.0) -> float:
        """Return the seconds until the next request may leave; *varied*: times the delay."""
        last = self._left_at
        after = 0.0 if last is None else last + self.delay * varied - now
        return max(after, self.held(now))

    def held(self, now: float) -> float:
        """Return the seconds until the host may be asked again, whatever the delay; 0: now."""
        return max(self._not_before - now, 0.0)

    def leave(self, now: float) -> None:
        """Note that a request leaves."""
        self._left_at = now

    def sent(self, moment: float) -> None:
        """Note that the request that left has arrived by *moment*: making a connection took time.

        The delay is counted from there, or the next would arrive too early.
        """
        if self._left_at is not None:
            self._left_at = max(self._left_at, moment)

    def hold(self, now: float, seconds: float) -> None:
        """Ask for nothing within the next *seconds*; what was held longer stays so."""
        self._not_before = max(self._not_before, now + seconds)

    def slow_down(self, floor: float) -> None:
        """Leave at least *floor* seconds between two requests, as robots.txt asks for."""
        self._floor = max(self._floor, floor)

    def answer(self, now: float, address: str, status: int, latency: float) -> None:
        """Take note of an answer with *status*, whose head came after *latency* seconds."""
        if status == 429 or status >= 500:
            self.fail(now, address, is_busy=status in BUSY, is_there=status not in BUSY)
            return
        self._latencies.append(latency)
        self._own |= self._failing  # others are well: it is not the host
        self._failing.clear()
        self._silent.clear()
        self._failed = self._unheard = 0
        self._back_off = self._back_off / 2 if self._back_off > _FORGOTTEN else 0.0

    def fail(
        self, now: float, address: str, *, is_busy: bool = False, is_there: bool = False
    ) -> None:
        """Take note that *address* came to nothing, or (*is_busy*) that the host has enough.

        One address that fails again and again is that address's affair, and so is one that failed
        while others did not. *is_there*: the host answered, so that the page may be broken alone.
        """
        if address in self._own and not is_busy:
            return
        is_new = address not in self._failing
        if not self.is_down:
            self._failing.add(address)
            if not is_there:
                self._silent.add(address)
        self._failed += 1
        self._unheard += not is_there
        if not is_busy and len(self._failing) < (DOWN if is_there else IN_A_ROW):
            return
        if is_new or not self._back_off:
            most = max(MILD, self._back_off) if is_there else LONGEST
            self._back_off = min(max(2 * self._back_off, FIRST), most)
        self.hold(now, self._back_off)
