"""Listings that repeat the page before: some servers answer every number with the same list."""

from crawler.items import Entry, Page
from crawler.sources.source import Listed
from crawler.text.addresses import key
from crawler.text.numbering import page_of


class Repeats:
    """What the listings of a crawl showed, by address; following such a list would never end."""

    def __init__(self) -> None:
        self._shown: dict[str | None, int] = {}

    def new(self, listed: Listed, page: Page) -> tuple[Entry, ...]:
        """Return what a listing announces; not its next pages, when it repeats the page before."""
        own = self._shown[page.url] = hash((listed.shown, listed.series))
        before = page.entry.archive if page.entry else None
        is_next = page.url != before if listed.series else _is_next(page.url, before)
        if listed.shown and self._shown.get(before) == own and is_next:
            return tuple(each for each in listed.entries if each.kind == "article")
        return listed.entries


def _is_next(url: str | None, before: str | None) -> bool:
    """Tell whether *url* is another page of the listing that *before* is a page of."""
    first = {key(page_of(each).first) for each in (url, before) if each}
    return url != before and len(first) == 1
