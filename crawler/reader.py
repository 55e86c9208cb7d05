"""The reader as a library: one page, or many of one or several publishers, to articles."""

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from typing import Any
from urllib.parse import urlsplit

from crawler import pages
from crawler.cleaning import STEPS, validate
from crawler.errors import PageError
from crawler.items import Article, Page

READING = tuple(step for step in STEPS if step is not validate)
"""The steps of cleaning; whether what is left is worth keeping is the caller's to say."""


def extract(
    html: str | bytes,
    *,
    url: str | None = None,
    fetched_at: str | None = None,
    content_type: str | None = None,
) -> Article:
    """Return the article of one page, read and cleaned as a crawl does it.

    *html*: the page's bytes, or its text if it is decoded already. *url*: the address that
    answered. *fetched_at*: RFC 3339. *content_type*: as the server said; ``text/plain`` is a
    capture of a page's text. A field that the page does not tell is null or empty, headline and
    body included: a crawl rejects such an article, here it is the caller's to judge.

    Raises PageError if there is nothing to read: an empty page, a binary file, a feed.
    """
    page = Page(html, url, content_type, fetched_at)
    article, _ = pages.read(page, site=urlsplit(url or "").netloc)
    return reduce(lambda cleaned, step: step(cleaned), READING, article)


def extract_many(given: Iterable[Mapping[str, Any]]) -> Iterator[Article | PageError]:
    """Yield an article for each page, in order; for one that cannot be read its PageError.

    A page is a mapping with the names of :func:`extract`'s arguments.
    """
    for each in given:
        try:
            yield extract(**each)
        except PageError as error:
            yield error
