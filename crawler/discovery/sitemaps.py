"""Sitemaps: those that robots.txt names, else those at the usual addresses."""

from collections.abc import Sequence
from math import ceil

from crawler.discovery.heads import USUAL_SITEMAPS
from crawler.discovery.offer import Offer, Shown
from crawler.discovery.samples import spread
from crawler.discovery.visits import Visits, day_of, unique
from crawler.errors import PageError, SourceError
from crawler.items import Entry, Page, Window
from crawler.sources import Sitemap
from crawler.sources.source import Listed

CHILDREN = 8
"""Sitemaps of an index that are looked at."""

ROUND = {500, 1000, 2000, 5000, 10_000, 25_000, 50_000}
"""How many addresses a sitemap has that was cut off at a limit of its maker."""

_EVER = Window()


async def find_sitemaps(visits: Visits, origin: str) -> Offer | None:
    """Return what the sitemaps of the site at *origin* offer; null when there are none."""
    robots = await visits.get(f"{origin}/robots.txt")
    told = _read(robots) if robots else None
    named = [each.url for each in _maps(told)] if told else []
    roots: list[tuple[str, Page, Listed]] = []
    for url in (*named, *(origin + path for path in USUAL_SITEMAPS)):
        if roots and url not in named:
            break
        page = await visits.get(url)
        listed = _read(page) if page else None
        if page is not None and listed is not None and (listed.shown or listed.entries):
            roots.append((url, page, listed))
    return await _offer(visits, roots) if roots else None


async def _offer(visits: Visits, roots: Sequence[tuple[str, Page, Listed]]) -> Offer:
    """Look at some sitemaps of each index, and count."""
    read = [Shown(page, _articles(listed)) for _, page, listed in roots if _articles(listed)]
    indexes = 0
    waiting: list[Entry] = [each for root in roots for each in _maps(root[2])]
    children = 0
    asked = 0
    while waiting and visits.has_more:  # an index may lead to further indexes
        children += len(waiting)
        following: list[Entry] = []
        for entry in spread(waiting, CHILDREN):
            page = await visits.get(entry.url)
            listed = _read(page) if page else None
            if page is None or listed is None:
                continue
            asked += 1
            if _articles(listed):
                read.append(Shown(page, _articles(listed)))
            following += _maps(listed)
        indexes += bool(following)
        waiting = following
    entries = unique(each for shown in read for each in shown.entries)
    days = sorted(filter(None, map(day_of, entries)))
    is_all = asked == children
    count = len(entries) if is_all else ceil(len(entries) * children / max(1, asked))
    return Offer(
        "sitemap",
        roots[0][0],
        count,
        exact=is_all,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        listings=len(roots) + children,
        complete=False if is_all and (_is_news(read) or _is_cut(read)) else None,
        why=_why(read, asked, children, is_all=is_all),
        seen=entries,
        whole=is_all,
        slack=0 if is_all else None,
        shown=tuple(read),
        children=tuple(url for url, _, _ in roots),
    )


def _why(read: Sequence[Shown], asked: int, children: int, *, is_all: bool) -> str:
    if is_all and _is_news(read):
        return "a news sitemap: only the articles of some days"
    if is_all and _is_cut(read):
        return f"ends at {len(read[0].entries):,} addresses exactly: it is cut off there"
    if asked < children:
        return f"{asked} of {children} sitemaps were looked at"
    return ""


def _is_news(read: Sequence[Shown]) -> bool:
    """Tell whether all that was read are sitemaps of news, which hold two days by their rules."""
    return bool(read) and all(b"sitemap-news/" in _head(each.page) for each in read)


def _is_cut(read: Sequence[Shown]) -> bool:
    """Tell whether a single sitemap has just as many addresses as a program's limit."""
    return len(read) == 1 and len(read[0].entries) in ROUND


def _head(page: Page) -> bytes:
    body = page.body.encode() if isinstance(page.body, str) else page.body
    return body[:2000]


def _read(page: Page) -> Listed | None:
    """Return what a sitemap, or robots.txt, lists; null when it is none."""
    try:
        return Sitemap(page.url or "").read(page, _EVER)
    except (SourceError, PageError):
        return None


def _articles(listed: Listed) -> tuple[Entry, ...]:
    return tuple(each for each in listed.entries if each.kind == "article")


def _maps(listed: Listed) -> list[Entry]:
    return [each for each in listed.entries if each.kind == "listing"]
