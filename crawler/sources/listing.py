"""Listings that are no archives by date: a section, or all that is new."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from crawler.errors import DefinitionError
from crawler.items import Entry, Page, Window
from crawler.pages.document import Document
from crawler.sources.numbered import Numbered
from crawler.sources.selection import Selection, check
from crawler.sources.source import Listed


@dataclass(frozen=True, slots=True)
class Listing:
    """Listings in pages, newest first; each is read until all its dated articles are too old.

    Raises DefinitionError for a selector that is none, and for one text in the place of addresses.
    """

    urls: tuple[str, ...]
    """Address of each listing's first page: of every section, say. With ``{page}`` in it: that of
    any page, where no link leads on; then a page without articles, or none (404), is the end."""
    links: str | None
    """CSS selector of the links to articles; null: told by addresses and places."""
    next: str | None = None
    """CSS selector of the link to the next page; null: told by the usual signs."""
    first: int = 1
    """Number of the first page, for addresses with ``{page}``."""
    name: str = "listing"
    """Name that its entries carry."""
    is_calendar: ClassVar[bool] = False
    """A person named its start addresses: they must answer."""

    def __post_init__(self) -> None:
        given: object = self.urls  # a definition's file is not checked for types
        if isinstance(given, str):
            raise DefinitionError(f"Listing takes addresses: write urls=({given!r},)")
        check(self.links, self.next)

    def start(self, window: Window, today: date) -> Iterator[Entry]:  # noqa: ARG002 - Source's
        """Yield the first pages."""
        for url in self.urls:
            yield Entry(Numbered(url).at(self.first), "listing", self.name)

    def read(self, page: Page, window: Window) -> Listed:
        """Return the articles of the window on *page*, the next page, and its counts."""
        selection = Selection(Document(page), self.links, self.next)
        asked = page.entry.url if page.entry else page.url or ""
        for each in map(Numbered, self.urls):
            number = each.number(asked)
            if number is not None:
                found = selection.listed(self.name, window, each.at(number + 1))
                return replace(found, series=each.pattern)
        return selection.listed(self.name, window)
