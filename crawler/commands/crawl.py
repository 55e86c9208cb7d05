"""``backfile crawl SITE``: take what a site has announced and is not yet in the ledger."""

import argparse
import asyncio
import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

from scrapy.commands import crawl
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.exceptions import UsageError

from crawler.commands import INCOMPLETE, STOPPED, UNWRITABLE, FetchingCommand, check_site, positive
from crawler.crawl import crawls_site
from crawler.errors import CrawlerError
from crawler.ledger import Ledger, Run
from crawler.secrets import masked
from crawler.site import SiteSpider
from crawler.stopping import stopping

CODES = {"complete": 0, "incomplete": INCOMPLETE, "failed": INCOMPLETE}
"""Exit codes by outcome; a run that was stopped, by a signal or its limit, is STOPPED."""


class Command(FetchingCommand, crawl.Command):
    """Scrapy's ``crawl``, in a ledger, with an exit code that is true."""

    def syntax(self) -> str:
        """Return what follows the command's name."""
        return "[options] SITE"

    def short_desc(self) -> str:
        """Return what the command does."""
        return "Crawl a site into the ledger; the same command goes on where it stopped"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Add ``--gaps``, ``--recheck`` and ``--limit``."""
        super().add_options(parser)
        parser.add_argument(
            "--gaps",
            action="store_true",
            help="read only what is missing of the days that 'backfile coverage' calls short",
        )
        parser.add_argument(
            "--recheck",
            action="store_true",
            help="look again at every listing and kept article of these days, whatever their age",
        )
        parser.add_argument(
            "--limit", metavar="N", type=positive, help="stop after N articles (exit code 11)"
        )

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Crawl the site that *args* name. Raises UsageError, DefinitionError, LedgerError."""
        if len(args) != 1:
            raise UsageError("name one site; 'backfile list' lists them")
        spider = self.load_spider(args[0])
        if not issubclass(spider, SiteSpider):
            crawl.Command.run(self, args, opts)
            return
        self._check_feeds()
        asked = spider.asked(opts.spargs)
        key = self.key(asked.site, opts)
        if opts.gaps:
            self._check_gaps(asked.site, opts)
        self.introduce(asked.hosts)
        if self.rests(asked.site, asked.rest()):
            return
        crawler = self._create_crawler(spider)
        process = self.crawler_process
        assert isinstance(process, AsyncCrawlerProcess)  # noqa: S101 - Scrapy sets it first
        with stopping(process) as crawls:
            run = Run.open(
                self.data,
                asked.site,
                **asked.terms(crawler.settings),
                limit=opts.limit,
                fill=opts.gaps,
                look_again=opts.recheck,
            )
            if run.gaps == ():
                run.close("complete")
                sys.stderr.write(f"{asked.site}: no gap is known in these days\n")
                return
            crawling = process.crawl(crawler, run=run, key=key, **opts.spargs)
            crawls.run()
            close_run(crawling, crawler, run)
        self.exitcode = code_of_crawl(crawler)
        tell_error(crawler)
        if self.exitcode == STOPPED and isinstance(crawler.spider, SiteSpider):
            met = crawler.spider.rests_until is not None
            self.rests(asked.site, crawler.spider.rest() if met else None)

    def _check_gaps(self, site: str, opts: argparse.Namespace) -> None:
        """Raise UsageError where nothing is known of *site*, and so of its gaps; and NoLedger."""
        if opts.recheck:
            raise UsageError("--gaps reads what is missing, --recheck what is kept: give one")
        with Ledger(self.data) as ledger:
            check_site(ledger, site)

    def _check_feeds(self) -> None:
        """Raise UsageError for a file of ``-O`` that cannot be written: Scrapy would go on."""
        assert self.settings is not None  # noqa: S101 - Scrapy sets it first
        for name in self.settings.getdict("FEEDS"):
            folder = Path(name).parent
            if urlsplit(name).scheme in ("", "file") and not os.access(folder, os.W_OK):
                raise UsageError(f"cannot write {name}: no folder {folder} to write in")


def close_run(crawling: asyncio.Task[None], crawler: Crawler, run: Run) -> None:
    """Write what *run* has gathered, where its crawl was ended before it could.

    A crawl that ends in its own time has closed its run. Raises LedgerError, and CrawlerError for
    one that could not begin because this process may have no more files or processes.
    """
    error = crawling.exception() if crawling.done() else None
    if error is not None:
        run.close("failed")
        if isinstance(error, OSError):
            raise CrawlerError(f"cannot begin to crawl {run.site}: {error}") from error
        raise error
    if crawler.stats.get_value("backfile/outcome") is None:
        run.close("stopped")
        sys.stderr.write(f"{run.site}: stopped at once: the same command goes on\n")


def tell_error(crawler: Crawler) -> None:
    """Say what ended the crawl before its time, if anything did."""
    if crawls_site(crawler.spider) and crawler.spider.error is not None:
        error = crawler.spider.error
        told = f"backfile: error: {error}: mend that, and the same command goes on\n"
        sys.stderr.write(masked(told))


def code_of_crawl(crawler: Crawler) -> int:
    """Return the exit code that tells how a crawl ended."""
    spider, stats = crawler.spider, crawler.stats
    if spider is None:  # it did not begin
        return INCOMPLETE
    if getattr(spider, "error", None) is not None:
        return UNWRITABLE
    feeds = crawler.settings.getdict("FEEDS")
    if feeds and stats.get_value("log_count/ERROR"):  # Scrapy only logs that a feed failed
        return UNWRITABLE
    return CODES.get(stats.get_value("backfile/outcome"), STOPPED)
