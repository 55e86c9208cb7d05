"""What is known of the robots.txt of the origins that were asked last."""

from dataclasses import dataclass

from crawler.downloader.rules import Rules

MOST = 1000
"""Copies that are kept: those of the origins that were asked last."""

LARGEST_COPIES = 4 * 1024 * 1024
"""Bytes of the texts of all copies that are kept; as rules they take some 30 MiB."""


@dataclass(frozen=True, slots=True)
class Copy:
    """What is known of the robots.txt of one origin."""

    rules: Rules | None
    """Its rules; null: it could not be had, so all is forbidden."""
    until: float
    """When it is asked for again, by the monotonic clock."""
    reason: str = ""
    """Why it could not be had."""
    is_silent: bool = False
    """Whether nothing was said within the time-out."""
    is_hopeless: bool = False
    """Whether another try within minutes is of no use."""


class Copies:
    """The last used copies by origin, within limits: any number of hosts may be asked."""

    def __init__(self) -> None:
        self._of: dict[str, Copy] = {}
        self._size = 0

    def get(self, origin: str) -> Copy | None:
        """Return what is known of an *origin*; null: nothing, or nothing any more."""
        copy = self._of.pop(origin, None)
        if copy is not None:
            self._of[origin] = copy  # used last
        return copy

    def put(self, origin: str, copy: Copy) -> None:
        """Keep a copy, and let go of those whose use is longest ago where they are too many."""
        self._drop(origin)
        self._of[origin] = copy
        self._size += _size(copy)
        while len(self._of) > 1 and (len(self._of) > MOST or self._size > LARGEST_COPIES):
            self._drop(next(iter(self._of)))

    def _drop(self, origin: str) -> None:
        dropped = self._of.pop(origin, None)
        if dropped is not None:
            self._size -= _size(dropped)


def _size(copy: Copy) -> int:
    return copy.rules.size if copy.rules is not None else 0
