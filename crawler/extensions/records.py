"""Writes down every response as it came, in WARC files."""

import json
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Headers, Response

from crawler import __version__
from crawler.answers import HEADS, RECORD
from crawler.crawl import SiteCrawl, crawls_site
from crawler.errors import LedgerError
from crawler.ledger import Floor
from crawler.records import Exchange, Keeping, Recorder, Terms
from crawler.secrets import masked


class RecordsExtension:
    """Gives a site's spider what records its responses, and has it write them.

    A response is recorded when it comes, whatever becomes of it: redirects, errors and robots.txt,
    too. What cannot be written ends the crawl.
    """

    def __init__(self, crawler: Crawler, keeping: Keeping) -> None:
        self._settings = crawler.settings
        self._keeping = keeping
        self._spider: SiteCrawl
        self._recorder: Recorder | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Record for a site's spider, unless the settings say otherwise."""
        settings = crawler.settings
        keeping = Keeping.of(settings["RECORDS"], settings["RECORDS_SIZE"])
        if keeping.what == "none" or not crawls_site(crawler.spidercls):
            raise NotConfigured
        extension = cls(crawler, keeping)
        crawler.signals.connect(extension.spider_opened, signals.spider_opened)
        crawler.signals.connect(extension.response_downloaded, signals.response_downloaded)
        crawler.signals.connect(extension.spider_closed, signals.spider_closed)
        return extension

    def spider_opened(self, spider: SiteCrawl) -> None:
        """Open the files of the site; a replay reads records, and writes none."""
        if spider.saved is not None:
            return
        self._spider = spider
        data = Path(self._settings["DATA_DIR"])
        floor = Floor.of(self._settings["DISK_FLOOR"])
        profile = spider.profile
        read_with = (profile.version, profile.dump()) if profile is not None else None
        terms = Terms(self._keeping, self._told(spider), floor.check, read_with, clock=spider.clock)
        recorder = Recorder(data, spider.site, spider.run.payloads, terms)
        spider.run.synced = recorder.sync
        spider.recorder = self._recorder = recorder
        try:
            recorder.open()
        except LedgerError as error:
            recorder.fail()
            spider.stop(error)

    def _told(self, spider: SiteCrawl) -> dict[str, str | None]:
        """Return what the files say of who made them."""
        return {
            "software": f"Backfile/{__version__}",
            "isPartOf": spider.site,
            "operator": self._settings["RECORDS_OPERATOR"],
            "http-header-user-agent": self._settings["USER_AGENT"],
            "arguments": masked(json.dumps(dict(spider.given), sort_keys=True)),
            "profile": spider.profile.version if spider.profile is not None else None,
            "robots": "obey" if self._settings.getbool("ROBOTSTXT_OBEY") else "ignore",
        }

    def response_downloaded(self, response: Response, request: Request) -> None:
        """Write *response*, or hold it until its article is kept."""
        recorder = self._recorder
        if recorder is None or self._spider.error is not None:
            return
        exchange = exchange_of(request, response, self._spider.clock())
        if self._keeping.what == "articles":
            address = request.meta.get("address")
            is_page = exchange.entry is not None and exchange.entry.kind == "article"
            if address is not None and is_page:  # a listing gives no article, and may be large
                recorder.hold(address, exchange)
            return
        try:
            request.meta[RECORD] = recorder.write(exchange)
        except LedgerError as error:
            self._fail(recorder, error)

    def _fail(self, recorder: Recorder, error: LedgerError) -> None:
        """End the crawl; what was recorded before is done."""
        with suppress(LedgerError):  # it is the same disk: what was read is still due
            self._spider.run.flush()
        recorder.fail()
        self._spider.stop(error)

    def spider_closed(self) -> None:
        """Close the files: the run has ended, and all that it tells is on disk."""
        if self._recorder is not None:
            try:
                self._recorder.close()
            except LedgerError as error:
                self._spider.stop(error)


def exchange_of(request: Request, response: Response, now: datetime) -> Exchange:
    """Return what went over the wire for *request*; as far as Scrapy tells, if nobody else does."""
    heads = request.meta.pop(HEADS, None)
    asked, told = heads if heads is not None else _heads(request, response)
    behind_proxy = "proxy" in request.meta
    return Exchange(
        url=response.url,
        status=response.status,
        asked=asked,
        told=told,
        body=response.body,
        fetched_at=f"{now:%Y-%m-%dT%H:%M:%SZ}",
        ip=str(response.ip_address) if response.ip_address and not behind_proxy else None,
        entry=request.cb_kwargs.get("entry"),
    )


def _heads(request: Request, response: Response) -> tuple[bytes, bytes]:
    path = request.url.partition("://")[2].partition("/")[2].partition("#")[0]
    return (
        _head(f"{request.method} /{path} HTTP/1.1", request.headers),
        _head(f"{response.protocol or 'HTTP/1.1'} {response.status}", response.headers),
    )


def _head(first: str, headers: Headers) -> bytes:
    lines = headers.to_string()
    return first.encode() + b"\r\n" + (lines + b"\r\n" if lines else b"") + b"\r\n"
