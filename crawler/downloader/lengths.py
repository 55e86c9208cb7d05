"""Answers that are longer than they say: Twisted takes what was announced for the whole."""

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import (
    HTTP11DownloadHandler,
    _LenientHTTP11ClientFactory,
)
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.utils._download_handlers import wrap_twisted_exceptions
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.interfaces import IAddress
from twisted.web.http import _DataLoss

from crawler.answers import HEADS
from crawler.downloader.heads import HeadAgent, HeadProtocol


class _Surplus:
    """In the place of a body's decoder: what it has decoded is not the whole."""

    def noMoreData(self) -> None:  # noqa: N802 - Twisted's name
        raise _DataLoss


class _Protocol(HeadProtocol):
    # Neither Scrapy nor Twisted has a public place for this. Where they change theirs, the test of
    # a surplus fails, and nothing else.
    def _finishResponse(self, rest: bytes) -> None:  # noqa: N802 - Twisted's name
        if rest.strip() and self._parser is not None and self._parser.bodyDecoder is not None:
            self._parser.bodyDecoder = _Surplus()  # type: ignore[assignment]
            if self._currentRequest is not None:
                self._currentRequest.persistent = (
                    False  # what follows on this connection is no answer
                )
        super()._finishResponse(rest)


class _Factory(_LenientHTTP11ClientFactory):
    def buildProtocol(self, addr: IAddress | None) -> _Protocol:  # noqa: ARG002, N802 - Twisted's
        return _Protocol(self._quiescentCallback)  # type: ignore[no-untyped-call]


class LengthHandler(HTTP11DownloadHandler):
    """Downloads as Scrapy does; an answer with more bytes than it announced has lost some.

    What went over the wire beside a body is noted in the request's ``meta``.
    """

    agent: type[HeadAgent] = HeadAgent
    """What fetches a page."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool._factory = _Factory  # noqa: SLF001 - as Scrapy does

    async def download_request(self, request: Request) -> Response:
        """Return the response to *request*, whose ``meta`` has the heads of both."""
        agent = self.agent(
            contextFactory=self._contextFactory,
            bindAddress=self._bind_address,
            pool=self._pool,
            maxsize=self._default_maxsize,
            warnsize=self._default_warnsize,
            fail_on_dataloss=self._fail_on_dataloss,
            crawler=self._crawler,
            tls_verbose_logging=self._tls_verbose_logging,
        )
        with wrap_twisted_exceptions():
            response = await maybe_deferred_to_future(agent.download_request(request))
        request.meta[HEADS] = agent.heads
        return response
