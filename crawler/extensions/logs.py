"""Log lines that name an address instead of printing a whole page."""

from typing import Any

from scrapy import Spider
from scrapy.http import Response
from scrapy.logformatter import LogFormatter as ScrapyLogFormatter
from scrapy.logformatter import LogFormatterResult
from twisted.python.failure import Failure

from crawler.items import Reading


class LogFormatter(ScrapyLogFormatter):
    """Scrapy's log lines, with a reading told by its address."""

    def scraped(
        self, item: Any, response: Response | Failure | None, spider: Spider
    ) -> LogFormatterResult:
        """Return the line for an item that came through."""
        return super().scraped(_short(item), response, spider)

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
