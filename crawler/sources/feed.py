"""Feeds: the newest articles, and page by page the older ones where a site has them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from crawler.items import Entry, Observation, Page, Window
from crawler.sources.feed_file import LARGEST, FeedFile, Item, read_feed
from crawler.sources.moments import hint_of, may_be_of, sure_day
from crawler.sources.paging import older
from crawler.sources.source import Listed
from crawler.sources.spans import are_older

KIND = "feed"
"""Kind of the observation of how many entries all pages of a feed have."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed (RSS 0.9 to 2.0, RDF, Atom, JSON Feed) and the pages of its older entries.

    It is read until all entries of a page were published before the window, a page lists nothing,
    repeats the one before, or is not there.
    """

    url: str
    """Its address."""
    paged: bool = True
    """Whether to go on to pages of older entries."""
    name: str = "feed"
    """Name that its entries carry."""
    is_calendar: ClassVar[bool] = False
    """A person named its start address: it must answer."""
    is_finite: ClassVar[bool] = True
    """A feed names what it has: no budget leaves any of it out."""
    largest: ClassVar[int] = LARGEST
    """Bytes of its largest page."""

    def start(self, window: Window, today: date) -> Iterator[Entry]:  # noqa: ARG002 - Source's
        """Yield its address."""
        yield Entry(self.url, "listing", self.name)

    def read(self, page: Page, window: Window) -> Listed:
        """Return the articles on *page* that may be of the window, and the page after it.

        Raises SourceError for what is no feed, is too large, or is cut off.
        """
        url = page.url or self.url
        feed = read_feed(page.body, page.content_type, url)
        found = articles(feed.items, self.name, url, window)
        on = older(feed, url) if self.paged and not is_older(feed, window) else ()
        listings = (
            Entry(each, "listing", self.name, None, place, url)
            for place, each in enumerate(on, start=1)
        )
        shown = tuple(each.url for each in feed.items)
        return Listed((*found, *listings), totals(feed, url), shown, series=self.url)


def articles(items: Iterable[Item], source: str, url: str, window: Window) -> Iterator[Entry]:
    """Yield those entries of the feed at *url* that may be of *window*."""
    for place, item in enumerate(items, start=1):
        if may_be_of(window, item.url, item.published, item.modified):
            yield Entry(
                item.url,
                "article",
                source,
                sure_day(item.url, item.published),
                place,
                url,
                item.title,
                item.published,
                item.modified,
            )


def is_older(feed: FeedFile, window: Window) -> bool:
    """Tell whether all dated entries of a feed were published before *window*."""
    hints = (hint_of(item.url, item.published) for item in feed.items)
    return are_older([hint for hint in hints if hint is not None], window.since)


def totals(feed: FeedFile, url: str) -> tuple[Observation, ...]:
    """Return how many entries the feed says that all its pages have."""
    return () if feed.total is None else (Observation(KIND, None, feed.total, url=url),)
