"""The links of a page: absolute, without fragment and session, each with its text and place."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from urllib.parse import urldefrag, urljoin, urlsplit

from crawler.pages.document import Document
from crawler.pages.elements import Element
from crawler.sources.periods import Period, read_period
from crawler.text.addresses import key, unvisited
from crawler.text.normalise import normalise
from crawler.text.numbering import PageAddress, page_of


@dataclass(frozen=True)
class Link:
    """A link of a page.

    What its address tells is looked up once: a page may have tens of thousands of links.
    """

    url: str
    """Absolute address."""
    key: str
    """Key of the address, equal for all links to one page."""
    text: str
    """Its text on one line; empty for a picture."""
    element: Element
    """The element that links."""

    @cached_property
    def page(self) -> PageAddress:
        """Which page of which listing its address is."""
        return page_of(self.url)

    @cached_property
    def listing(self) -> str:
        """Key of that listing's first page; its own where it numbers no page."""
        return self.key if self.page.first == self.url else key(self.page.first)

    @cached_property
    def period(self) -> Period | None:
        """The period that its address is the archive of; null: of none."""
        return read_period(self.url)


def absolute(base: str | None, href: str) -> str | None:
    """Return the address that *href* names on a page at *base*; null for what is none of the web.

    Fragment and session are dropped; an address with a user's name in it is refused.
    """
    try:
        url = urldefrag(urljoin(base or "", href.strip())).url
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc:
        return None
    return unvisited(url).rstrip("?&")


def links(document: Document, css: str | None = None) -> list[Link]:
    """Return the links of the page in its order: all, or those that *css* matches.

    Raises PageError when *css* is no selector.
    """
    walk = document.walk
    if css is None:
        return _links(document, walk.tags.get("a", []))
    found = (walk.element(node) for node in document.select(css))
    return _links(document, (each for each in found if each is not None))


def relations(document: Document, relation: str) -> list[Link]:
    """Return what the page's head links to as *relation* (``next``)."""
    elements = document.walk.tags.get("link", [])
    return _links(
        document, (each for each in elements if relation in each.get("rel").lower().split())
    )


@lru_cache(maxsize=1024)
def origin(url: str) -> tuple[str, int | None]:
    """Return host without ``www.`` and port of *url*; the usual ports are null."""
    parts = urlsplit(url)
    port = None if parts.port in {80, 443} else parts.port
    return (parts.hostname or "").removeprefix("www."), port


def _links(document: Document, elements: Iterable[Element]) -> list[Link]:
    found = []
    for element in elements:
        url = absolute(document.base, href) if (href := element.get("href")) else None
        if url is not None:
            found.append(Link(url, key(url), _text(document, element), element))
    return found


def _text(document: Document, element: Element) -> str:
    """Return the text of a link; of one around a whole item, that of the item's heading."""
    node = element.node.css_first("h1, h2, h3, h4")
    heading = document.walk.element(node) if node is not None else None
    if heading is not None:
        return normalise(heading.text())
    if element.end - element.start > 1:
        blocks = document.walk.blocks[element.start : element.end]
        return " ".join(block.text for block in blocks)
    return normalise(element.text())
