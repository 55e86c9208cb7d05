"""What the cleaning pipelines share: a pure step over the articles of a reading."""

from collections import Counter
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from itertools import takewhile
from typing import Any, ClassVar, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.settings import BaseSettings
from scrapy.statscollectors import StatsCollector
from scrapy.utils.conf import build_component_list
from scrapy.utils.misc import load_object

from crawler.cleaning import Step
from crawler.crawl import crawls_site
from crawler.errors import OutsideWindow, Rejected
from crawler.items import Article, Reading, Rejection
from crawler.workers.layouts import TIDYING


class StepPipeline:
    """Applies one cleaning step to every article of a reading.

    What a site's reader does already when it has read a page is not done again. Removed blocks are
    counted by rule, rejected articles by class. Items that are no reading pass unchanged.
    """

    step: ClassVar["staticmethod[[Article], Article]"]
    """The step, of :data:`crawler.cleaning.STEPS`."""

    def __init__(self, stats: StatsCollector) -> None:
        self.stats = stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return the pipeline with the crawl's stats, unless the spider's reader does its work."""
        if crawls_site(crawler.spider) and step_of(cls) in crawler.spider.steps:
            raise NotConfigured
        return cls(crawler.stats)

    def process_item(self, item: Any) -> Any:
        """Return the reading with its articles after the step; what it rejects is noted on it."""
        if not isinstance(item, Reading) or not item.articles:
            return item
        articles = []
        rejections = list(item.rejections)
        for article in item.articles:
            try:
                cleaned = self.step(article)
            except Rejected as rejected:
                self.stats.inc_value(f"backfile/rejected/{type(rejected).__name__}")
                rejections.append(rejection(article, rejected))
            else:
                self._count(article, cleaned)
                articles.append(cleaned)
        return replace(item, articles=tuple(articles), rejections=tuple(rejections))

    def _count(self, article: Article, cleaned: Article) -> None:
        """Count the blocks that the step took out, by rule."""
        before = {block.index for block in article.cleaning.removed}
        taken = (block.rule for block in cleaned.cleaning.removed if block.index not in before)
        for rule, count in Counter(taken).items():
            self.stats.inc_value(f"backfile/removed/{rule}", count)


def step_of(pipeline: type) -> Step | None:
    """Return the step that *pipeline* applies and does nothing beside; null: it is another."""
    if getattr(pipeline, "process_item", None) is not StepPipeline.process_item:
        return None
    step: Step = pipeline.step  # type: ignore[attr-defined]
    return step


def leading_steps(settings: BaseSettings) -> tuple[Step, ...]:
    """Return the steps of cleaning that come first in the pipelines, which a reader may take.

    From the first on that is none of :data:`~crawler.workers.layouts.TIDYING` they are left to
    the pipelines, so that one of a user's own finds what stands before it done, and no more.
    """
    paths = build_component_list(settings.get_component_priority_dict_with_base("ITEM_PIPELINES"))
    steps = (step_of(load_object(path)) for path in paths)
    return tuple(step for step in takewhile(TIDYING.__contains__, steps) if step is not None)


def rejection(article: Article, rejected: Rejected) -> Rejection:
    """Return the note that *article* is not kept, with the best day that is known for it."""
    text = None
    if isinstance(rejected, OutsideWindow):  # it is a story all the same: which one?
        told = f"{article.headline}\n{article.article_body}"
        text = blake2b(told.encode(errors="replace"), digest_size=8).hexdigest()
    return Rejection(str(rejected), day_of(article), text)


def day_of(article: Article) -> date | None:
    """Return the day of *article*'s publication, or else the one it was announced for."""
    if article.date_published is not None:
        return date.fromisoformat(article.date_published[:10])
    return article.archive.day if article.archive else None
