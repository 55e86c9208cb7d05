"""Redirects that lead to no address of the web: Scrapy hands them on as pages, or fails on them."""

from typing import Self
from urllib.parse import urljoin

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.statscollectors import StatsCollector
from w3lib.url import safe_url_string

from crawler.downloader.guard import refusal
from crawler.downloader.places import place_of
from crawler.text.addresses import bare

MOVED = frozenset({301, 302, 303, 307, 308})
"""Statuses of redirects that are followed."""


class LocationMiddleware:
    """Refuses a redirect to ``file:``, to ``javascript:`` and to what is no address at all.

    Stands before what follows redirects; where an address of the web leads is the guard's matter.
    """

    def __init__(self, stats: StatsCollector) -> None:
        self._stats = stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Look at the redirects of any spider."""
        return cls(crawler.stats)

    def process_response(self, request: Request, response: Response) -> Response:
        """Let *response* pass. Raises IgnoreRequest for a redirect that leads nowhere."""
        location = response.headers.get("Location")
        handled = request.meta.get("handle_httpstatus_list", ())
        is_asked = request.meta.get("handle_httpstatus_all") or response.status in handled
        if response.status not in MOVED or location is None or is_asked:
            return response
        if _leads(request.url, location) is None:
            told = f"leads to no address of the web: {bare(location.decode('latin-1'))}"
            raise refusal(self._stats, "unfetchable", told)
        return response


def _leads(url: str, location: bytes) -> str | None:
    """Return where a redirect leads, as Scrapy reads it; null where that is no address."""
    try:
        led = urljoin(url, safe_url_string(location))
        return led if place_of(Request(led).url) is not None else None
    except ValueError:
        return None
