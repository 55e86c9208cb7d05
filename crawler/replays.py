"""Replays of several sites in one process: some at a time, however many there are."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Iterable
from pathlib import Path

from scrapy.crawler import AsyncCrawlerProcess, Crawler

from crawler.errors import CrawlerError
from crawler.ledger import Floor, Run
from crawler.replay import Group
from crawler.stopping import Stopping
from crawler.text.addresses import key

logger = logging.getLogger(__name__)

TOGETHER = 8
"""Sites that are replayed at a time: each takes a megabyte and some files."""

Begun = tuple[asyncio.Task[None], Crawler, Run]
"""The replay of a site: its task, its crawler, its run."""


class Replays:
    """Begins the replay of a site when another has ended; *ended* is told of each."""

    def __init__(
        self,
        process: AsyncCrawlerProcess,
        crawls: Stopping,
        folder: Path,
        floor: Floor,
        ended: Callable[[Begun], None],
    ) -> None:
        self.runs: list[int] = []
        """Numbers of the runs that were begun."""
        self.error: CrawlerError | None = None
        """What kept a site from being replayed, and all after it; null: nothing."""
        self._process = process
        self._crawls = crawls
        self._folder = folder
        self._floor = floor
        self._ended = ended
        self._waiting: deque[Group] = deque()
        self._out: list[Begun] = []

    def begin(self, groups: Iterable[Group]) -> None:
        """Begin with the first of *groups*; the others follow. Raises SiteBusy and LedgerError."""
        self._waiting.extend(groups)
        while self._waiting and len(self._out) < TOGETHER:
            self._begin(self._waiting.popleft())

    def end(self) -> bool:
        """End what did not end by itself; tell whether all were begun.

        Raises what kept one from being begun.
        """
        for each in tuple(self._out):
            self._end(each)
        if self.error is not None:
            raise self.error
        return not self._waiting

    def _begin(self, group: Group) -> None:
        site = group.spider.asked(group.arguments).site
        run = Run.open(self._folder, site, again=True, floor=self._floor)
        self.runs.append(run.id)
        for entry in group.pages.entries():
            if run.known.is_forgotten_at(key(entry.url)):
                logger.warning("Not kept: %s: forgotten", entry.url)
        crawler = self._process.create_crawler(group.spider)
        crawl = self._process.crawl(crawler, run=run, saved=group.pages, **group.arguments)
        begun = crawl, crawler, run
        self._out.append(begun)
        crawl.add_done_callback(lambda _: self._go_on(begun))

    def _go_on(self, begun: Begun) -> None:
        """Begin the next, unless they are to stop."""
        if self._crawls.is_asked or not self._waiting:
            return
        self._end(begun)
        try:
            self.begin(())
        except CrawlerError as error:
            self._waiting.clear()
            self.error = self.error or error

    def _end(self, begun: Begun) -> None:
        self._out.remove(begun)
        self._ended(begun)
