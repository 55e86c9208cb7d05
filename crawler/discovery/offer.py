"""What a site offers: one way to all of its articles, or to some of them."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from crawler.items import Entry, Page
from crawler.sources.spans import Span

Exactness = Literal["exact", "estimated", "unknown"]


@dataclass(frozen=True, slots=True)
class Shown:
    """A listing that was looked at."""

    page: Page
    """As it was received."""
    entries: tuple[Entry, ...]
    """The articles that it announces."""
    covers: Span | None = None
    """The days of which these are all articles that the source has; null: nobody can say."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One way in which a site announces its articles."""

    source: str
    """``wordpress``, ``sitemap``, ``days``, ``months``, ``feed`` or ``links``, as ``-a source=``
    takes it."""
    url: str
    """Its address; of archives by date, the pattern of their addresses."""
    articles: int | None = None
    """How many it announces; null: nobody can say."""
    exact: bool = False
    """Whether that is counted, or the site's own word; else it is reckoned from samples."""
    first: date | None = None
    """Day of the oldest article that was seen; null when none is told."""
    last: date | None = None
    """Day of the newest one."""
    listings: int | None = None
    """Requests for the listings themselves; null: nobody can say."""
    complete: bool | None = None
    """Whether it announces all of the site's articles; null: nothing tells."""
    why: str = ""
    """Why it is complete, or is not, or what would have to be known."""
    seen: tuple[Entry, ...] = field(default=(), repr=False)
    """Articles that it was seen to announce."""
    whole: bool = False
    """Whether these are all."""
    begins: bool = True
    """Whether something tells that there is nothing older than its first day."""
    slack: int | None = None
    """By how much the number may be wrong, its last page being known; null: by any."""
    shown: tuple[Shown, ...] = field(default=(), repr=False)
    """Its listings that were looked at."""
    children: tuple[str, ...] = ()
    """Addresses that have to be named, where there are several."""

    @property
    def exactness(self) -> Exactness:
        """How sure the number of articles is."""
        if self.articles is None:
            return "unknown"
        return "exact" if self.exact else "estimated"
