"""Saved pages at hand: by address, and of one address in the order of their times."""

import hashlib
import logging
from collections.abc import Iterator
from itertools import count

from crawler.items import Entry, Page
from crawler.text.addresses import key

logger = logging.getLogger(__name__)


class Shelf:
    """The saved pages of one site, each taken once.

    Their order is told by kind, time, address and bytes, so that it is the same wherever the pages
    were found.
    """

    def __init__(self) -> None:
        self._entries: dict[str, tuple[str, Entry]] = {}
        self._pages: dict[str, dict[str, Page]] = {}
        self._taken: dict[str, int] = {}

    def add(self, page: Page, entry: Entry) -> None:
        """Add *page*, which *entry* asks for.

        Of two with one address and time, or without a time, one is read: nobody can say which of
        them came first.
        """
        address, time = key(entry.url), page.fetched_at or ""
        pages = self._pages.setdefault(address, {})
        known = pages.get(time)
        if known is not None and _digest(known) != _digest(page):
            logger.warning("Two saved pages have one address and time, one is read: %s", entry.url)
        if known is None or _rank(page) > _rank(known):
            pages[time] = page
        first = self._entries.setdefault(address, (time, entry))
        self._entries[address] = min(first, (time, entry), key=_place)

    def entries(self) -> list[Entry]:
        """Return what is to be asked for: listings, then articles, each kind by time."""
        places = {
            address: (entry.kind != "listing", min(self._pages[address]), address)
            for address, (_, entry) in self._entries.items()
        }
        return [self._entries[each][1] for each in sorted(places, key=lambda each: places[each])]

    def rounds(self) -> Iterator[list[Entry]]:
        """Yield what is asked for together: first captures, then second ones, and so on.

        Listings are through before the first article, since they tell the days of articles; so the
        order in which pages are read is one, however fast they are.
        """
        entries = self.entries()
        for is_listing in (True, False):
            asked = [each for each in entries if (each.kind == "listing") is is_listing]
            for taken in count(1):
                if not asked:
                    break
                yield asked
                asked = [each for each in asked if len(self._pages[key(each.url)]) > taken]

    def next(self, url: str) -> Page | None:
        """Return the page that is taken next for *url*; null when there is none, or no more."""
        address = key(url)
        times = sorted(self._pages.get(address, ()))[self._taken.get(address, 0) :]
        return self._pages[address][times[0]] if times else None

    def take(self, url: str) -> Page | None:
        """Return the next page saved for *url*, and count it as taken; null as in :meth:`next`."""
        page = self.next(url)
        if page is not None:
            self._taken[key(url)] = self._taken.get(key(url), 0) + 1
        return page


def _place(asked: tuple[str, Entry]) -> tuple[str, str, str]:
    """Return by what of the entries for one address the first is taken: time, spelling, kind."""
    time, entry = asked
    return time, entry.url, entry.kind


def _rank(page: Page) -> tuple[str, str]:
    """Return by what of two pages of one address and time the greater is read."""
    return _digest(page), page.url or ""


def _digest(page: Page) -> str:
    body = page.body
    return hashlib.sha256(body.encode() if isinstance(body, str) else body).hexdigest()
