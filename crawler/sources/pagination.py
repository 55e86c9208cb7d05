"""The links that lead from one page of a listing to the next."""

from collections.abc import Iterator, Sequence
from urllib.parse import parse_qsl, urlsplit

from crawler.pages.document import Document
from crawler.sources import shapes
from crawler.sources.links import Link, relations
from crawler.sources.pagers import is_paging, says_next
from crawler.sources.periods import read_period
from crawler.text.addresses import key
from crawler.text.numbering import PageAddress, number_shown, page_of


def later_pages(document: Document, every: Sequence[Link]) -> list[Link]:
    """Return those of a page's links that lead to later pages of the listing, nearest first.

    A link leads further when it says so (``rel=next``, a class, a label) or when its address is
    that of a page with a greater number.
    """
    own = key(document.page.url or "")
    found: dict[str, Link] = {}
    for _, link in sorted(_candidates(document, every), key=lambda each: each[0]):
        if link.key != own:
            found.setdefault(link.key, link)
    return list(found.values())


def next_page(document: Document, every: Sequence[Link]) -> Link | None:
    """Return the one that leads to the next page; null when this is the last one."""
    own = key(document.page.url or "")
    following = _here(document).number + 1
    for number, link in _candidates(document, every):
        if number == following and link.key != own:
            return link
    return None


def earlier_pages(document: Document, every: Sequence[Link]) -> list[Link]:
    """Return those of a page's links that lead to the listing's earlier pages, in page order."""
    here = _here(document)
    found: dict[str, Link] = {}
    own = key(here.first)
    for link in every:
        # Few links show a smaller number, and whether it counts takes long to tell.
        shown = number_shown(link.text)
        if min(link.page.number, here.number if shown is None else shown) >= here.number:
            continue
        number = link.page.number if link.listing == own else _shown(link, here)
        if number is not None and number < here.number and not shapes.is_home(link.url):
            found.setdefault(link.key, link)
    return list(found.values())


def is_entered(document: Document) -> bool:
    """Tell whether another listing led into the midst of that which a page is of.

    A front page's pager may begin with the second page of a list that lies elsewhere. Of archives
    by date the first page is known.
    """
    first, entry = page_of(document.page.url or "").first, document.page.entry
    led = entry.archive if entry is not None else None
    return led is not None and key(page_of(led).first) != key(first) and read_period(first) is None


def _here(document: Document) -> PageAddress:
    """Return which page this is, by its address, else by the number that is marked as current."""
    here = page_of(document.page.url or "")
    if here.number == 1:
        for node in document.select(".current, .active, [aria-current]"):
            element = document.walk.element(node)
            number = number_shown(node.text().strip())
            if element is not None and number is not None and is_paging(element):
                return here._replace(number=number)
    return here


def _candidates(document: Document, every: Sequence[Link]) -> Iterator[tuple[int, Link]]:
    """Yield the links that lead further with the number of their page, those that say so first.

    A page without a number counts as the next one.
    """
    here = _here(document)
    own = key(here.first)
    heads = relations(document, "next")
    for link in (*heads, *(link for link in every if says_next(link))):
        number = _number(link, here, own)
        if number is None and _leads_on(link, here):
            number = here.number + 1
        if number is not None and number > here.number:
            yield number, link
    for link in every:
        number = _number(link, here, own)
        if number is not None and number > here.number:
            yield number, link


def _number(link: Link, here: PageAddress, own: str) -> int | None:
    """Return the number of the page that *link* leads to; null when it is none of this listing.

    *own*: key of this listing's first page.
    """
    if link.page.number > 1:
        return link.page.number if link.listing == own else None
    return _shown(link, here)


def _shown(link: Link, here: PageAddress) -> int | None:
    """Return the number that a link among those to a listing's pages shows; null: it is none."""
    number = number_shown(link.text)
    if number is None or not is_paging(link.element):
        return None
    if not _is_elsewhere(link, here):
        return number
    # As a parameter the number of the page may have the name that those of articles have.
    values = {value for _, value in parse_qsl(urlsplit(link.url).query)}
    is_counted = link.text in values and shapes.same_site(link.url, here.first)
    return number if is_counted and link.period is None else None


def _leads_on(link: Link, here: PageAddress) -> bool:
    """Tell whether a link that says it is the next, but names no number, leads to a page."""
    if _is_elsewhere(link, here) or shapes.is_sentence(link.url):
        return False
    path, own = urlsplit(link.url).path, urlsplit(here.first).path
    below = own != "/" and path.startswith(own)
    return path == own or below or "next" in link.element.get("rel").lower().split()


def _is_elsewhere(link: Link, here: PageAddress) -> bool:
    """Tell whether a link leaves the listing: for another host, another day or an article."""
    if link.period is not None:
        return link.period != read_period(here.first)
    return shapes.is_numbered(link.url) or not shapes.same_site(link.url, here.first)
