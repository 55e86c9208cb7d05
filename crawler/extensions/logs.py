"""Log lines that name an address instead of printing a whole page."""

import logging
from typing import Any, Self

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.logformatter import LogFormatter as ScrapyLogFormatter
from scrapy.logformatter import LogFormatterResult
from twisted.python.failure import Failure

from crawler.items import Reading


class LogFormatter(ScrapyLogFormatter):
    """Scrapy's log lines, with a reading told by its address.

    Lines of level DEBUG, two a page, are made only where they are shown.
    """

    def __init__(self, *, is_detailed: bool = True) -> None:
        self._is_detailed = is_detailed

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Return what tells of a crawl as its settings want."""
        level = str(crawler.settings["LOG_LEVEL"]).upper()
        known = logging.getLevelNamesMapping()
        return cls(is_detailed=known.get(level, logging.DEBUG) <= logging.DEBUG)

    def crawled(  # type: ignore[override]
        self, request: Request, response: Response, spider: Spider
    ) -> LogFormatterResult | None:
        """Return the line for a page that was fetched; null where nobody would see it."""
        return super().crawled(request, response, spider) if self._is_detailed else None

    def scraped(  # type: ignore[override]
        self, item: Any, response: Response | Failure | None, spider: Spider
    ) -> LogFormatterResult | None:
        """Return the line for an item that came through; null where nobody would see it."""
        return super().scraped(_short(item), response, spider) if self._is_detailed else None

    def item_error(
        self,
        item: Any,
        exception: BaseException,
        response: Response | Failure | None,
        spider: Spider,
    ) -> LogFormatterResult:
        """Return the line for an item that a pipeline raised on."""
        return super().item_error(_short(item), exception, response, spider)


def _short(item: Any) -> Any:
    """Return what to print of *item*."""
    return f"the reading of {item.url}" if isinstance(item, Reading) else item
