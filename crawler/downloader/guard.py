"""No request leaves for an address that nobody named, nor into a private network."""

import logging
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.http.request import NO_CALLBACK
from scrapy.statscollectors import StatsCollector
from scrapy.utils.defer import maybe_deferred_to_future
from scrapy.utils.spider import DefaultSpider

from crawler.crawl import SiteCrawl, crawls_site
from crawler.downloader.beginnings import BEGINNING
from crawler.downloader.endpoints import inside, look_up
from crawler.downloader.headers import strip
from crawler.downloader.perimeter import Perimeter, perimeter_of
from crawler.downloader.places import Place, place_of
from crawler.downloader.redirects import CHAIN, SENT
from crawler.items import Entry
from crawler.ledger import EXCLUDED
from crawler.secrets import Session
from crawler.text.addresses import bare

logger = logging.getLogger(__name__)


class GuardMiddleware:
    """Refuses every request, redirects included, that leads where it may not.

    With a site's spider that is anywhere but its own addresses, with any other spider (Scrapy's
    shell has one) what is private and was not typed. Each refusal is counted: stats
    ``backfile/refused/…``.
    """

    def __init__(
        self, perimeter: Perimeter, stats: StatsCollector, spider: SiteCrawl | None, asker: object
    ) -> None:
        self._perimeter = perimeter
        self._stats = stats
        self._spider = spider
        self._is_shell = asker is None or isinstance(asker, DefaultSpider)
        session = getattr(asker, "session", None)
        self._by_proxy = isinstance(session, Session) and session.proxy is not None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Guard every spider; a replay has nowhere to go."""
        spider = crawler.spider
        if getattr(spider, "saved", None) is not None:
            raise NotConfigured
        names_site = crawls_site(spider) or hasattr(spider, "origins")
        site: SiteCrawl | None = spider if names_site else None  # type: ignore[assignment]
        return cls(perimeter_of(crawler), crawler.stats, site, spider)

    async def process_request(self, request: Request) -> Request | None:
        """Let *request* pass, without user and password that a redirect put into its address.

        Nor with headers that were meant for another server. Raises IgnoreRequest when it leads
        elsewhere, to what the site's patterns exclude, or to a private address.
        """
        place = place_of(request.url)
        if place is None:
            raise self._refused("unfetchable", f"no address of the web: {bare(request.url)}")
        if self._spider is not None:
            self._check_site(request, place, self._spider)
        else:
            self._check_typed(request, place)
        if self._by_proxy or "proxy" in request.meta:  # it is looked up there
            addresses = []
        else:
            addresses = await maybe_deferred_to_future(look_up(place))
        if addresses and not self._perimeter.reached(place, addresses):
            raise self._refused("private", inside(place, addresses))
        led = request.meta.get(CHAIN)
        if led and place_of(led[-1]) != place:
            # A cookie goes back where it came from, if that is what the redirect is about.
            carried = {b"Cookie"} if request.meta.get(SENT) else set()
            strip(request, request.headers.keys() - carried)
        plain = bare(request.url)
        return None if plain == request.url else request.replace(url=plain)

    def _check_site(self, request: Request, place: Place, spider: SiteCrawl) -> None:
        entry: Entry | None = request.cb_kwargs.get("entry")  # none: a robots.txt
        if BEGINNING in request.meta and request.meta.get(CHAIN):
            self._check_robots(place)
            return
        places = spider.origins if entry is None else spider.places(entry)
        if request.url not in places:
            raise self._refused("elsewhere", f"leads away from the site: {bare(request.url)}")
        if entry is not None and not spider.admits(request.url, entry.kind):
            raise IgnoreRequest(EXCLUDED)

    def _check_robots(self, place: Place) -> None:
        """Let a robots.txt be had where it was moved to, on any public host (RFC 9309, 2.3.1.2)."""
        if self._perimeter.is_shut(place):
            raise self._refused("private", inside(place, [place.host]))

    def _check_typed(self, request: Request, place: Place) -> None:
        # Each request of Scrapy's shell is typed, and of other spiders what they start with.
        is_typed = self._is_shell or request.meta.get("is_start_request", False)
        if is_typed and not request.meta.get(CHAIN) and request.callback is not NO_CALLBACK:
            self._perimeter.name(place)
        if self._perimeter.is_shut(place):
            raise self._refused("private", inside(place, [place.host]))

    def _refused(self, why: str, told: str) -> IgnoreRequest:
        if self._spider is None:  # nobody else would tell
            logger.warning("Refused: %s", told)
        return refusal(self._stats, why, told)


def refusal(stats: StatsCollector, why: str, told: str) -> IgnoreRequest:
    """Return what a request ends with that may not leave, counted as ``backfile/refused/WHY``."""
    stats.inc_value(f"backfile/refused/{why}")
    return IgnoreRequest(told)
