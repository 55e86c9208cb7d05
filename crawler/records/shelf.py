"""Saved pages at hand: by address, and of one address in the order of their times.

What stands in files of records stays there until its turn comes.
"""

import hashlib
import logging
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import count

from crawler.items import Entry, Page
from crawler.records.captures import Capture
from crawler.text.addresses import key

logger = logging.getLogger(__name__)


class Shelf:
    """The saved pages of one site, each taken once.

    Their order is told by kind, time, address and bytes, so that it is the same wherever the pages
    were found.
    """

    def __init__(self, profiles: Mapping[str, Capture] | None = None) -> None:
        self._profiles = profiles or {}
        self._entries: dict[str, tuple[str, Entry]] = {}
        self._pages: dict[str, list[Page | Capture]] = {}
        self._taken: dict[str, int] = {}
        self._ahead: dict[str, Page] = {}
        self._named = 0

    def add(self, page: Page | Capture, entry: Entry) -> None:
        """Add *page*, which *entry* asks for.

        Of two with one address and time, or without a time, one is read: nobody can say which of
        them came first.
        """
        self._named += isinstance(page, Page)
        address, time = key(entry.url), page.fetched_at or ""
        pages = self._pages.setdefault(address, [])
        place = bisect_left(pages, time, key=_time)
        known = pages[place] if place < len(pages) and _time(pages[place]) == time else None
        if known is None:
            pages.insert(place, page)
        else:
            if _differ(known, page):
                logger.warning(
                    "Two saved pages have one address and time, one is read: %s", entry.url
                )
            pages[place] = max(known, page, key=_rank)
        first = self._entries.setdefault(address, (time, entry))
        self._entries[address] = min(first, (time, entry), key=_place)

    def profile(self, version: str) -> str | None:
        """Return the profile of this *version*, which a crawl recorded; null: none did.

        Raises RecordError when it cannot be read.
        """
        found = self._profiles.get(version)
        body = found.load().body if found is not None else None
        return body.decode(errors="replace") if isinstance(body, bytes) else body

    @property
    def is_picked(self) -> bool:
        """Whether all are what was found in files of records: nobody named one of them."""
        return not self._named

    def entries(self) -> list[Entry]:
        """Return what is to be asked for: listings, then articles, each kind by time."""
        places = {
            address: (entry.kind != "listing", _time(self._pages[address][0]), address)
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
        """Return the page that is taken next for *url*; null when there is none, or no more.

        It is read from its file when it is asked for first. Raises RecordError.
        """
        address = key(url)
        if address in self._ahead:
            return self._ahead[address]
        page = self._next(address)
        if page is None:
            return None
        if isinstance(page, Capture):
            entry = page.entry or replace(self._entries[address][1], archive=None)
            page = page.load(replace(entry, url=page.asked))
        self._ahead[address] = page
        return page

    def asked(self, url: str) -> tuple[str, ...]:
        """Return what was asked for on the way to the page that is taken next for *url*."""
        page = self._next(key(url))
        return page.redirects if isinstance(page, Capture) else ()

    def _next(self, address: str) -> Page | Capture | None:
        pages, taken = self._pages.get(address, []), self._taken.get(address, 0)
        return pages[taken] if taken < len(pages) else None

    def take(self, url: str) -> Page | None:
        """Return the next page saved for *url*, and count it as taken; null as in :meth:`next`.

        One that cannot be read is counted too. Raises RecordError.
        """
        address = key(url)
        try:
            return self.next(url)
        finally:
            self._ahead.pop(address, None)
            self._taken[address] = self._taken.get(address, 0) + 1


def _place(asked: tuple[str, Entry]) -> tuple[str, str, str]:
    """Return by what of the entries for one address the first is taken: time, spelling, kind."""
    time, entry = asked
    return time, entry.url, entry.kind


def _time(page: Page | Capture) -> str:
    return page.fetched_at or ""


def _rank(page: Page | Capture) -> tuple[int, str, str]:
    """Return by what of two pages of one address and time the greater is read."""
    return page.rank if isinstance(page, Capture) else (2, _digest(page), page.url or "")


def _differ(one: Page | Capture, other: Page | Capture) -> bool:
    """Tell whether two pages are sure to be different ones."""
    if isinstance(one, Capture) and isinstance(other, Capture):
        return one.rank[:2] != other.rank[:2] and one.rank[0] == other.rank[0]
    return isinstance(one, Page) and isinstance(other, Page) and _digest(one) != _digest(other)


def _digest(page: Page) -> str:
    body = page.body
    return hashlib.sha256(body.encode() if isinstance(body, str) else body).hexdigest()
