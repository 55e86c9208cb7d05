"""The last thing before a request leaves: it waits for the turn of its host."""

import time
from functools import partial
from typing import Any

from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from twisted.internet.defer import CancelledError, Deferred

from crawler.downloader.beginnings import BEGINNING, Beginning
from crawler.downloader.downloads import Downloads
from crawler.downloader.exchanges import Exchange
from crawler.downloader.lengths import LengthHandler

HEARD = 0.05
"""Seconds within which a server has heard a request that was sent, unless it answered before."""

LEFT = "left_at"
"""Key of ``request.meta``: when it left, by the monotonic clock; without it, no answer is due."""


class GateExchange(Exchange):
    """Hears what an answer asks for when its head is there, whatever becomes of its body."""

    def _cb_bodyready(self, answer: Any, request: Request) -> Any:
        downloads = self._crawler.engine.downloader if self._crawler.engine is not None else None
        left = request.meta.pop(LEFT, None)
        if left is not None and isinstance(downloads, Downloads):
            headers = {
                name.decode("latin-1").lower(): [each.decode("latin-1") for each in values]
                for name, values in answer.headers.getAllRawHeaders()
            }
            now = time.monotonic()
            latency = now - left
            downloads.paces.of(request.url).sent(min(now, answer.connection.sent_at + HEARD))
            downloads.paces.answered(request.url, answer.code, headers, latency)
        most = request.meta.get(BEGINNING)
        if most is None or answer.length == 0:
            return super()._cb_bodyready(answer, request)
        self._connection = answer.connection
        answer.connection.allow(most)
        finished: Deferred[dict[str, object]] = Deferred(partial(self._give_up, answer.connection))
        answer.deliverBody(Beginning(finished, answer, most))
        return finished


class GateHandler(LengthHandler):
    """Downloads when it is the turn of the request's host, and not before.

    Whatever was queued, redirected or asked for again passes here, robots.txt included; and nothing
    that may take time lies behind it but the connection itself.
    """

    exchange: type[Exchange] = GateExchange

    async def download_request(self, request: Request) -> Response:
        """Return the response to *request*. Raises CancelledError where none may leave any more."""
        engine = self._crawler.engine
        if engine is None or not isinstance(engine.downloader, Downloads):
            return await super().download_request(request)
        paces = engine.downloader.paces
        await paces.turn(request.url)
        request.meta[LEFT] = time.monotonic()
        try:
            return await super().download_request(request)
        except (CancelledError, IgnoreRequest):  # nobody was asked
            raise
        except Exception:  # whatever it is, it goes on: only the pace hears of it
            if request.meta.get(LEFT) is not None:  # not even a head
                paces.failed(request.url)
            raise
        finally:
            request.meta.pop(LEFT, None)
