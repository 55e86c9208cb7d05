"""The archive of a site that needs no definition: what it links to tells how it is made."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from crawler.items import Entry, Page, Window
from crawler.pages.document import HTML, Document
from crawler.sources.counts import counts
from crawler.sources.routes import Route
from crawler.sources.source import Listed
from crawler.sources.survey import survey
from crawler.text.addresses import key


@dataclass(frozen=True, slots=True)
class Archive:
    """Follows the day, month and year archives, sections and pages of a site that it recognises.

    What it follows of them is told by :class:`~crawler.sources.routes.Route`.
    """

    url: str
    """Front page, or any page that links to archives."""
    name: str = "archive"
    """Name that its entries carry."""
    is_calendar: ClassVar[bool] = False
    """A person named its start addresses: they must answer."""

    def start(self, window: Window, today: date) -> Iterator[Entry]:  # noqa: ARG002 - Source's
        """Yield the one address to begin with."""
        yield Entry(self.url, "listing", self.name)

    def read(self, page: Page, window: Window) -> Listed:
        """Return what a listing page announces, and the counts that it shows.

        Raises PageError when the page is broken; a file behind a link lists nothing.
        """
        if _is_linked_file(page):
            return Listed()
        document = Document(page)
        found = survey(document, self.url)
        route = Route(found, page, window)
        day = route.period.day if route.period else None
        listed = sum(story.main and route.day(story) == day for story in found.stories)
        return Listed(
            (*self._articles(route, page), *self._listings(route, page)),
            counts(document, day, listed),
            tuple(story.link.url for story in found.stories),
        )

    def _articles(self, route: Route, page: Page) -> Iterator[Entry]:
        """Yield the articles to read."""
        for place, story, day in route.articles():
            url, title, told = story.link.url, story.title, story.published
            yield Entry(url, "article", self.name, day, place, page.url, title, told)

    def _listings(self, route: Route, page: Page) -> Iterator[Entry]:
        """Yield the listings to read, each once."""
        once: dict[str, Entry] = {}
        for place, (url, day, title) in enumerate(route.listings(), start=1):
            entry = Entry(url, "listing", self.name, day, place, page.url, title)
            once.setdefault(key(url), entry)
        yield from once.values()


def _is_linked_file(page: Page) -> bool:
    """Tell whether the server says that what a page linked to is no page."""
    kind = (page.content_type or "").partition(";")[0].strip().lower()
    return kind not in HTML and page.entry is not None and page.entry.archive is not None
