"""Day archives: one listing for each day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from crawler.items import Entry, Page, Window
from crawler.pages.document import Document
from crawler.sources.counts import counts
from crawler.sources.selection import Selection, check
from crawler.sources.source import Listed


@dataclass(frozen=True, slots=True)
class DayArchive:
    """The archive of a site that lists its articles by day, on one page or several.

    Raises DefinitionError for a selector that is none.
    """

    pattern: str
    """Address of a day, for ``str.format``: ``https://courier.example/{day:%Y/%m/%d}/``."""
    links: str
    """CSS selector of the links to articles."""
    since: date
    """First day that the archive has."""
    next: str | None = None
    """CSS selector of the link to a day's next page; null: told by the usual signs."""
    name: str = "day archive"
    """Name that its entries carry."""
    is_calendar: ClassVar[bool] = True
    """Days and months without articles answer 404."""

    def __post_init__(self) -> None:
        check(self.links, self.next)

    def start(self, window: Window, today: date) -> Iterator[Entry]:
        """Yield each day of the window that the archive can have, newest first."""
        day = min(window.until or today, today)
        while day >= max(window.since or self.since, self.since):
            yield Entry(self.pattern.format(day=day), "listing", self.name, day)
            day -= timedelta(days=1)

    def read(self, page: Page, window: Window) -> Listed:  # noqa: ARG002 - the day tells
        """Return the day's articles on *page*, its next page, and how many articles it lists."""
        document = Document(page)
        day = page.entry.day if page.entry else None
        selection = Selection(document, self.links, self.next)
        articles = [
            selection.article(link, self.name, day, place)
            for place, link in enumerate(selection.articles, start=1)
        ]
        following = selection.following(self.name, day)
        shown = tuple(link.url for link in selection.articles)
        return Listed((*articles, *following), counts(document, day, len(shown)), shown)
