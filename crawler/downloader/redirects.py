"""Redirects: so many are followed, and none leads back, but for one that wants its cookie."""

from typing import Any
from urllib.parse import urldefrag

from scrapy import Request
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.http import Response
from scrapy.utils.httpobj import urlparse_cached

from crawler.answers import REDIRECTED, Redirected
from crawler.secrets import Session
from crawler.secrets.key import TOKEN
from crawler.secrets.session import LONGEST

ADDRESS = "address"
"""Key of ``request.meta`` that only what the ledger hands out has; a robots.txt has none."""

CHAIN = "redirect_urls"
"""Key of ``request.meta``: the addresses before, in order; Scrapy's."""

COOKIES = "redirect_cookies"
"""Key of ``request.meta``: what an address on the way set, by origin; it goes nowhere else."""

SENT = "redirect_cookies_sent"
"""Key of ``request.meta``: whether the cookies were sent once."""

MOST = 20
"""Cookies that are kept of one origin, until the page is there."""


class RedirectsMiddleware(RedirectMiddleware):
    """Follows as many redirects as Scrapy is told to; one that leads back is followed no further.

    Some sites set a cookie and send a reader to where it comes from: they are asked once more, with
    that cookie, which is then forgotten. Who sends the reader round again shuts it out.
    """

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        """Return *response*, or the request that it leads to. Raises Redirected."""
        led: Request | Response = super().process_response(request, response)
        if not isinstance(led, Request):
            return led
        self._keep_cookies(led, request, response)
        led.headers.pop("Cookie", None)
        if led.meta.get(SENT):
            self._carry(led)
        if ADDRESS not in led.meta or _bare(led.url) not in map(_bare, led.meta[CHAIN]):
            return led
        if led.meta.get(SENT):
            raise Redirected("blocked: it leads back to itself, with the cookie that it set, too")
        if not self._has_cookie(led):
            raise Redirected("it leads back to itself")
        led.meta[SENT] = True
        self._carry(led)
        return led

    def _redirect(self, redirected: Request, request: Request, reason: Any) -> Request:
        if request.meta.get("redirect_times", 0) >= self.max_redirect_times:
            raise Redirected(REDIRECTED)
        return super()._redirect(redirected, request, reason)

    def _keep_cookies(self, led: Request, request: Request, response: Response) -> None:
        """Note what *response* sets, for requests to its very origin."""
        told = response.headers.getlist("Set-Cookie")
        if not told:
            return
        origin = _origin(request)
        kept = {**led.meta.get(COOKIES, {})}
        own = {**kept.get(origin, {})}
        for each in told:
            name, _, value = each.decode("latin-1").partition(";")[0].partition("=")
            name, value = name.strip(), value.strip()
            is_sane = TOKEN.fullmatch(name) and value.isprintable() and value.isascii()
            if is_sane and len(name) + len(value) <= LONGEST and len(own) < MOST:
                own[name] = value
        led.meta[COOKIES] = {**kept, origin: own}

    def _carry(self, led: Request) -> None:
        own = led.meta.get(COOKIES, {}).get(_origin(led))
        if own:
            led.headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in own.items())

    def _has_cookie(self, led: Request) -> bool:
        """Tell whether something was set for where *led* goes; a session keeps what it is told."""
        if led.meta.get(COOKIES, {}).get(_origin(led)):
            return True
        session = getattr(self.crawler.spider, "session", None)
        return isinstance(session, Session) and session.renews and session.takes(led.url)


def _bare(url: str) -> str:
    return urldefrag(url).url


def _origin(request: Request) -> str:
    """Return scheme, host and port of a request."""
    parts = urlparse_cached(request)
    return f"{parts.scheme}://{parts.netloc}"
