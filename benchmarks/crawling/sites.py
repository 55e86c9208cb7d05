"""The made-up newspaper as Backfile's site, read or only put on record."""

from collections.abc import Iterable

from crawler.errors import NoPage
from crawler.items import Page
from crawler.pages.reading import Read
from crawler.site import SiteSpider


class ReadSpider(SiteSpider):
    """The site as a crawl reads it."""

    name = "courier"


class Unread:
    """Reads nothing: a page is fetched, put on record and entered into the ledger, no more."""

    async def read(self, page: Page, following: Iterable[Page] = ()) -> Read:  # noqa: ARG002 - a reader's
        """Raise NoPage."""
        raise NoPage("not read")

    async def close(self) -> None:
        """Do nothing."""


class FetchedSpider(ReadSpider):
    """The site without the reading of its pages."""

    def begin_reading(self) -> None:
        """Read nothing."""
        self.readers = Unread()
