"""Feeds: the newest articles, and the pages of older ones where a site has them."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from crawler.discovery.heads import USUAL_FEEDS
from crawler.discovery.numbers import Numbered, last_number
from crawler.discovery.offer import Offer, Shown
from crawler.discovery.visits import Visits, day_of, keys, unique
from crawler.errors import PageError, SourceError
from crawler.items import Entry, Page, Window
from crawler.sources import Feed
from crawler.sources.source import Listed

_EVER = Window()


async def find_feed(
    visits: Visits, origin: str, named: Sequence[str], total: int | None
) -> Offer | None:
    """Return what the first feed of the site offers that lists anything; null without one.

    *total*: articles that the site says it has, which tells where the last page may be.
    """
    for url in (*named, *(origin + path for path in USUAL_FEEDS)):
        page = await visits.get(url)
        listed = _read(page) if page else None
        if page is not None and listed is not None and _articles(listed):
            return await _offer(visits, url, page, listed, total)
    return None


async def _offer(visits: Visits, url: str, page: Page, listed: Listed, total: int | None) -> Offer:
    """Look for the last page of a feed."""
    first = _articles(listed)
    shown = {1: Shown(page, first)}
    following = next((each.url for each in listed.entries if each.kind == "listing"), None)
    numbered = Numbered.of(following) if following else None
    last, is_sure = 1, following is None
    if numbered is not None:

        async def exists(number: int) -> bool | None:
            if not visits.has_more:
                return None
            page = await visits.get(numbered.page(number))
            found = _read(page) if page else None
            entries = _articles(found) if found else ()
            if page is None or not entries or keys(entries) == keys(first):
                return False
            shown[number] = Shown(page, entries)
            return True

        expected = ceil(total / len(first)) if total else 2
        last, is_sure = await last_number(exists, 1, expected)
    return _described(url, shown, last, is_sure=is_sure)


def _described(url: str, shown: dict[int, Shown], last: int, *, is_sure: bool) -> Offer:
    """Return the offer of a feed of which some pages were seen."""
    pages = [shown[number] for number in sorted(shown)]
    entries = unique(each for page in pages for each in page.entries)
    days = sorted(filter(None, map(day_of, entries)))
    offer = Offer(
        "feed",
        url,
        len(shown[1].entries) * (last - 1) + len(shown[last].entries),
        exact=is_sure and len(shown) == last,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        listings=last + 1 if last > 1 else 1,  # the end is where a page is missing
        seen=entries,
        whole=is_sure and len(shown) == last,
        slack=len(shown[1].entries) - 1 if is_sure else None,
        shown=tuple(pages),
    )
    if not is_sure:
        why = f"it has {last:,} pages at least; which is the last was not found out"
        return replace(offer, articles=None, listings=None, why=why)
    if last == 1:
        why = f"only the newest {len(entries)}: it has no pages of older ones"
        return replace(offer, complete=False, why=why)
    return replace(offer, why=f"it goes on for {last:,} pages")


def _read(page: Page) -> Listed | None:
    """Return what a feed lists; null when it is none."""
    try:
        return Feed(page.url or "").read(page, _EVER)
    except (SourceError, PageError):
        return None


def _articles(listed: Listed) -> tuple[Entry, ...]:
    return tuple(each for each in listed.entries if each.kind == "article")
