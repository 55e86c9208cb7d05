"""The body of an answer, as it comes: whole, or not at all."""

from io import BytesIO

from scrapy.exceptions import ResponseDataLossError
from twisted.internet.defer import Deferred
from twisted.internet.protocol import Protocol
from twisted.python.failure import Failure
from twisted.web.client import ResponseDone
from twisted.web.http import PotentialDataLoss
from twisted.web.iweb import IResponse

from crawler.answers import larger_than
from crawler.downloader.causes import cause_of
from crawler.errors import TooLarge


class Body(Protocol):
    """Gathers the bytes of a body, no more than *most*; 0: as many as there are.

    *finished* gets what Scrapy's agent makes a response of, or what the body was lost by.
    """

    def __init__(
        self, finished: "Deferred[dict[str, object]]", answer: IResponse, most: int
    ) -> None:
        self._finished = finished
        self._answer = answer
        self._most = most
        self._size = 0
        self._bytes = BytesIO()

    def dataReceived(self, data: bytes) -> None:  # noqa: N802 - Twisted's name
        """Take some bytes. Raises TooLarge."""
        self._size += len(data)
        if self._most and self._size > self._most:
            raise TooLarge(larger_than(self._most))
        self._bytes.write(data)

    def connectionLost(self, reason: Failure) -> None:  # type: ignore[override]  # noqa: N802
        """Take the end."""
        if self._finished.called:
            return
        if isinstance(reason.value, ResponseDone):
            self._finish([])
        elif isinstance(
            reason.value, PotentialDataLoss
        ):  # nothing told its length, and it ended in order
            self._finish(["partial"])
        else:
            self._bytes.close()
            error = cause_of(reason.value) or ResponseDataLossError()
            error.__cause__ = reason.value
            self._finished.errback(error)

    def _finish(self, flags: list[str]) -> None:
        self._finished.callback(result_of(self._answer, self._bytes.getvalue(), flags))


def result_of(answer: IResponse, body: bytes, flags: list[str]) -> dict[str, object]:
    """Return what Scrapy's agent makes a response of."""
    return {
        "txresponse": answer,
        "body": body,
        "flags": flags,
        "certificate": getattr(answer, "_scrapy_certificate", None),
        "ip_address": getattr(answer, "_scrapy_ip_address", None),
    }
