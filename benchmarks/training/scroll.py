"""Pages as endless scrolling leaves them: below one article stands another of the same site.

Few pages of the sets are like that and many of the web are, so some are made: the element that
holds the headline and text of one page is put behind that of another page of the same host.
"""

from selectolax.lexbor import LexborHTMLParser

from crawler.items import Page
from crawler.pages import ArticlePage, Document

LEAST = 500
"""Characters of text that an article has to be put behind another."""


def scrolled(html: bytes, url: str | None, other: bytes, other_url: str | None) -> str | None:
    """Return the page with the article of the *other* one below; null if one has no such element.

    Raises PageError if one is no page.
    """
    first, second = _story(html, url), _story(other, other_url)
    if first is None or second is None:
        return None
    tree = LexborHTMLParser(html.decode("utf-8", "replace"))
    page = tree.html or ""
    if page.count(first) != 1:
        return None
    return page.replace(first, first + second)


def _story(html: bytes, url: str | None) -> str | None:
    """Return the innermost element that holds the headline and the text of a page."""
    page = ArticlePage(Document(Page(html.decode("utf-8", "replace"), url)))
    shown = page.shown_headline
    if shown is None or shown.block is None or not page.ruled.indexes:
        return None
    first, last = min(shown.block, *page.ruled.indexes), max(page.ruled.indexes)
    element = page.walk.owners[shown.block]
    while element.parent is not None and not (element.start <= first and last < element.end):
        element = element.parent
    told = sum(len(block.text) for block in page.walk.blocks[element.start : element.end])
    if element.tag in {"body", "html"} or told < LEAST:
        return None
    return element.node.html
