"""What the CSS selectors of a site definition name on a listing page."""

from collections.abc import Iterable, Iterator
from datetime import date

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from crawler.errors import DefinitionError
from crawler.items import Entry, Window
from crawler.pages.document import Document
from crawler.sources.counts import counts
from crawler.sources.hints import Hints
from crawler.sources.links import Link, links
from crawler.sources.pagination import next_page
from crawler.sources.regions import Regions
from crawler.sources.source import Listed
from crawler.sources.spans import are_older
from crawler.sources.survey import survey
from crawler.sources.titles import is_label
from crawler.text.addresses import key


class Selection:
    """The articles of a listing page and the page after it.

    *css* selects the links to articles, *following* the link to the next page; without one the
    usual signs tell.
    """

    def __init__(self, document: Document, css: str | None, following: str | None = None) -> None:
        self._document = document
        self._url = document.page.url
        self._following = following
        own = key(self._url or "")
        every = links(document, css) if css is not None else _recognised(document)
        self._every = [link for link in every if link.key != own]

    @property
    def articles(self) -> list[Link]:
        """The article links in page order, each address once, with a text if any has one."""
        once: dict[str, Link] = {}
        for link in self._every:
            known = once.get(link.key)
            if known is None or (is_label(known.text) and not is_label(link.text)):
                once[link.key] = link
        return list(once.values())

    def of(self, day: date, source: str) -> Listed:
        """Return the articles of a listing of one *day*, its next page, and its counts."""
        found, hints = self.articles, self._hints
        articles = [
            self.article(link, source, day, place, hints)
            for place, link in enumerate(found, start=1)
        ]
        following = self.following(source, day)
        shown = tuple(link.url for link in found)
        return Listed((*articles, *following), counts(self._document, day, len(shown)), shown)

    def listed(self, source: str, window: Window, after: str | None = None) -> Listed:
        """Return the articles that may be of *window*, and the next page unless all are older.

        An article's day is what its address or its item in the list tells. The next page is
        *after*, if this one lists anything; without such an address a link leads there.
        """
        hints = self._hints
        told = [(link, hints.of(link)) for link in self.articles]
        articles = [
            self.article(link, source, hint.day if hint else None, place, hints)
            for place, (link, hint) in enumerate(told, start=1)
            if hint is None or hint.meets(window)
        ]
        following: Iterable[Entry] = ()
        if not are_older([hint for _, hint in told if hint], window.since):
            following = self.following(source, None) if after is None else self._then(source, after)
        shown = tuple(link.url for link, _ in told)
        return Listed((*articles, *following), counts(self._document, None, len(told)), shown)

    def _then(self, source: str, after: str) -> Iterator[Entry]:
        """Yield the entry of the page at the address *after* this one, unless this one is empty."""
        if self._every:
            yield Entry(after, "listing", source, None, 1, self._url)

    @property
    def _hints(self) -> Hints:
        return Hints(self._document, Regions(self._document), self._every)

    def article(self, link: Link, source: str, day: date | None, place: int, hints: Hints) -> Entry:
        """Return the entry of an article."""
        title, published = link.text or None, hints.published(link, day)
        return Entry(link.url, "article", source, day, place, self._url, title, published)

    def following(self, source: str, day: date | None) -> Iterator[Entry]:
        """Yield the entry of the next page, if there is one."""
        if self._following is None:
            link = next_page(self._document, links(self._document))
        else:
            own = key(self._url or "")
            found = links(self._document, self._following)
            link = next((each for each in found if each.key != own), None)
        if link is not None:
            yield Entry(link.url, "listing", source, day, 1, self._url, link.text or None)


def _recognised(document: Document) -> list[Link]:
    """Return the links to the articles that the page lists, told by addresses and places."""
    found = survey(document, document.page.url or "")
    return [story.link for story in found.stories if story.main]


def check(*selectors: str | None) -> None:
    """Raise DefinitionError for a text that is no CSS selector."""
    for css in selectors:
        try:
            LexborHTMLParser("<p>").css(css or "p")
        except SelectolaxError as error:
            raise DefinitionError(f"{css!r} is no CSS selector") from error
