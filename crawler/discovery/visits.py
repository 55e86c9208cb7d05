"""The pages that a look at a site asks for: each once, and no more than agreed."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from datetime import date

from crawler.errors import SourceError
from crawler.items import Entry, Page
from crawler.sources.moments import sure_day
from crawler.text.addresses import key

Fetch = Callable[[str], Awaitable[Page]]
"""Returns what answers at an address, whatever its status; raises SourceError when nothing does."""

MOST = 40
"""Requests of a whole look."""

LAST = 6
"""Requests of these that are kept for articles."""

REFUSED = 400
"""Statuses from here on say that there is nothing."""


class Visits:
    """Asks for pages and remembers them; beyond its number of requests there are none."""

    def __init__(self, fetch: Fetch, today: date, most: int = MOST) -> None:
        """Ask with *fetch*; *today* is the last day that can have articles."""
        self._fetch = fetch
        self._most = most
        self._until = most
        self._pages: dict[str, Page | None] = {}
        self.today = today
        """The last day that can have articles."""
        self.spent = 0
        """Requests made."""
        self.failed: dict[str, str] = {}
        """Addresses that could not be had, each with the reason."""

    def allow(self, number: int, part: int = 0) -> None:
        """Allow that many requests more, until allowed anew.

        *part*: how many of the last ones may be taken, which are kept for the articles.
        """
        self._until = min(self._most - LAST + part, self.spent + number)

    @property
    def has_more(self) -> bool:
        """Whether another page may be asked for."""
        return self.spent < self._until

    async def get(self, url: str, entry: Entry | None = None) -> Page | None:
        """Return the page at *url*, as *entry* asks for it; null when there is none."""
        name = _name(url)
        if name not in self._pages:
            if not self.has_more:
                return None
            self.spent += 1
            self._pages[name] = await self._asked(url)
        page = self._pages[name]
        return page if page is None or entry is None else replace(page, entry=entry)

    async def _asked(self, url: str) -> Page | None:
        try:
            page = await self._fetch(url)
        except SourceError as error:
            self.failed[url] = str(error)
            return None
        if page.status is not None and page.status >= REFUSED:
            self.failed[url] = f"HTTP {page.status}"
            return None
        return page


def _name(url: str) -> str:
    """Return by what two requests are one; a page's number and order count."""
    return url.partition("#")[0]


def day_of(entry: Entry) -> date | None:
    """Return the day that an entry is announced for, as far as its source or its address tells.

    A time in UTC tells none: the site's own day may be the one beside it.
    """
    return entry.day or sure_day(entry.url, entry.published)


def unique(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return one entry for each address, in order."""
    once: dict[str, Entry] = {}
    for each in entries:
        once.setdefault(key(each.url), each)
    return tuple(once.values())


def keys(entries: Iterable[Entry]) -> set[str]:
    """Return the keys of the addresses of *entries*."""
    return {key(each.url) for each in entries}
