"""A look at a site through Scrapy's downloader: robots.txt, rate and the site's own hosts hold."""

from collections.abc import AsyncIterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.exceptions import IgnoreRequest

from crawler.answers import received, told
from crawler.discovery import Fetch, Findings, Visits, explore
from crawler.downloader.downloads import CANCELLED, Downloads
from crawler.downloader.origins import Origins, OwnOrigins
from crawler.errors import CrawlerError, SourceError
from crawler.items import Entry, Page
from crawler.secrets import Key, Session


class Scout(Spider):
    """Finds out what a site offers; keeps nothing.

    It is no site: it has no ledger, and the scheduler has nothing of it to hand out.
    """

    name = "scout"
    saved = None

    def __init__(self, *, url: str, today: date, key: Key | None = None) -> None:
        """Look at the site at *url*, with its *key*.

        *today* is the last day that can have articles.
        """
        super().__init__()
        self.url = url
        parts = urlsplit(url)
        host = parts.netloc.lower()
        self.origins = Origins([host], [url])
        plain = [parts.hostname or ""] if parts.scheme == "http" else []
        self.session = Session(key or Key(), OwnOrigins([host], plain))
        self.findings: Findings | None = None
        self.error: CrawlerError | None = None
        self.delay = 0.0
        """Seconds between two requests, when it has looked."""
        self._today = today

    async def start(self) -> AsyncIterator[Any]:
        """Look at the site; nothing is scheduled."""
        fetch: Fetch = self._fetch
        try:
            self.findings = await explore(self.url, Visits(fetch, self._today))
        except CrawlerError as error:
            self.error = error
        except CANCELLED:  # a signal ended it
            return
        self.delay = self._pace()
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
        except CANCELLED:
            raise
        except IgnoreRequest as error:
            raise SourceError(str(error) or "not allowed") from error
        except Exception as error:
            raise SourceError(told(error)) from error
        return received(response, Entry(url, "listing"))

    def _pace(self) -> float:
        """Return the delay that robots.txt asks for, else that of the settings."""
        engine = self.crawler.engine
        if engine is not None and isinstance(engine.downloader, Downloads):
            return engine.downloader.paces.slowest
        return self.settings.getfloat("DOWNLOAD_DELAY")
