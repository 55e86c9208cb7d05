"""First lines and headers as they went over the wire; Scrapy keeps neither order nor case.

Neither of the two has a public place for this. Where they change theirs, a test of what is recorded
fails; a crawl goes on, and writes what Scrapy has kept.
"""

from typing import Any, NamedTuple

from scrapy.core.downloader.handlers.http11 import (
    _LenientHTTP11ClientProtocol,
    _LenientHTTPClientParser,
    _ScrapyAgent,
)
from scrapy.http import Response
from twisted.internet.defer import Deferred
from twisted.web._newclient import STATUS
from twisted.web._newclient import Request as Asked
from twisted.web.iweb import IResponse


class Heads(NamedTuple):
    """Heads of a request and its response, each with the blank line at its end."""

    asked: bytes
    """As sent."""
    told: bytes
    """As received; a line that ended in LF alone has CR LF."""


class _Parser(_LenientHTTPClientParser):
    lines: list[bytes]

    def lineReceived(self, line: bytes) -> None:  # noqa: N802 - Twisted's name
        if self.state == STATUS:  # after a 100 (Continue), too
            self.lines = []
        self.lines.append(line.removesuffix(b"\r"))
        super().lineReceived(line)


class _Sent:
    """In the place of a transport: what is written to it."""

    def __init__(self) -> None:
        self.head = b""

    def writeSequence(self, lines: list[bytes]) -> None:  # noqa: N802 - Twisted's name
        self.head = b"".join(lines)


class HeadProtocol(_LenientHTTP11ClientProtocol):
    """Notes the heads of each exchange on Twisted's response."""

    def request(self, request: Asked) -> "Deferred[IResponse]":
        """Send *request*; the response has ``heads``."""
        answered: Deferred[IResponse] = super().request(request)
        parser = self._parser
        if parser is None:
            return answered
        parser.__class__ = _Parser
        parser.lines = []  # type: ignore[attr-defined]
        sent = _Sent()
        request._writeHeaders(sent, None)  # type: ignore[no-untyped-call]  # noqa: SLF001
        return answered.addCallback(_note, sent, parser)


def _note(response: Any, sent: _Sent, parser: Any) -> Any:
    response.heads = Heads(sent.head, b"\r\n".join(parser.lines) + b"\r\n")
    return response


class HeadAgent(_ScrapyAgent):
    """Scrapy's, which remembers the heads of what it fetched."""

    heads: Heads | None = None
    """Of the last exchange."""

    def _cb_bodydone(self, result: Any, url: str) -> Response:
        self.heads = getattr(result["txresponse"], "heads", None)
        return super()._cb_bodydone(result, url)
