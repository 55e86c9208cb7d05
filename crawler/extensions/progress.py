"""A line of progress on stderr, when that is a terminal."""

import sys
from typing import Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.utils.asyncio import create_looping_call

from crawler.crawl import SiteCrawl, crawls_site

INTERVAL = 1.0
"""Seconds between two looks at the ledger."""


class ProgressExtension:
    """Shows the addresses done and known, their rate and the time left for those known."""

    def __init__(self) -> None:
        self._progress = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TaskProgressColumn(show_speed=True),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._loop = create_looping_call(self._look)
        self._spider: SiteCrawl

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Follow a site's spider; nothing is shown where stderr is no terminal."""
        if not sys.stderr.isatty() or not crawls_site(crawler.spidercls):
            raise NotConfigured
        extension = cls()
        crawler.signals.connect(extension.spider_opened, signals.spider_opened)
        crawler.signals.connect(extension.spider_closed, signals.spider_closed)
        return extension

    def spider_opened(self, spider: SiteCrawl) -> None:
        """Show the line."""
        self._spider = spider
        self._task = self._progress.add_task(spider.site, total=None)
        self._progress.start()
        self._loop.start(INTERVAL)

    def spider_closed(self) -> None:
        """Take the line away: the summary says the rest."""
        if self._loop.running:
            self._loop.stop()
        self._progress.stop()

    def _look(self) -> None:
        run = self._spider.run
        done = run.counts.total()
        self._progress.update(
            self._task,
            completed=done,
            total=done + run.waiting(),
            description=f"{run.site}: {run.counts['kept']:,} kept",
        )
