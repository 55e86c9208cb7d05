"""Copies of a site's pages, back at the addresses that they had there."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from crawler.errors import PageError
from crawler.items import Page
from crawler.sources.source import Copies


def originals(copies: Copies, page: Page, urls: Iterable[str]) -> Iterator[str]:
    """Yield the site's own addresses of the copies at *urls*, which led to that at *page*."""
    for url in urls:
        try:
            own = copies.original(replace(page, url=url, headers={})).url
        except PageError:  # a redirect within the archive
            continue
        if own is not None:
            yield own
