"""``backfile fetch URL``: what a server answers, as Backfile gets it."""

import argparse
import sys
from collections.abc import AsyncIterator

from OpenSSL import SSL
from scrapy import Request, Spider
from scrapy.commands import fetch
from scrapy.exceptions import (
    DownloadCancelledError,
    IgnoreRequest,
    UnsupportedURLSchemeError,
    UsageError,
)
from scrapy.http import Response
from scrapy.utils.datatypes import SequenceExclude
from scrapy.utils.spider import DefaultSpider
from twisted.python.failure import Failure

from crawler.answers import may_pass, told
from crawler.commands import INCOMPLETE, ProjectCommand
from crawler.crawl import crawls_site
from crawler.downloader.contact import introduce
from crawler.downloader.places import place_of
from crawler.errors import CrawlerError
from crawler.secrets import masked
from crawler.text.addresses import bare
from crawler.text.hosts import host_of

_FOR_GOOD = (
    CrawlerError,
    DownloadCancelledError,
    IgnoreRequest,
    SSL.Error,
    UnsupportedURLSchemeError,
)
"""Errors of a download, ours and the wire's, that are not worth another try."""


class Command(ProjectCommand, fetch.Command):
    """Scrapy's ``fetch``, which ends with 1 when nothing came."""

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print what answers.

        Raises UsageError for what is no address, and for no plain spider of Scrapy's;
        DefinitionError for a public address when nobody can tell who asks.
        """
        if len(args) != 1 or place_of(bare(args[0])) is None:
            raise UsageError("give one address of the web: https://host/")
        assert self.settings is not None  # noqa: S101 - Scrapy sets it first
        introduce(self.settings.copy(), [host_of(bare(args[0])) or ""])
        self.exitcode = INCOMPLETE
        is_followed = not opts.no_redirect
        statuses = {"handle_httpstatus_list": SequenceExclude(range(300, 400))}
        request = Request(
            args[0],
            callback=self._print_response,
            errback=self._print_failure,
            cb_kwargs={"opts": opts},
            meta=statuses if is_followed else {"handle_httpstatus_all": True},
            dont_filter=True,
        )
        process = self.crawler_process
        assert process is not None  # noqa: S101 - Scrapy sets it first
        spider = self._spider(opts.spider) if opts.spider else DefaultSpider

        async def start(_: Spider) -> AsyncIterator[Request]:
            yield request

        process.crawl(type("Fetch", (spider,), {"start": start}))
        process.start()

    def _spider(self, name: str) -> type[Spider]:
        spider = self.load_spider(name)
        if crawls_site(spider):
            raise UsageError(
                f"--spider {name}: a site's spider asks only for what its ledger has due: leave it"
                " out"
            )
        return spider

    def _print_failure(self, failure: Failure) -> None:
        """Say in one line why nothing came. Raises what is no failure of a download: a mistake."""
        url, error = failure.request.url, failure.value  # type: ignore[attr-defined]
        assert self.settings is not None  # noqa: S101 - Scrapy sets it first
        is_wrapped = hasattr(error, "reasons")  # as Twisted does with what the wire did
        if not (isinstance(error, _FOR_GOOD) or is_wrapped or may_pass(error, self.settings)):
            failure.raiseException()
        reason = str(error) if isinstance(error, IgnoreRequest) else told(error)
        sys.stderr.write(masked(f"backfile: error: {bare(url)}: {reason}\n"))

    def _print_response(self, response: Response, opts: argparse.Namespace) -> None:
        self.exitcode = 0
        super()._print_response(response, opts)
