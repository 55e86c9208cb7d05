"""Scrapy's downloader, with an end to its patience."""

import asyncio
from typing import Any

from scrapy import Request
from scrapy.core.downloader import Downloader
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.internet import defer
from twisted.internet.defer import Deferred
from twisted.python.failure import Failure

CANCELLED = (defer.CancelledError, asyncio.CancelledError)
"""What a request ends with that is given up: Twisted's, or that of the task in it."""


class Downloads(Downloader):
    """Downloads as Scrapy does, until it is told to give up what is out.

    A request that is given up goes back to the scheduler like a retry: it is neither read nor
    lost, and its address stays due.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._out: dict[Request, Deferred[Response | Request]] = {}
        self._given_up = False

    def fetch(self, request: Request) -> Deferred[Response | Request]:  # type: ignore[override]
        """Return what *request* came to, or itself when it was given up."""
        if self._given_up:  # one that others wait for, as for a robots.txt
            return defer.fail(defer.CancelledError())
        fetched: Deferred[Response | Request] = super().fetch(request)
        self._out[request] = fetched
        return fetched.addBoth(self._came_back, request)

    def _came_back(self, result: Any, request: Request) -> Any:
        del self._out[request]
        if isinstance(result, Failure) and isinstance(result.value, CANCELLED):
            return request
        return result

    def give_up(self) -> None:
        """Wait no longer for what is out, whether it is being answered or waits for its turn."""
        self._given_up = True
        for fetched in list(self._out.values()):
            fetched.cancel()
