"""Rejects articles of days that were not asked for."""

from datetime import date
from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.statscollectors import StatsCollector

from crawler.crawl import crawls_site
from crawler.errors import OutsideWindow
from crawler.items import Article, Window
from crawler.ledger import OUTSIDE
from crawler.pipelines.step import StepPipeline


class WindowPipeline(StepPipeline):
    """Rejects an article published outside the spider's window.

    One without a known day passes: nobody can say that it does not belong.
    """

    def __init__(self, stats: StatsCollector, window: Window) -> None:
        super().__init__(stats)
        self._window = window

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the window of the crawler's spider; a plain Scrapy spider has none."""
        if not crawls_site(crawler.spider):
            raise NotConfigured
        return cls(crawler.stats, crawler.spider.window)

    def step(self, article: Article) -> Article:
        """Return *article*. Raises OutsideWindow."""
        published = article.date_published
        if published is not None and date.fromisoformat(published[:10]) not in self._window:
            raise OutsideWindow(OUTSIDE)
        return article
