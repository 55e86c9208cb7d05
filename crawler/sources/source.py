"""What every source is: it says where to begin and reads the pages that it led to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol, runtime_checkable

from crawler.items import Entry, Observation, Page, Window


@dataclass(frozen=True, slots=True)
class Listed:
    """What a page of an archive announces."""

    entries: tuple[Entry, ...] = ()
    """Articles and further listings: the articles first, each in page order."""
    observations: tuple[Observation, ...] = ()
    """Counts that the page shows, and how many articles it lists."""
    shown: tuple[str, ...] = ()
    """Addresses of all the articles that the page lists, whatever their day, in page order."""
    series: str | None = None
    """What the pages of this list share; null: what their addresses tell of it."""


class Source(Protocol):
    """Announces the articles of a site; knows addresses and pages, fetches nothing."""

    @property
    def name(self) -> str:
        """Name that its entries carry; no two sources of a site share one."""

    @property
    def is_calendar(self) -> bool:
        """Whether its start addresses follow from a calendar, so that some may not exist."""

    def start(self, window: Window, today: date) -> Iterator[Entry]:
        """Yield the entries to begin with; *today* is the last day that can have articles."""

    def read(self, page: Page, window: Window) -> Listed:
        """Return what *page* announces; ``page.entry`` led to it.

        Raises PageError for a page that is no HTML.
        """


@runtime_checkable
class Ends(Protocol):
    """What a source has beside whose lists may end with an error."""

    def is_end(self, page: Page) -> bool:
        """Tell whether an error (HTTP 400 and more) only says that there are no more pages.

        Any other error is a failure.
        """


@runtime_checkable
class Copies(Source, Protocol):
    """What a source has beside whose pages are copies of the site's, kept elsewhere."""

    @property
    def hosts(self) -> tuple[str, ...]:
        """Hosts, with their ports where these are others than usual, that are asked for them."""

    def original(self, page: Page) -> Page:
        """Return a copy as the page that it is of: with its own address and time.

        Raises PageError when *page* is no copy of any.
        """
