"""Names articles, and finds the one story that has several addresses."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from crawler.cleaning.identity import identify, identify_by_page, identify_by_url
from crawler.crawl import crawls_site
from crawler.items import Article, Reading, Rejection
from crawler.ledger import FORGOTTEN, Run, Story
from crawler.pipelines.step import day_of
from crawler.text.addresses import key, slug
from crawler.text.likeness import alike, holds
from crawler.text.normalise import fold
from crawler.text.permalinks import lasting

LONG = 200
"""Characters in a text by which alone a story is told from another."""

_COUNT = re.compile(r"(?<=.)-[2-9]$")
"""What a site puts behind a slug that is taken; a greater number would be the story's own."""


class DuplicatesPipeline:
    """Gives every article its id; a reading of one that stands elsewhere becomes a duplicate.

    One story is what has one long text, or a short one at the same end of the address and on one
    day; what names a known address as its own and has most of its
    text (a print, AMP or mobile page); and what has headline, day, end of the address and nearly
    all of the text (a page under a new permalink). Runs after cleaning, so that furniture hides
    none.
    """

    def __init__(self, run: Run) -> None:
        self._run = run

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the run of the crawler's spider; a plain Scrapy spider has none."""
        if not crawls_site(crawler.spider):
            raise NotConfigured
        return cls(crawler.spider.run)

    def process_item(self, item: Any) -> Any:
        """Return the reading with named articles; of a duplicate it says so."""
        if not isinstance(item, Reading):
            return item
        for article in item.articles:
            item = self._named(item, article)
        return item

    def _named(self, reading: Reading, article: Article) -> Reading:
        known = self._same(article)
        named = replace(article, id=known.id) if known else self._new(article)
        if self._run.known.is_forgotten(named) or (
            known is None and self._run.known.is_of_forgotten(named)
        ):
            forgotten = Rejection(FORGOTTEN, day_of(article))
            return replace(reading, articles=(), rejections=(*reading.rejections, forgotten))
        if known is None or self._is_home(known, article):
            return replace(reading, articles=(named,))
        return replace(
            reading, articles=(named,), state="rejected", reason=f"duplicate of {known.id}"
        )

    def _same(self, article: Article) -> Story | None:
        """Return the known story that *article* is."""
        return next((story for story in self._candidates(article) if story is not None), None)

    def _candidates(self, article: Article) -> Iterator[Story | None]:
        """Yield what *article* may be, the surest first; null is nothing."""
        known, address = self._run.known, key(article.url or "")
        at = known.at(address) if article.url else None
        story = known.story(at) if at else None
        yield story if story and (story.home == address or _is_like(story, article)) else None
        named = lasting(article.url, article.canonical_url) if article.url else address
        story = known.story(known.at(named) or identify(article).id)
        yield story if story and _is_mirror(story, article) else None
        for alias in article.aliases:  # a redirect was followed from there
            at = known.at(key(alias))
            story = known.story(at) if at else None
            yield story if story and _is_mirror(story, article) else None
        yield self._with_text(article, address, named)
        for each in known.with_slug(slug(address), day_of(article)):
            story = known.story(each)
            yield story if story and _is_like(story, article) else None

    def _with_text(self, article: Article, address: str, named: str) -> Story | None:
        """Return the known story that has or had the text of *article*.

        Many stories begin with the same few words ("More to follow."): a short text is one story's
        only on one day, and where the addresses tell the same. A capture has no address to tell.
        """
        known, text = self._run.known, article.content_hash
        if article.url is None or len(article.article_body) >= LONG:
            at = known.with_text(text)
            return known.story(at) if at else None
        addresses = (address, named, *map(key, article.aliases))
        ids = [at for each in addresses if (at := known.at(each)) is not None]
        ids.append(identify(article).id)  # by the canonical address
        for name in _spellings(slug(address)):
            ids += known.with_slug(name, day_of(article))
        capture = identify(replace(article, url=None, canonical_url=None)).id
        for each in dict.fromkeys((*ids, capture)):
            story = known.story(each) if known.has_text(each, text) else None
            if story and _has_day(story, article) and (each != capture or not story.home):
                return story
        return None

    def _is_home(self, story: Story, article: Article) -> bool:
        """Tell whether *article* stands where the story is to stand from now on."""
        address = key(article.url or "")
        if story.home in map(key, article.aliases):  # a redirect was followed from there
            return True
        own = not article.url or lasting(article.url, article.canonical_url) == address
        return story.home == address or story.gone or (own and not story.own)

    def _new(self, article: Article) -> Article:
        """Return *article* with an id that no other has."""
        for identified in (identify(article), identify_by_url(article)):
            if self._run.known.story(identified.id) is None:
                return identified
        return identify_by_page(article)


def _is_like(story: Story, article: Article) -> bool:
    """Tell whether headline and day are the same, and the text nearly."""
    return (
        _has_headline(story, article)
        and _has_day(story, article)
        and alike(story.body, article.article_body)
    )


def _is_mirror(story: Story, article: Article) -> bool:
    """Tell whether the text is the same but for what was left out, and headline or length too.

    In a word or two any story is like another.
    """
    return (
        _has_day(story, article)
        and holds(story.body, article.article_body)
        and (
            _has_headline(story, article)
            or (
                min(len(story.body), len(article.article_body)) >= LONG
                and alike(story.body, article.article_body)
            )
        )
    )


def _spellings(name: str) -> list[str]:
    """Return *name* and what a site makes of it, or it of what, where a slug is taken (``-2``)."""
    stem = _COUNT.sub("", name)
    others = (stem, *(f"{stem}-{number}" for number in range(2, 10)))
    return list(dict.fromkeys((name, *others))) if name else []


def _has_headline(story: Story, article: Article) -> bool:
    return fold(story.headline) == fold(article.headline)


def _has_day(story: Story, article: Article) -> bool:
    """Tell whether both are of one day, as far as that is known."""
    day = day_of(article)
    return day is None or story.day is None or story.day == day.isoformat()
