"""Tells of each article where the page that it was read from is recorded."""

from dataclasses import replace
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from crawler.crawl import SiteCrawl, crawls_site
from crawler.errors import LedgerError, Unrecorded
from crawler.items import Article, Pointer, Reading


class RecordPipeline:
    """Points articles at their record; where only kept articles are recorded, this is when."""

    def __init__(self, spider: SiteCrawl) -> None:
        self._spider = spider

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the recorder of the crawler's spider; a plain Scrapy spider has none."""
        if not crawls_site(crawler.spider):
            raise NotConfigured
        return cls(crawler.spider)

    def process_item(self, item: Any) -> Any:
        """Return *item*; a reading has its record, as far as there is one."""
        if not isinstance(item, Reading):
            return item
        record = item.record or self._record(item)
        if record is None:
            self._check(item)
            return item
        articles = tuple(pointed(article, record) for article in item.articles)
        return replace(item, record=record, articles=articles)

    def _check(self, reading: Reading) -> None:
        """End the crawl before it commits what should be on record and is not: a fault of ours."""
        recorder = self._spider.recorder
        if recorder is not None and recorder.keeping.what == "all" and reading.answer is not None:
            recorder.fail()
            self._spider.stop(
                Unrecorded(f"the answer of {reading.url} was not recorded: report it as a fault")
            )

    def _record(self, reading: Reading) -> Pointer | None:
        """Write the record of what waited for its article to be kept, if one waits."""
        recorder = self._spider.recorder
        if recorder is None or reading.address is None:
            return None
        exchange = recorder.held(reading.address)
        if exchange is None or reading.outcome != "kept":
            return None
        # A copy was fetched from the site long before it came from who keeps it.
        at = (None if reading.is_copy else reading.fetched_at) or exchange.fetched_at
        try:
            return recorder.write(replace(exchange, fetched_at=at))
        except LedgerError as error:
            recorder.fail()
            self._spider.stop(error)
            return None


def pointed(article: Article, record: Pointer) -> Article:
    """Return *article* with where its page is recorded."""
    told = replace(
        article.provenance,
        warc_file=record.file,
        warc_offset=record.offset,
        warc_record_id=record.record_id,
    )
    return replace(article, provenance=told)
