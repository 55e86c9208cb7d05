"""Saved pages instead of the network."""

from typing import Self

from scrapy import Request
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from crawler.crawl import crawls_site
from crawler.records import Shelf


class ReplayHandler(BaseDownloadHandler):
    """Answers every request from the spider's ``saved`` pages; it cannot reach a network."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        saved = crawler.spider.saved if crawls_site(crawler.spider) else None
        self._pages = saved or Shelf()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Take the saved pages of the crawler's spider."""
        return cls(crawler)

    async def download_request(self, request: Request) -> Response:
        """Return the saved page.

        Raises IgnoreRequest when none was saved for the address, RecordError when it cannot be
        read.
        """
        asked = self._pages.asked(request.url)
        page = self._pages.take(request.url)
        if page is None:
            raise IgnoreRequest(f"not among the replayed pages: {request.url}")
        request.meta["saved"] = page
        if asked:
            request.meta["redirect_urls"] = list(asked)
        headers = {"Content-Type": page.content_type} if page.content_type else {}
        body = page.body.encode() if isinstance(page.body, str) else page.body
        return Response(
            request.url, status=page.status or 200, headers=headers, body=body, request=request
        )
