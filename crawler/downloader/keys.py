"""A site's key on its requests, between their turn and the network alone."""

import asyncio
from collections.abc import Container, Iterator
from contextlib import contextmanager, nullcontext

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadFailedError
from scrapy.http import Response
from twisted.web.client import Agent

from crawler.downloader.endpoints import Endpoints
from crawler.downloader.gate import GateExchange, GateHandler
from crawler.downloader.headers import strip
from crawler.downloader.perimeter import perimeter_of
from crawler.downloader.places import place_of
from crawler.downloader.redirects import CHAIN
from crawler.secrets import Session

UNPROVEN = 407
"""Status by which a proxy, never a site, says that it does not know who asks."""


class GuardedExchange(GateExchange):
    """Connects within the perimeter alone; a proxy, which a person named, wherever it is."""

    def _get_agent(self, request: Request, timeout: float) -> Agent:
        agent = super()._get_agent(request, timeout)
        if not request.meta.get("proxy"):
            perimeter = perimeter_of(self._crawler)
            standard = agent._endpointFactory  # noqa: SLF001 - as Scrapy's own agents use it
            agent._endpointFactory = Endpoints(standard, perimeter, self._contextFactory)  # noqa: SLF001
        return agent


class KeyHandler(GateHandler):
    """Downloads, signed with what the spider's session has for the address.

    A middleware would sign a request before its turn, with a session that the answer before it
    may renew; and every redirect would inherit the key. Here nobody else sees it.
    """

    exchange = GuardedExchange

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        session = getattr(crawler.spider, "session", None)
        self._session = session if isinstance(session, Session) and session else None
        self._own: Container[Request] = (
            _Own(session) if isinstance(session, Session) else _Named(crawler)
        )
        self._usual = [*crawler.settings.getdict("DEFAULT_REQUEST_HEADERS")]
        self._turn = asyncio.Lock()

    async def download_request(self, request: Request) -> Response:
        """Return the response to *request*, without the cookies that it sets for the session.

        A header of the user's settings goes to the site's own addresses alone. Raises
        DownloadFailedError where the proxy answers in the site's place, IgnoreRequest for an
        address that leads to a private one, and as Scrapy does.
        """
        if request not in self._own:
            strip(request, self._usual)
        if self._session is None:
            return await super().download_request(request)
        # One after the other: an answer may renew what the next request has to carry. Scrapy
        # begins two at once where there is no delay.
        async with self._turn if self._session.renews else nullcontext():
            with signed(request, self._session):
                response = await self._download(request, self._session.address(request.url))
            if response.status == UNPROVEN and self._session.proxy is not None:
                raise DownloadFailedError("the proxy wants another user or password: HTTP 407")
            if self._session.takes(request.url):
                told = response.headers.getlist("Set-Cookie")
                self._session.hear(request.url, (each.decode("latin-1") for each in told))
                response.headers.pop("Set-Cookie", None)
                _hide_token(response, self._session)
        return response

    async def _download(self, request: Request, url: str) -> Response:
        """Return the response to *request*, asked for at *url*, which nobody else gets to see."""
        if url == request.url:
            return await super().download_request(request)
        asked = request.replace(url=url)
        response = await super().download_request(asked)
        request.meta.update(asked.meta)
        return response.replace(url=request.url)


def _hide_token(response: Response, session: Session) -> None:
    """Take what is secret out of the address that *response* leads to; it is added there again."""
    location = response.headers.get("Location")
    if location is not None:
        led = session.led(response.url, location.decode("latin-1"))
        response.headers["Location"] = led.encode("latin-1")


class _Own:
    """The requests for a site's own addresses."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def __contains__(self, request: object) -> bool:
        return isinstance(request, Request) and self._session.takes(request.url)


class _Named:
    """The requests for what a person named, where no site does; not where a redirect leads."""

    def __init__(self, crawler: Crawler) -> None:
        self._perimeter = perimeter_of(crawler)

    def __contains__(self, request: object) -> bool:
        if not isinstance(request, Request):
            return False
        place, led = place_of(request.url), request.meta.get(CHAIN, ())
        is_named = place is not None and self._perimeter.names(place)
        return is_named and all(place_of(each) == place for each in led)


@contextmanager
def signed(request: Request, session: Session) -> Iterator[None]:
    """Have *request* carry what *session* has for it, within the block.

    ``meta`` says who the proxy is, and goes on to say so.
    """
    before, proxy = request.headers, session.proxy
    request.headers = before.copy()
    for name, value in session.headers(request.url).items():
        request.headers[name] = value.encode("latin-1")
    if proxy is not None:
        request.meta["proxy"] = proxy.url
        if proxy.login is not None:
            request.headers["Proxy-Authorization"] = proxy.login.credentials
    try:
        yield
    finally:
        request.headers = before
