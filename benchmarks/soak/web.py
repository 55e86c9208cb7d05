"""The made-up web: names and answers from memory, and what was served."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime
from http import HTTPStatus
from typing import ClassVar
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes
from twisted.internet.interfaces import IHostnameResolver, IHostResolution, IResolutionReceiver
from zope.interface import implementer

from benchmarks.soak.clock import now
from benchmarks.soak.sites import Answer, Site

SECONDS = 1.0
"""Simulated time that an answer takes: a polite crawl asks no more often."""


class Web:
    """All sites, and what was asked of them."""

    def __init__(self, sites: Iterable[Site], heard: Callable[[int], None]) -> None:
        """*heard* is told of each answer how many there were."""
        self.sites = {site.host: site for site in sites}
        self.statuses: Counter[int] = Counter()
        """Answers by status."""
        self.served: dict[tuple[str, int], int] = {}
        """Name of the site and number of the story → the revision that was served last."""
        self._heard = heard
        self._failed: set[tuple[str, int]] = set()

    async def get(self, request: Request) -> Response:
        """Return the answer to *request*, a second later."""
        await asyncio.sleep(SECONDS)
        parts = urlsplit(request.url)
        site = self.sites[parts.hostname or ""]
        answer = self._answer(site, parts.path, request, now())
        self.statuses[answer.status] += 1
        self._heard(self.statuses.total())
        headers = Headers({"Content-Type": answer.kind})
        if answer.etag:
            headers["ETag"] = answer.etag
        kind = responsetypes.from_args(headers=headers, url=request.url, body=answer.body)
        return kind(
            request.url, status=answer.status, headers=headers, body=answer.body, request=request
        )

    def _answer(self, site: Site, path: str, request: Request, moment: datetime) -> Answer:
        answer = site.get(path, moment)
        if answer.status != HTTPStatus.OK:
            return answer
        story = site.story_at(path)
        own = (site.name, -1 if story is None else story)
        if own[1] % 17 == 3 and own not in self._failed:
            self._failed.add(own)
            return Answer(500, b"<h1>Try again</h1>")
        if answer.etag and request.headers.get("If-None-Match") == answer.etag.encode():
            return Answer(304, etag=answer.etag)
        if story is not None:
            self.served[own] = site.revision(story, moment)
        return answer


@implementer(IHostResolution)
class Resolution:
    """A look for a name, which is over."""

    def __init__(self, name: str) -> None:
        self.name = name

    def cancel(self) -> None:
        """Do nothing."""


@implementer(IHostnameResolver)
class Names:
    """Looks no name up: none of them has an address, and who waits for one waits no time."""

    def resolveHostName(  # noqa: N802 - Twisted's
        self,
        resolutionReceiver: IResolutionReceiver,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: ARG002, N803
        addressTypes: object = None,  # noqa: ARG002, N803
        transportSemantics: str = "TCP",  # noqa: ARG002, N803
    ) -> IHostResolution:
        """Tell that *hostName* has no address."""
        resolution = Resolution(hostName)
        resolutionReceiver.resolutionBegan(resolution)
        resolutionReceiver.resolutionComplete()
        return resolution


class WebHandler(BaseDownloadHandler):
    """Answers every request from :attr:`web`; it cannot reach a network."""

    web: ClassVar[Web]

    async def download_request(self, request: Request) -> Response:
        """Return what the made-up web answers."""
        return await self.web.get(request)
