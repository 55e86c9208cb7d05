"""A look at a site through Scrapy's downloader: robots.txt, rate and the site's own hosts hold."""

from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.exceptions import IgnoreRequest

from crawler.answers import received, told
from crawler.discovery import Fetch, Findings, Visits, explore
from crawler.discovery.robots import read_robots
from crawler.downloader.origins import Origins
from crawler.errors import CrawlerError, SourceError
from crawler.items import Entry, Page


class Scout(Spider):
    """Finds out what a site offers; keeps nothing.

    It is no site: it has no ledger, and the scheduler has nothing of it to hand out.
    """

    name = "scout"
    saved = None

    def __init__(self, *, url: str, visits: "type[Visits]" = Visits, today: Any = None) -> None:
        super().__init__()
        self.url = url
        self.origins = Origins([urlsplit(url).netloc.rpartition("@")[2].lower()])
        self.findings: Findings | None = None
        self.error: CrawlerError | None = None
        self.delay = 0.0
        self._visits = visits
        self._today = today

    @property
    def agent(self) -> str:
        """The name by which robots.txt is asked."""
        return str(self.settings["ROBOTSTXT_USER_AGENT"] or self.settings["USER_AGENT"])

    async def start(self) -> AsyncIterator[Any]:
        """Look at the site; nothing is scheduled."""
        self.delay = self.settings.getfloat("DOWNLOAD_DELAY")
        fetch: Fetch = self._fetch
        try:
            self.findings = await explore(self.url, self._visits(fetch, self._today), self.agent)
        except CrawlerError as error:
            self.error = error
        nothing: tuple[Request, ...] = ()
        for request in nothing:
            yield request

    async def _fetch(self, url: str) -> Page:
        """Return what answers at *url*. Raises SourceError when nothing does, or it is refused."""
        engine = self.crawler.engine
        assert engine is not None  # noqa: S101 - it starts the spider
        request = Request(url, meta={"dont_retry": True}, dont_filter=True)
        try:
            response = await engine.download_async(request)
        except IgnoreRequest as error:
            raise SourceError(str(error) or "not allowed") from error
        except Exception as error:
            raise SourceError(told(error)) from error
        page = received(response, Entry(url, "listing"))
        if urlsplit(response.url).path == "/robots.txt":
            self._slow_down(page)
        return page

    def _slow_down(self, page: Page) -> None:
        """Wait between requests as long as robots.txt asks for."""
        asked = read_robots(page, self.agent).delay if page.status == 200 else None
        if asked is not None and asked > self.delay:
            self.delay = asked
            engine = self.crawler.engine
            for slot in engine.downloader.slots.values() if engine is not None else ():
                slot.delay = asked
