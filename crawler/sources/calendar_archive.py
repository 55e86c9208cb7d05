"""Archives by date: what those of days, of months and of years have in common."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from crawler.items import Entry, Page, Window
from crawler.pages.document import Document
from crawler.sources.selection import Selection, check
from crawler.sources.source import Listed
from crawler.sources.spans import Span, Unit


@dataclass(frozen=True, slots=True)
class CalendarArchive:
    """An archive that has one listing for each day, month or year, on one page or several.

    Raises DefinitionError for a selector that is none.
    """

    pattern: str
    """Address of a listing, for ``str.format`` with its first day:
    ``https://courier.example/{day:%Y/%m/%d}/``."""
    links: str | None
    """CSS selector of the links to articles; null: told by addresses and places."""
    since: date
    """First day that the archive has."""
    next: str | None = None
    """CSS selector of the link to a listing's next page; null: told by the usual signs."""
    name: str = "archive by date"
    """Name that its entries carry."""
    unit: ClassVar[Unit]
    """What one listing is of."""
    is_calendar: ClassVar[bool] = True
    """Days, months and years without articles answer 404."""
    is_finite: ClassVar[bool] = True
    """A definition told of it: no budget leaves any of its articles out."""

    def __post_init__(self) -> None:
        check(self.links, self.next)

    def start(self, window: Window, today: date) -> Iterator[Entry]:
        """Yield each listing that can have articles of the window, newest first."""
        first = max(window.since or self.since, self.since)
        span = Span.of(self.unit, min(window.until or today, today))
        while span.last >= first:
            yield Entry(self.pattern.format(day=span.first), "listing", self.name, span.day)
            span = Span.of(self.unit, span.first - timedelta(days=1))

    def read(self, page: Page, window: Window) -> Listed:
        """Return the articles on *page* that may be of the window, its next page, its counts.

        In a day's listing all are of that day, and how many there are is a count of it.
        """
        selection = Selection(Document(page), self.links, self.next)
        day = page.entry.day if page.entry else None
        return selection.listed(self.name, window) if day is None else selection.of(day, self.name)
