"""A run without a ledger: what is due lives in queues, what was read is forgotten.

It is what throughput is compared with: the same crawl without a database, transactions and syncs.
Nothing of it outlives the process.
"""

from collections import Counter, deque
from collections.abc import Iterable
from typing import Any

from crawler.items import Article, Entry, Reading, Window
from crawler.ledger import Lease
from crawler.text.addresses import key


class MemoryRun:
    """Has what a crawl asks of :class:`crawler.ledger.Run`.

    *leases*: addresses that may be out at the same time; Scrapy itself knows no such limit.
    """

    def __init__(self, site: str, *, leases: int) -> None:
        self.site = site
        self.window = Window()
        self.limit = None
        self.again = False
        self.id = 1
        self.cycle = 1
        self.counts: Counter[str] = Counter()
        self.traces: tuple[str, ...] = ()
        self.limit_reached = False
        self._leases = leases
        self._known: set[str] = set()
        self._articles: deque[Lease] = deque()
        self._listings: deque[Lease] = deque()
        self._out: dict[int, Lease] = {}
        self._texts: dict[str, str] = {}
        self._failed = 0

    def lease(self) -> Lease | None:
        """Hand out the next address, articles first; null when none is due or enough are out."""
        due = self._articles or self._listings
        if not due or len(self._out) >= self._leases:
            return None
        lease = due.popleft()
        self._out[lease.address] = lease
        return lease

    def commit(self, reading: Reading) -> None:
        """Close the lease of *reading* and take in what it announces."""
        if reading.address is not None:
            self._out.pop(reading.address, None)
        for article in reading.articles:
            self._texts[article.content_hash] = article.id
        self._announce(reading.entries)
        self._failed += reading.state == "failed"
        self.counts[reading.state or ("kept" if reading.articles else "fetched")] += 1

    def _announce(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            known = key(entry.url)
            if known not in self._known:
                self._known.add(known)
                due = self._articles if entry.kind == "article" else self._listings
                due.append(Lease(len(self._known), entry))

    def same_text(self, article: Article) -> str | None:
        """Return the id of the article that was read with the same headline and body."""
        return self._texts.get(article.content_hash)

    def address_of(self, article: str) -> str | None:  # noqa: ARG002 - Run's
        """Return null: the articles are forgotten."""
        return None

    def has_due(self) -> bool:
        """Tell whether an address that is not out waits."""
        return bool(self._articles or self._listings)

    @property
    def out(self) -> tuple[int, ...]:
        """Addresses that are handed out."""
        return tuple(self._out)

    @property
    def ready(self) -> tuple[Entry, ...]:
        """Return nothing: only a replay asks."""
        return ()

    def left(self) -> Counter[str]:
        """Return how many addresses are due and failed."""
        return Counter(announced=self.waiting(), failed=self._failed)

    def waiting(self) -> int:
        """Return how many addresses are due."""
        return len(self._articles) + len(self._listings)

    def has_articles(self) -> bool:
        """Tell that articles are known."""
        return True

    def flush(self) -> None:
        """Do nothing: nothing is written."""

    def keep_profile(self, version: str, profile: str) -> None:
        """Do nothing."""

    def drop_traces(self) -> None:
        """Do nothing."""

    def close(self, outcome: Any) -> None:
        """Do nothing."""
