"""What the front page lists and links to: its pages, its sections."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil

from crawler.discovery.numbers import Numbered, last_number, number_of
from crawler.discovery.offer import Offer, Shown
from crawler.discovery.samples import spread
from crawler.discovery.visits import Visits, day_of, keys, unique
from crawler.errors import PageError
from crawler.items import Entry, Page
from crawler.pages import Document
from crawler.sources.counts import counts
from crawler.sources.links import Link, links
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
    pages = front.survey.pages or _elsewhere(front)
    numbered = _numbered(pages)
    sections = _lists(front)
    if numbered is None and sections:
        return await _sections(visits, front, sections)
    if numbered is None:
        ends = "goes on, nobody can say how far" if pages else "has no further pages"
        return _offer(url, shown, None, f"the front page {ends}")
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

    where = "" if front.survey.pages else f" at {numbered.page(2)}"
    # A front page may list more, or less, than the pages of the list that it begins.
    full = len(shown[-1].entries) if where and await exists(2) else len(front.entries)
    told = max((number_of(each) for each in pages), default=2)
    expected = ceil(total / full) if total and full else told
    # A listing that links to more than its next page links to its last one, as a rule.
    last, is_sure = await last_number(exists, 1, told if told > 2 else expected)
    if not is_sure:
        return _offer(url, shown, None, f"the front page has at least {last:,} pages{where}")
    # Sections and archives by date, which are followed too, list the same articles once more.
    lists = 1 + bool(front.periods) + bool(sections)
    why = f"the front page goes on for {last:,} pages{where}"
    final = next((each for each in shown if each.page.url == numbered.page(last)), shown[0])
    count = full * (last - 1) + len(final.entries)
    return _offer(url, shown, count, why, last, lists)


async def _sections(visits: Visits, front: Front, sections: Sequence[Link]) -> Offer:
    """Look at the first pages of some sections, which tell how many they have."""
    url = front.page.url or ""
    every = [link.url for link in sections]
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
    return max(map(number_of, later_pages(document, links(document))), default=1)


def _offer(
    url: str,
    shown: Sequence[Shown],
    count: int | None,
    why: str,
    pages: int | None = None,
    lists: int = 1,
) -> Offer:
    """Return the offer of a list of *count* articles on so many *pages*; null: nobody knows.

    *lists*: how many lists like it are followed.
    """
    entries = unique(each for page in shown for each in page.entries)
    days = sorted(filter(None, map(day_of, entries)))
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


def _numbered(pages: Iterable[Link]) -> Numbered | None:
    """Return the addresses of a list's further *pages*; null when there are none."""
    return next((each for each in map(_series, pages) if each is not None), None)


def _series(link: Link) -> Numbered | None:
    """Return the addresses of the pages of a list, to a later one of which *link* leads."""
    return Numbered.of(link.url, number_of(link))


def _elsewhere(front: Front) -> tuple[Link, ...]:
    """Return the further pages of the first list under another path that the front page pages."""
    later = [each for each in front.survey.onward if _series(each) is not None]
    first = page_of(later[0].url).first if later else ""
    return tuple(each for each in later if page_of(each.url).first == first)


def _lists(front: Front) -> tuple[Link, ...]:
    """Return the links to the first pages of the lists that the front page leads to."""
    plain = (each for each in front.survey.onward if _series(each) is None)
    return (*front.survey.sections, *plain)


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
