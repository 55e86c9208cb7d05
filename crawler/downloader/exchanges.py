"""One request and its answer: how large that may be, and how long it may take."""

from functools import partial
from time import monotonic
from typing import Any

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import _ScrapyAgent
from scrapy.exceptions import DownloadTimeoutError
from scrapy.http import Response
from twisted.internet.defer import Deferred
from twisted.web.iweb import UNKNOWN_LENGTH

from crawler.answers import MAXSIZE, larger_than
from crawler.downloader.bodies import Body, result_of
from crawler.downloader.connections import Connection
from crawler.downloader.flow import FAIR, Flow
from crawler.downloader.heads import Heads
from crawler.errors import TooLarge, TooLong


class Exchange(_ScrapyAgent):
    """Scrapy's agent, for one request; it remembers the heads of what it fetched."""

    heads: Heads | None = None
    """Of the last exchange; null when nothing noted them."""
    _timeout_cl: Any

    def __init__(self, flow: Flow, **options: Any) -> None:
        super().__init__(**options)
        self._flow = flow
        self._begun = monotonic()
        self._connection: Connection | None = None

    def download_request(self, request: Request) -> "Deferred[Response]":
        """Return the response to *request*.

        Its time is that of all: connection, head and body. An answer that may be larger than a
        page may go on while it comes fairly.
        """
        answered = super().download_request(request)
        if self._timeout_cl.active() and self._most(request) > self._maxsize > 0:
            left = self._timeout_cl.getTime() - self._timeout_cl.seconds()
            self._wait(answered, left)
        return answered

    def _most(self, request: Request) -> int:
        return int(request.meta.get(MAXSIZE, self._maxsize))

    def _wait(self, answered: "Deferred[Response]", seconds: float) -> None:
        from twisted.internet import reactor  # noqa: PLC0415 - Scrapy chooses it first

        later: Any = reactor.callLater
        if self._timeout_cl.active():
            self._timeout_cl.cancel()
        self._timeout_cl = later(seconds, self._is_late, answered)

    def _is_late(self, answered: "Deferred[Response]") -> None:
        taken = monotonic() - self._begun
        meter = self._connection.meter if self._connection is not None else None
        left = min(self._flow.span, self._flow.longest - taken)
        if meter is not None and meter.size >= FAIR * taken and left > 0:
            self._wait(answered, left)
        else:
            answered.cancel()

    def _cb_bodyready(self, answer: Any, request: Request) -> Any:
        self._connection = answer.connection
        most = self._most(request)
        if most and answer.length != UNKNOWN_LENGTH and answer.length > most:
            error = TooLarge(larger_than(most))
            answer.connection.give_up(error)
            raise error
        if answer.length == 0:
            return result_of(answer, b"", [])
        answer.connection.allow(most)
        finished: Deferred[dict[str, object]] = Deferred(partial(self._give_up, answer.connection))
        answer.deliverBody(Body(finished, answer, most))
        return finished

    @staticmethod
    def _give_up(connection: Connection, finished: object) -> None:  # noqa: ARG004 - Twisted's
        if connection.transport is not None:
            connection.transport.abortConnection()

    def _cb_bodydone(self, result: Any, url: str) -> Response:
        self.heads = result["txresponse"].heads
        return super()._cb_bodydone(result, url)

    def _cb_timeout(self, result: Any, request: Request, url: str, timeout: float) -> Any:  # noqa: ARG002
        if self._timeout_cl.active():
            self._timeout_cl.cancel()
            return result
        if self._connection is None:
            raise DownloadTimeoutError(f"no answer within {timeout:g} s")
        # It came, and fast enough to be waited for: asked for again, it will take as long.
        raise TooLong(f"not whole within {monotonic() - self._begun:,.0f} s")
