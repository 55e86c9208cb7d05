"""What the front page lists and links to: its pages, its sections."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil

from crawler.discovery.numbers import Numbered, last_number
from crawler.discovery.offer import Offer, Shown
from crawler.discovery.samples import spread
from crawler.discovery.visits import Visits, day_of, keys, unique
from crawler.errors import PageError
from crawler.items import Entry, Page
from crawler.pages import Document
from crawler.sources.counts import counts
from crawler.sources.links import links
from crawler.sources.pagination import later_pages
from crawler.sources.periods import Period
from crawler.sources.spans import Span
from crawler.sources.survey import Survey, survey
from crawler.text.numbering import page_of

SECTIONS = 4
"""Sections that are looked at."""

NAME = "links"
"""What ``-a source=`` calls it."""


@dataclass(frozen=True, slots=True)
class Front:
    """The front page, read as a listing."""

    page: Page
    survey: Survey
    entries: tuple[Entry, ...]
    total: int | None
    """Articles that the page says the site has; null when it does not say."""

    @property
    def periods(self) -> list[Period]:
        """The archives by date that it links to."""
        return [period for _, period in self.survey.periods]


def read_front(page: Page) -> Front:
    """Return what the front page lists. Raises PageError when it is no HTML."""
    document = Document(page)
    found = survey(document, page.url or "")
    told = (each.count for each in counts(document, None, 0) if each.day is None)
    return Front(page, found, _entries(found), max(told, default=None))


async def find_listing(visits: Visits, front: Front, total: int | None) -> Offer:
    """Return what following the links from the front page offers.

    *total*: articles that the site says it has, which tells where the last page may be.
    """
    url = front.page.url or ""
    shown = [Shown(front.page, front.entries, _covers(front.entries))]
    numbered = _numbered(front)
    sections = len(front.survey.sections)
    if numbered is None and sections:
        return await _sections(visits, front)
    if numbered is None:
        return _offer(url, shown, None, "the front page has no further pages")
    own = keys(front.entries)

    async def exists(number: int) -> bool | None:
        page = await visits.get(numbered.page(number))
        if page is None:
            return False if visits.has_more else None
        entries = _articles(page, url)
        is_new = bool(entries) and keys(entries) != own
        if is_new:
            shown.append(Shown(page, entries, _covers(entries)))
        return is_new

    told = max((page_of(each.url).number for each in front.survey.pages), default=2)
    expected = ceil(total / len(front.entries)) if total and front.entries else told
    # A listing that links to more than its next page links to its last one, as a rule.
    last, is_sure = await last_number(exists, 1, told if told > 2 else expected)
    if not is_sure:
        return _offer(url, shown, None, f"the front page has at least {last:,} pages")
    # Sections and archives by date, which are followed too, list the same articles once more.
    lists = 1 + bool(front.periods) + bool(sections)
    return _offer(url, shown, last, f"the front page goes on for {last:,} pages", lists)


async def _sections(visits: Visits, front: Front) -> Offer:
    """Look at the first pages of some sections, which tell how many they have."""
    url = front.page.url or ""
    every = [link.url for link in front.survey.sections]
    looked = []
    pages = []
    for place in spread(range(len(every)), SECTIONS):
        page = await visits.get(every[place])
        entries = _articles(page, url) if page else ()
        if page is not None and entries:
            looked.append(Shown(page, entries))
            pages.append(_last(page))
    shown = [Shown(front.page, front.entries), *looked]
    why = f"the front page has no further pages; {len(looked)} of its {len(every)} sections were"
    offer = _offer(url, shown, None, f"{why} looked at, and an article may be in several")
    if not looked:
        return offer
    counts = [len(each.entries) * number for each, number in zip(looked, pages, strict=True)]
    share = len(every) / len(looked)
    return replace(
        offer, articles=round(sum(counts) * share), listings=1 + round(sum(pages) * share)
    )


def _last(page: Page) -> int:
    """Return the greatest number of a listing's pages that one of them links to."""
    document = Document(page)
    return max(
        (page_of(each.url).number for each in later_pages(document, links(document))), default=1
    )


def _offer(url: str, shown: Sequence[Shown], pages: int | None, why: str, lists: int = 1) -> Offer:
    """Return the offer of a list that has so many pages; null: nobody knows.

    *lists*: how many lists like it are followed.
    """
    entries = unique(each for page in shown for each in page.entries)
    days = sorted(filter(None, map(day_of, entries)))
    count = None
    if pages is not None:
        numbers = [page_of(each.page.url or "").number for each in shown]
        last = next((each for each, n in zip(shown, numbers, strict=True) if n == pages), shown[0])
        count = len(shown[0].entries) * (pages - 1) + len(last.entries)
    return Offer(
        NAME,
        url,
        count,
        exact=pages == 1,
        first=days[0] if days and pages is not None else None,
        last=days[-1] if days else None,
        listings=pages and pages * lists,
        why=why,
        seen=entries,
        whole=pages == 1,
        slack=max(0, len(shown[0].entries) - 1) if pages is not None else None,
        shown=tuple(shown),
    )


def _numbered(front: Front) -> Numbered | None:
    """Return the addresses of the front page's further pages; null when it links to none."""
    numbered = (Numbered.of(each.url) for each in front.survey.pages)
    return next((each for each in numbered if each is not None), None)


def _covers(entries: Sequence[Entry]) -> Span | None:
    """Return the days of which a page lists all articles; null when nobody can say.

    Those between the days of its first and its last one, if it lists the newest first.
    """
    days = [each.day for each in entries if each.day is not None]
    if len(days) < len(entries) or any(one < two for one, two in pairwise(days)):
        return None
    inner = [each for each in days if days[-1] < each < days[0]]
    return Span(inner[-1], inner[0]) if inner else None


def _articles(page: Page, home: str) -> tuple[Entry, ...]:
    """Return the articles that a page lists, not those beside its list; none when it is no page."""
    try:
        found = survey(Document(page), home)
    except PageError:
        return ()
    return _entries(found)


def _entries(found: Survey) -> tuple[Entry, ...]:
    return tuple(
        Entry(each.link.url, "article", NAME, each.hint.day if each.hint else None)
        for each in found.stories
        if each.main
    )
