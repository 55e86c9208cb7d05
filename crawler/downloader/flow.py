"""How fast an answer must come once it has begun: one that trickles is ended early."""

from collections.abc import Callable
from dataclasses import dataclass

from scrapy.settings import BaseSettings
from scrapy.utils.asyncio import CallLaterResult, call_later

from crawler.errors import TooSlow

FAIR = 32 * 1024
"""Bytes a second at which an answer that may be larger than a page may take more time than one."""


@dataclass(frozen=True, slots=True)
class Flow:
    """What is asked of an answer that has begun to come. A server that is silent has its time."""

    rate: float
    """Bytes a second, at least; 0: however few."""
    span: float
    """Seconds over which they are counted."""
    longest: float
    """Seconds that an answer may take which may be larger than a page, while it comes fairly."""

    @classmethod
    def of(cls, settings: BaseSettings) -> "Flow":
        """Return what the settings say."""
        return cls(
            settings.getfloat("DOWNLOAD_MINRATE"),
            settings.getfloat("DOWNLOAD_MINRATE_SPAN"),
            settings.getfloat("DOWNLOAD_TIMEOUT_LISTING"),
        )


class Meter:
    """Counts the bytes of one answer, and calls *end* when too few of them come.

    It looks at the first of them, and then whenever a span is over: most answers are whole by then.
    """

    def __init__(self, flow: Flow, end: Callable[[TooSlow], None]) -> None:
        self.size = 0
        """Bytes on the wire so far."""
        self._flow = flow
        self._end = end
        self._before = 0
        self._rests_at = -1
        self._look: CallLaterResult | None = None

    def watch(self) -> None:
        """Watch from now on; unless nothing came since it was told to rest."""
        if self._look is None and self._flow.rate > 0 and self.size != self._rests_at:
            self._before = self.size
            self._go_on()

    def rest(self) -> None:
        """Watch no more until more comes."""
        self.stop()
        self._rests_at = self.size

    def stop(self) -> None:
        """Watch no more."""
        if self._look is not None:
            self._look.cancel()
            self._look = None

    def _go_on(self) -> None:
        self._look = call_later(self._flow.span, self._check)

    def _check(self) -> None:
        self._look = None
        if self.size - self._before < self._flow.rate * self._flow.span:
            self._end(TooSlow(f"slower than {self._flow.rate:,g} bytes a second"))
            return
        self._before = self.size
        self._go_on()
