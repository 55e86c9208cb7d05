"""Scrapy's own commands say who asks, too: its shell, ``fetch`` and ``view``."""

import logging
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, NotConfigured

from crawler.crawl import crawls_site
from crawler.downloader.contact import introduce
from crawler.errors import DefinitionError
from crawler.text.hosts import host_of

logger = logging.getLogger(__name__)


class ContactMiddleware:
    """Asks no public site for a spider that nobody introduced, unless the settings tell who asks.

    What a command of ours starts was introduced before it began. Scrapy's shell, which has no
    spider until its first request, was not, whatever spider it takes.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._settings = crawler.settings.copy()
        self._settings.frozen = False  # a copy of what holds for a crawl is as frozen
        self._is_told = False

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Introduce a plain spider of Scrapy's, and whatever its shell asks."""
        spider = crawler.spider
        if crawls_site(spider) or hasattr(spider, "origins"):
            raise NotConfigured
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Have *request* say who asks. Raises IgnoreRequest when nobody does."""
        try:
            introduce(self._settings, [host_of(request.url) or ""])
        except DefinitionError as error:
            if not self._is_told:
                logger.warning("Not asked: %s", error)
            self._is_told = True
            raise IgnoreRequest(str(error)) from error
        request.headers.setdefault("User-Agent", self._settings["USER_AGENT"])
        sender = self._settings.getdict("DEFAULT_REQUEST_HEADERS").get("From")
        if sender is not None:
            request.headers.setdefault("From", sender)
