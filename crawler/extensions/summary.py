"""What a run came to, in two lines on stderr."""

import sys
from collections import Counter
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.statscollectors import StatsCollector

from crawler.crawl import SiteCrawl, crawls_site
from crawler.extensions.gaps import gap_lines
from crawler.extensions.lost import lost_lines
from crawler.extensions.spent import spent_lines
from crawler.items import Reading
from crawler.text.lasting import is_lasting, remedy

_NEXT = {
    "complete": "complete: nothing is due",
    "incomplete": "incomplete: the same command goes on",
    "budget": "done but for what is beyond its budget: exit code 11",
    "failed": "incomplete: pages were lost; the same command tries them again",
    "limit": "stopped at the limit: the same command goes on",
    "stopped": "stopped: the same command goes on",
}

_AGAIN = "incomplete: pages were lost, and the same command loses them again"
"""What is next where all that was lost is lost each time."""


class SummaryExtension:
    """Writes how many articles were kept, rejected and lost, how fast, and what is left."""

    def __init__(self, stats: StatsCollector, budget: int, largest: int) -> None:
        """Take the statistics, the PATTERN_BUDGET and the DOWNLOAD_MAXSIZE of a crawl."""
        self._stats = stats
        self._budget = budget
        self._largest = largest
        self._lost: Counter[str] = Counter()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Follow a site's spider; a plain Scrapy spider has no run to sum up."""
        if not crawls_site(crawler.spidercls):
            raise NotConfigured
        budget, largest = map(crawler.settings.getint, ("PATTERN_BUDGET", "DOWNLOAD_MAXSIZE"))
        extension = cls(crawler.stats, budget, largest)
        crawler.signals.connect(extension.item_scraped, signals.item_scraped)
        crawler.signals.connect(extension.spider_closed, signals.spider_closed)
        return extension

    def item_scraped(self, item: Any, spider: SiteCrawl) -> None:
        """Count a lost page where something is to be said of it; a replay asks for none again.

        That is one that would be lost each time, or that an option would take. Other reasons may be
        as many as the pages.
        """
        if spider.saved is None and isinstance(item, Reading) and item.outcome == "failed":
            reason = item.reason or ""
            if is_lasting(reason) or remedy(reason):
                self._lost[reason] += 1

    def spider_closed(self, spider: SiteCrawl) -> None:
        """Write the summary; a run that was ended by an error has no counts that are sure."""
        if spider.error is not None:
            return
        counts = spider.run.counts
        pages = self._stats.get_value("response_received_count", 0)
        seconds = self._stats.get_value("elapsed_time_seconds", 0.0)
        rate = f"{pages / seconds:,.1f} pages/s" if seconds else "-"
        left = {
            state: self._stats.get_value(f"backfile/left/{state}", 0)
            for state in ("announced", "failed")
        }
        outcome = self._stats.get_value("backfile/outcome", "failed")
        sys.stderr.write(
            f"{spider.site}: kept {counts['kept']:,}, rejected {counts['rejected']:,},"
            f" gone {counts['gone']:,}, unchanged {counts['seen']:,},"
            f" lost {left['failed']:,}, due {left['announced']:,};"
            f" pages {pages:,} in {seconds:,.1f} s ({rate})\n"
            f"{spider.site}: {self._next(outcome, left['failed'])}\n"
        )
        for line in (
            *gap_lines(spider.run.filled),
            *lost_lines(self._lost, self._largest),
            *spent_lines(spider.run.spent, self._budget),
        ):
            sys.stderr.write(f"{spider.site}: {line}\n")
        if outcome == "complete" and self._stats.get_value("backfile/nothing"):
            sys.stderr.write(
                f"{spider.site}: no article was found: check the address, the days and, of a"
                " site's definition, the selectors of its sources\n"
            )

    def _next(self, outcome: str, lost: int) -> str:
        """Return what the same command would do."""
        lasting = sum(count for reason, count in self._lost.items() if is_lasting(reason))
        is_again = outcome == "failed" and 0 < lost <= lasting
        return _AGAIN if is_again else _NEXT[outcome]
