"""What a button "load more" loads: lists in JSON, or pieces of HTML in it, page by page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import ClassVar
from urllib.parse import quote

from crawler.errors import DefinitionError, PageError
from crawler.items import GONE, Entry, Page, Window
from crawler.pages.document import Document
from crawler.sources.data import at, plain, read_json
from crawler.sources.links import absolute
from crawler.sources.moments import hint_of, may_be_of, read_moment, sure_day
from crawler.sources.numbered import Numbered
from crawler.sources.selection import Selection, check
from crawler.sources.source import Listed
from crawler.sources.spans import are_older

CURSOR = "{cursor}"

_COMPACT = re.compile(r"(?:19|20)\d{6}")
"""A day as 20180720: as seconds since 1970 it would be one of that year."""


_BEYOND = (400, 416, 422)
"""Statuses of a number that is too large, where the same address with a smaller one answered."""


@dataclass(frozen=True, slots=True)
class LoadMore:
    """A list that a page loads piece by piece, newest first.

    It is read until a piece is empty, repeats the one before, is not there (404), or has only
    articles that are too old. Paths are dotted names and places from 0, ``data.items.0.link``.
    Raises DefinitionError for a selector that is none, and for an address without a way on.
    """

    pattern: str
    """Address of a piece, with ``{page}``, the number of articles before it as ``{offset}``, or
    the ``{cursor}`` that the piece before it names; else that of the first."""
    entries: str = ""
    """Path of the list of articles; empty: the whole answer."""
    url: str = "url"
    """Path of an article's address in its entry."""
    title: str | None = "title"
    """Path of its headline; null: there is none."""
    published: str | None = None
    """Path of its time of publication: a date, or seconds or milliseconds since 1970."""
    modified: str | None = None
    """Path of its last change; as ``published``."""
    html: str | None = None
    """Path of a piece of HTML in place of ``entries``."""
    links: str | None = None
    """CSS selector of the links to articles in that HTML; null: told by addresses and places."""
    next: str | None = None
    """Path of the next piece's cursor, or of its address where the pattern has no cursor."""
    more: str | None = None
    """Path of what says whether there is more; null: one looks."""
    first: int | None = None
    """Number to begin with; null: page 1, offset 0."""
    name: str = "load more"
    """Name that its entries carry."""
    is_calendar: ClassVar[bool] = False
    """A person named its start address: it must answer."""

    def __post_init__(self) -> None:
        check(self.links)
        if self.next is None and self._numbered is None:
            raise DefinitionError(
                f"{self.pattern}: name {{page}} or {{offset}} in it, or 'next', to lead on"
            )

    def start(self, window: Window, today: date) -> Iterator[Entry]:  # noqa: ARG002 - Source's
        """Yield the first piece."""
        numbered = self._numbered
        url = self.pattern.replace(CURSOR, "")
        if numbered is not None:
            begin = 1 if numbered.name == "page" else 0
            url = numbered.at(begin if self.first is None else self.first)
        yield Entry(url, "listing", self.name)

    def read(self, page: Page, window: Window) -> Listed:
        """Return the articles of the window on *page*, and the next piece.

        Raises PageError for what is no JSON, or has no list where one should be.
        """
        later = page.entry is not None and page.entry.archive is not None
        if later and not page.body.strip():
            return Listed(series=self.pattern)
        told = read_json(page)
        found = at(told, self.entries) if self.html is None else _markup(at(told, self.html))
        if not found and (later or found in ([], "")):
            _refuse_error(told)
            return Listed(series=self.pattern)
        if self.html is not None:
            return self._fragment(found, told, page, window)
        if isinstance(found, dict):  # by number, as some write it
            found = list(found.values())
        if not isinstance(found, list):
            raise PageError(f"the page has no list at {self.entries or 'its top'!r}")
        return self._list(found, told, page, window)

    def is_end(self, page: Page) -> bool:
        """Tell whether an error only says that there are no more pieces."""
        if page.entry is None or page.entry.archive is None:
            return False
        return page.status in GONE or (page.status in _BEYOND and self.next is None)

    @property
    def _numbered(self) -> Numbered | None:
        names = (name for name in ("page", "offset") if f"{{{name}}}" in self.pattern)
        name = next(names, None)
        return Numbered(self.pattern, name) if name else None

    def _fragment(self, found: object, told: object, page: Page, window: Window) -> Listed:
        """Return what is announced by HTML inside JSON."""
        if not isinstance(found, str):
            raise PageError(f"the page has no HTML at {self.html or 'its top'!r}")
        document = Document(replace(page, body=found, content_type="text/html"))
        selection = Selection(document, self.links)
        count = len(selection.articles)
        following = self._following(told, page, count) if count else None
        listed = selection.listed(self.name, window, following)
        entries = tuple(
            each for each in listed.entries if each.kind == "article" or following is not None
        )
        return replace(listed, entries=entries, series=self.pattern)

    def _list(self, found: list[object], told: object, page: Page, window: Window) -> Listed:
        """Return what is announced by a list of objects."""
        every = [each for each in enumerate(found, start=1) if self._url(each[1], page)]
        if found and not every:
            raise PageError(f"the entries of the page have no address at {self.url!r}")
        entries = [self._article(each, place, page) for place, each in every]
        hints = [hint_of(each.url, each.published) for each in entries]
        following = self._following(told, page, len(found)) if entries else None
        if are_older([hint for hint in hints if hint is not None], window.since):
            following = None
        wanted = (
            each for each in entries if may_be_of(window, each.url, each.published, each.modified)
        )
        after = [Entry(following, "listing", self.name, None, 1, page.url)] if following else []
        shown = tuple(each.url for each in entries)
        return Listed((*wanted, *after), (), shown, self.pattern)

    def _url(self, told: object, page: Page) -> str | None:
        """Return the address of an article; null where it tells none."""
        href = at(told, self.url)
        return absolute(page.url, href) if isinstance(href, str) and href.strip() else None

    def _article(self, told: object, place: int, page: Page) -> Entry:
        """Return the entry of an article that has an address."""
        url = self._url(told, page) or ""
        title = at(told, self.title) if self.title is not None else None
        published, modified = (
            _moment(at(told, path)) if path is not None else None
            for path in (self.published, self.modified)
        )
        return Entry(
            url,
            "article",
            self.name,
            sure_day(url, published),
            place,
            page.url,
            plain(title) if isinstance(title, str) else None,
            published,
            modified,
        )

    def _following(self, told: object, page: Page, count: int) -> str | None:
        """Return the address of the next piece, behind one of *count* articles."""
        if self.more is not None and not at(told, self.more):
            return None
        if self.next is not None:
            named = at(told, self.next)
            if named is None or isinstance(named, bool) or not str(named).strip():
                return None
            if CURSOR in self.pattern:
                return self.pattern.replace(CURSOR, quote(str(named), safe=""))
            return absolute(page.url, str(named))
        numbered = self._numbered
        asked = page.entry.url if page.entry else page.url or ""
        number = numbered.number(asked) if numbered else None
        if numbered is None or number is None:
            return None
        return numbered.at(number + (1 if numbered.name == "page" else count))


def _refuse_error(told: object) -> None:
    """Raise PageError for an answer that is an error, though its status says that it is none."""
    errors = [told.get(name) for name in ("error", "errors")] if isinstance(told, dict) else []
    for error in filter(None, errors):
        raise PageError(f"the server answers with an error: {str(error)[:100]}")


def _markup(told: object) -> str | None:
    """Return HTML in JSON, in one piece or several; empty: words alone; null: there is none."""
    pieces = told if isinstance(told, list) else [told]
    html = [each for each in pieces if isinstance(each, str)]
    return ("\n".join(html) if any("<" in each for each in html) else "") if html else None


def _moment(told: object) -> str | None:
    """Return a time as RFC 3339: one in words, or since 1970; null for what is none."""
    if isinstance(told, str) and not told.strip().isdecimal():
        return read_moment(told)
    try:
        if _COMPACT.fullmatch(str(told).strip()):
            return date.fromisoformat(str(told).strip()).isoformat()
        seconds = float(str(told)) if not isinstance(told, bool) else 0.0
        seconds /= 1000 if seconds > 1e11 else 1
        moment = datetime.fromtimestamp(seconds, UTC) if seconds > 0 else None
    except (ValueError, OverflowError, OSError):
        return None
    return moment.replace(microsecond=0).isoformat() if moment and moment.year < 2100 else None
