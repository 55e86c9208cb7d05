"""Some articles of different years, read as a crawl would read them."""

import gzip
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from crawler.cleaning import clean
from crawler.discovery.offer import Offer
from crawler.discovery.visits import Visits, day_of, unique
from crawler.errors import Invalid, PageError
from crawler.items import Article, Entry, Page
from crawler.pages import ArticlePage, Document, Profile, read

T = TypeVar("T")

MOST = 6
"""Articles that are looked at."""

HEADERS = 2500
"""Bytes, compressed, that the records of a page take beside it: what was asked, what the server
said, who announced it, the digests of all that. Measured on 425 posts of a WordPress."""

LEDGER = 1.75
"""Bytes that the ledger takes for each byte of an article's record as JSON; measured likewise."""

LARGEST = 2 * 1024 * 1024
"""Bytes of a page that is read: this happens without a worker's budget."""


@dataclass(frozen=True, slots=True)
class Sample:
    """An article's page, and what was read of it."""

    page: Page
    title: str | None
    """Text of its title element."""
    article: Article | None
    """What the generic reading makes of it; null when that fails."""

    @property
    def recorded(self) -> int:
        """Bytes that its record on disk takes."""
        body = self.page.body.encode() if isinstance(self.page.body, str) else self.page.body
        return len(gzip.compress(body, 6)) + HEADERS

    @property
    def kept(self) -> int:
        """Bytes that the ledger takes for it."""
        return round(len(json.dumps(self.article.record())) * LEDGER) if self.article else 0


async def take_samples(visits: Visits, offers: Iterable[Offer]) -> tuple[Sample, ...]:
    """Ask for some articles, the oldest, the newest and some between."""
    samples = []
    for entry in _chosen(offers):
        page = await visits.get(entry.url)
        if page is not None and (sample := take(page)) is not None:
            samples.append(sample)
    return tuple(samples)


def take(
    page: Page, layout: type[ArticlePage] = ArticlePage, profile: Profile | None = None
) -> Sample | None:
    """Return what *layout* reads of a page; null when it is none, or is too large."""
    if len(page.body) > LARGEST:
        return None
    try:
        title = ArticlePage(Document(page)).meta.title
        article, _ = read(page, (layout,), site="", profile=profile)
    except PageError:
        return None
    try:
        return Sample(page, title, clean(article))
    except Invalid:
        return Sample(page, title, None)


def _chosen(offers: Iterable[Offer]) -> list[Entry]:
    """Return the articles to look at: spread over the days, where these are known."""
    every = unique(each for offer in offers for each in offer.seen)
    dated = sorted(
        (each for each in every if day_of(each)),
        key=lambda each: (day_of(each) or date.min, each.url),
    )
    return spread(dated if len(dated) >= 2 else list(every), MOST)


def spread(entries: Sequence[T], most: int) -> list[T]:
    """Return the first of *entries*, the last, and some between, in equal steps."""
    if len(entries) <= most:
        return list(entries)
    return [entries[round(part * (len(entries) - 1) / (most - 1))] for part in range(most)]
