"""Downloads within limits: an answer is as long as it says, no larger than it may be, and comes."""

from functools import partial
from typing import Any

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.utils._download_handlers import wrap_twisted_exceptions
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.web.client import ResponseFailed

from crawler.answers import HEADS
from crawler.downloader.causes import cause_of
from crawler.downloader.connections import ConnectionFactory
from crawler.downloader.exchanges import Exchange
from crawler.downloader.flow import Flow


class LengthHandler(HTTP11DownloadHandler):
    """Downloads as Scrapy does, within limits of our own.

    What went over the wire beside a body is noted in the request's ``meta``.
    """

    exchange: type[Exchange] = Exchange
    """What fetches a page."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._flow = Flow.of(crawler.settings)
        pool: Any = self._pool
        pool._factory = partial(ConnectionFactory, flow=self._flow)  # noqa: SLF001 - as Scrapy does

    async def download_request(self, request: Request) -> Response:
        """Return the response to *request*, whose ``meta`` has the heads of both.

        Raises AnswerError for what was given up, and as Scrapy does.
        """
        exchange = self.exchange(
            self._flow,
            contextFactory=self._contextFactory,
            bindAddress=self._bind_address,
            pool=self._pool,
            maxsize=self._default_maxsize,
            crawler=self._crawler,
            tls_verbose_logging=self._tls_verbose_logging,
        )
        with wrap_twisted_exceptions():
            try:
                response = await maybe_deferred_to_future(exchange.download_request(request))
            except ResponseFailed as error:
                cause = cause_of(error)
                if cause is None:
                    raise
                raise cause from error
        request.meta[HEADS] = exchange.heads
        return response
