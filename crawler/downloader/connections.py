"""A connection on which an answer costs at most its limits.

Neither Scrapy nor Twisted has a public place for most of this. Where they change theirs, the tests
of broken answers fail, and nothing else.
"""

from time import monotonic
from typing import Any

from scrapy.core.downloader.handlers.http11 import (
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
)
from twisted.internet.defer import Deferred
from twisted.internet.error import ConnectionDone
from twisted.internet.interfaces import IAddress
from twisted.python.failure import Failure
from twisted.web._newclient import Request as Asked
from twisted.web.http import _DataLoss
from twisted.web.iweb import IResponse

from crawler.answers import larger_than
from crawler.downloader.flow import Flow, Meter
from crawler.downloader.heads import HeadParser, Heads, head_of
from crawler.errors import TooLarge

FRAMES = 64 * 1024
"""Bytes that the chunks of a body may take beside as many again as the body may have."""


class _Missing:
    """In the place of a body's decoder: what it has decoded is not the whole."""

    def noMoreData(self) -> None:  # noqa: N802 - Twisted's name
        raise _DataLoss


class Connection(_LenientHTTP11ClientProtocol):
    """Scrapy's, which watches what comes, and ends what goes beyond its limits.

    Twisted takes what was announced for the whole: an answer with more bytes than that has lost
    some. It closes a connection in order, which a server that goes on sending may prevent: one
    that is given up is aborted.
    """

    def __init__(self, quiescent: Any, flow: Flow) -> None:
        super().__init__(quiescent)  # type: ignore[no-untyped-call]
        self._flow = flow
        self._most = 0
        self.meter: Meter | None = None
        self.sent_at = 0.0
        """When its last request was sent, by the monotonic clock."""

    def request(self, request: Asked) -> "Deferred[IResponse]":
        """Send *request*; the response has its ``heads``, and this as its ``connection``."""
        self.sent_at = monotonic()
        answered: Deferred[IResponse] = super().request(request)
        parser = self._parser
        if parser is None:
            return answered
        self._most = 0
        self.meter = Meter(self._flow, self.give_up)
        parser.__class__ = HeadParser
        parser.begin(self.meter.rest)  # type: ignore[attr-defined]
        return answered.addCallback(self._note, head_of(request), parser)

    def _note(self, response: Any, asked: bytes, parser: Any) -> Any:
        response.heads = Heads(asked, b"\r\n".join(parser.lines) + b"\r\n")
        response.connection = self
        return response

    def allow(self, most: int) -> None:
        """Let the body of the answer that comes have *most* bytes, its chunks as much beside."""
        self._most = (self.meter.size if self.meter else 0) + 2 * most + FRAMES if most else 0
        self._body = most

    def give_up(self, error: Exception) -> None:
        """End the connection, and the answer that comes with *error*."""
        self._abort(Failure(error))  # type: ignore[no-untyped-call]

    def dataReceived(self, data: bytes) -> None:  # noqa: N802 - Twisted's name
        """Take some bytes."""
        meter = self.meter
        if self._parser is None or meter is None:
            self.transport.abortConnection()  # type: ignore[union-attr]
            return
        meter.size += len(data)
        if self._most and meter.size > self._most:
            self.give_up(TooLarge(larger_than(self._body)))
            return
        super().dataReceived(data)  # type: ignore[no-untyped-call]
        if self._parser is not None:
            meter.watch()

    def _abort(self, reason: Failure) -> None:
        self._lose()
        self.transport.abortConnection()  # type: ignore[union-attr]
        self._disconnectParser(reason)

    def _lose(self) -> None:
        """Have what came of a body not be taken for the whole."""
        if self._parser is not None and self._parser.bodyDecoder is not None:
            self._parser.bodyDecoder = _Missing()  # type: ignore[assignment]

    def _giveUp(self, reason: Failure) -> None:  # noqa: N802 - Twisted's name
        if isinstance(
            reason.value, ConnectionDone
        ):  # the answer is whole, and the last of its connection
            super()._giveUp(reason)  # type: ignore[no-untyped-call]
        else:
            self._abort(reason)

    def _disconnectParser(self, reason: Failure) -> None:  # noqa: N802 - Twisted's name
        if self.meter is not None:
            self.meter.stop()
        super()._disconnectParser(reason)  # type: ignore[no-untyped-call]

    def _finishResponse(self, rest: bytes) -> None:  # noqa: N802 - Twisted's name
        if rest.strip() and self._parser is not None and self._parser.bodyDecoder is not None:
            self._lose()
            if self._currentRequest is not None:
                # what follows on this connection is no answer
                self._currentRequest.persistent = False
        super()._finishResponse(rest)

    def connectionLost(self, reason: Failure) -> None:  # type: ignore[override]  # noqa: N802
        """Take the end of the connection: what is broken off is no end of a body."""
        if not isinstance(reason.value, ConnectionDone):
            self._lose()
        super().connectionLost(reason)  # type: ignore[no-untyped-call]


class ConnectionFactory(_LenientHTTP11ClientFactory):
    """Makes connections whose answers must come as *flow* says."""

    def __init__(self, quiescent: Any, metadata: Any, flow: Flow) -> None:
        super().__init__(quiescent, metadata)  # type: ignore[no-untyped-call]
        self._flow = flow

    def buildProtocol(self, addr: IAddress | None) -> Connection:  # noqa: ARG002, N802 - Twisted's
        """Return a new connection."""
        return Connection(self._quiescentCallback, self._flow)
