"""Names articles, and finds the one story that has two addresses."""

from dataclasses import replace
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from crawler.cleaning.identity import identify, identify_by_url
from crawler.crawl import crawls_site
from crawler.items import Article, Reading, Rejection
from crawler.ledger import Run
from crawler.pipelines.step import day_of
from crawler.text.addresses import key


class DuplicatesPipeline:
    """Gives every article its id; rejects one whose headline and body were kept already.

    Only equal text makes a duplicate: a shared headline, or a canonical address that a site
    prints on every page, does not. Runs after cleaning, so that furniture hides none.
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
        """Return the reading with named articles, its duplicates among the rejections."""
        if not isinstance(item, Reading) or not item.articles:
            return item
        kept: list[Article] = []
        rejections = list(item.rejections)
        for article in item.articles:
            known = self._run.same_text(article)
            if known is None or self._is_at(known, article):
                kept.append(self._named(article))
            else:
                rejections.append(_duplicate(article, known))
        return replace(item, articles=tuple(kept), rejections=tuple(rejections))

    def _named(self, article: Article) -> Article:
        """Return *article* with its id; one that another address has already stays there."""
        named = identify(article)
        return named if self._is_at(named.id, article) else identify_by_url(article)

    def _is_at(self, known: str, article: Article) -> bool:
        """Tell whether the id *known* is free, or was given to this article's own address."""
        return self._run.address_of(known) in (None, key(article.url or ""))


def _duplicate(article: Article, known: str) -> Rejection:
    return Rejection(f"duplicate of {known}", day=day_of(article), duplicate_of=known)
