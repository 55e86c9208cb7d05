"""What a run is for: every part of the ledger that it works with asks for some of it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from crawler.items import Entry, EntryKind, Window
from crawler.ledger.looks import Looks

Admits = Callable[[str, EntryKind], bool]
"""Tells of an address and its kind whether it may be asked for."""


def everything(url: str, kind: EntryKind) -> bool:  # noqa: ARG001 - whatever they are
    """Tell that it may."""
    return True


Beyond = Callable[[Entry], str | None]
"""Tells of what is announced why its pattern is not asked for any more; null: it is."""


def never(entry: Entry) -> None:
    """Tell that it is."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one run."""

    site: str
    """Name of the site."""
    run: int
    """Number of the run."""
    cycle: int
    """Number of the cycle; crawls that continue one another share one."""
    window: Window = field(default_factory=Window)
    """Publication days that are asked for."""
    only: int | None = None
    """The run's number when it reads nothing but what it was asked for; null: all that is due."""
    follows: bool = False
    """Whether what it finds on the way is what it was asked for, too: a run that fills gaps."""
    looks: Looks = field(default_factory=Looks)
    """When what was read is looked at again."""
    asked_for: str | None = None
    """What the crawl reads pages with, as a digest: a page that was read with the same need not be
    read again while it is unchanged; null: every page is read."""
    every_listing: bool = False
    """Whether listings are read that were looked at not long ago."""
    admits: Admits = everything
    """Tells whether an address of a kind may be asked for by the site's patterns."""
    beyond: Beyond = never
    """Tells why an address is left out: the budget of its pattern is spent."""
    finite: frozenset[str] = frozenset()
    """Names of the sources that announce a finite number of articles."""
    tries: int = 3
    """How often an address is asked for when failures may pass."""

    def wants(self, kind: EntryKind) -> str | None:
        """Return what the run wants of an article's page, or of a listing's: that of its days."""
        if self.asked_for is None or kind == "article":
            return self.asked_for
        if self.follows:  # of a listing it reads a part only
            return None
        return f"{self.asked_for} {self.window.since} {self.window.until}"
