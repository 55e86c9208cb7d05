"""Month archives: one listing for each month."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from crawler.items import Entry, Page, Window
from crawler.pages.document import Document
from crawler.sources.selection import Selection, check
from crawler.sources.source import Listed


@dataclass(frozen=True, slots=True)
class MonthArchive:
    """The archive of a site that lists its articles by month, newest first.

    An article has a day where its address or the listing tells it. Raises DefinitionError for a
    selector that is none.
    """

    pattern: str
    """Address of a month, for ``str.format`` with its first day: ``…/{day:%Y/%m}/``."""
    links: str
    """CSS selector of the links to articles."""
    since: date
    """A day of the first month that the archive has."""
    next: str | None = None
    """CSS selector of the link to a month's next page; null: told by the usual signs."""
    name: str = "month archive"
    """Name that its entries carry."""
    is_calendar: ClassVar[bool] = True
    """Days and months without articles answer 404."""

    def __post_init__(self) -> None:
        check(self.links, self.next)

    def start(self, window: Window, today: date) -> Iterator[Entry]:
        """Yield each month of the window that the archive can have, newest first."""
        month = min(window.until or today, today).replace(day=1)
        while month >= max(window.since or self.since, self.since).replace(day=1):
            yield Entry(self.pattern.format(day=month), "listing", self.name)
            month = (month - timedelta(days=1)).replace(day=1)

    def read(self, page: Page, window: Window) -> Listed:
        """Return the articles of the window on *page*, the next page, and its counts."""
        return Selection(Document(page), self.links, self.next).listed(self.name, window)
