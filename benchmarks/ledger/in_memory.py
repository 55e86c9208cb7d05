"""A run without a ledger: what is due lives in queues, what was read is forgotten.

It is what throughput is compared with: the same crawl without a database, transactions and syncs.
Nothing of it outlives the process.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from crawler.items import Article, Entry, Reading, Recorded, State, Window
from crawler.ledger import Gap, Lease, Left
from crawler.text.addresses import key


class MemoryKnown:
    """Has what a crawl asks of :class:`crawler.ledger.known.Known`: which texts were read."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    def at(self, address: str) -> None:
        """Return null: where articles stood is forgotten."""

    def with_text(self, content_hash: str) -> str | None:
        """Return the id of the article with the same headline and body."""
        return self.texts.get(content_hash)

    def with_slug(self, name: str, day: date | None) -> list[str]:  # noqa: ARG002 - Known's
        """Return none."""
        return []

    def story(self, article: str) -> None:
        """Return null: the articles are forgotten."""

    def has_text(self, article: str, content_hash: str) -> bool:  # noqa: ARG002 - Known's
        """Return false: the articles are forgotten."""
        return False

    def is_forgotten_at(self, address: str) -> bool:  # noqa: ARG002 - Known's
        """Return false, as below."""
        return False

    def is_of_forgotten(self, article: Article) -> bool:  # noqa: ARG002 - Known's
        """Return false, as below."""
        return False

    def is_forgotten(self, article: Article) -> bool:  # noqa: ARG002 - Known's
        """Return false: nobody had one taken out."""
        return False


class MemoryRun:
    """Has what a crawl asks of :class:`crawler.ledger.Run`.

    *leases*: addresses that may be out at the same time; Scrapy itself knows no such limit.
    """

    def __init__(self, site: str, *, leases: int) -> None:
        self.site = site
        self.window = Window()
        self.limit = None
        self.again = False
        self.gaps = None
        self.unlisted: tuple[date, ...] = ()
        self.filled: tuple[Gap, ...] = ()
        self.spent: tuple[Left, ...] = ()
        self.id = 1
        self.counts: Counter[str] = Counter()
        self.traces: tuple[str, ...] = ()
        self.limit_reached = False
        self.known = MemoryKnown()
        self.payloads = None  # nothing is recorded
        self.synced: Callable[[], Sequence[Recorded]] = tuple
        self._leases = leases
        self._keys: set[str] = set()
        self._articles: deque[Lease] = deque()
        self._listings: deque[Lease] = deque()
        self._out: dict[int, Lease] = {}

    def lease(self, held: object = None) -> Lease | None:  # noqa: ARG002 - Run's
        """Hand out the next address, articles first; null when none is due or enough are out."""
        due = self._articles or self._listings
        if not due or len(self._out) >= self._leases:
            return None
        lease = due.popleft()
        self._out[lease.address] = lease
        return lease

    def asked(self, reading: Reading) -> str | None:
        """Return the address that was asked for *reading*; null for start entries."""
        lease = self._out.get(reading.address or 0)
        return lease.entry.url if lease else reading.url

    def entry(self, reading: Reading) -> Entry | None:
        """Return how the address of *reading* was announced; null when it is not out."""
        lease = self._out.get(reading.address or 0)
        return lease.entry if lease else None

    def commit(self, reading: Reading) -> State:
        """Close the lease of *reading* and take in what it announces."""
        if reading.address is not None:
            self._out.pop(reading.address, None)
        for article in reading.articles:
            self.known.texts[article.content_hash] = article.id
        self._announce(reading.entries)
        self.counts[reading.outcome] += 1
        return reading.outcome

    def _announce(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            known = key(entry.url)
            if known not in self._keys:
                self._keys.add(known)
                due = self._articles if entry.kind == "article" else self._listings
                due.append(Lease(len(self._keys), entry))

    def has_due(self) -> bool:
        """Tell whether an address that is not out waits."""
        return bool(self._articles or self._listings)

    def has_more(self) -> bool:
        """Tell whether anything is due: there is no limit."""
        return self.has_due()

    def is_short(self) -> bool:
        """Return false: it fills no gaps."""
        return False

    def is_spent(self) -> bool:
        """Return false: it has no budgets."""
        return False

    def hold(self, host: str, seconds: float) -> None:
        """Do nothing: nobody goes on."""

    def held(self) -> dict[str, float]:
        """Return nothing: there were no earlier runs."""
        return {}

    def leave(self, url: str) -> None:
        """Do nothing."""

    def leaves(self, url: str) -> bool:  # noqa: ARG002 - Run's
        """Return false: no server is left alone."""
        return False

    def turn(self, url: str, is_turned: bool) -> None:  # noqa: FBT001 - Run's
        """Do nothing."""

    def wait(self) -> float | None:
        """Return null: nothing is tried again."""
        return None

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
        return Counter(announced=self.waiting(), failed=self.counts["failed"])

    def waiting(self) -> int:
        """Return how many addresses are due."""
        return len(self._articles) + len(self._listings)

    def has_articles(self) -> bool:
        """Tell whether an article's address is known."""
        return bool(self._keys)

    def flush(self) -> None:
        """Do nothing: nothing is written."""

    def keep_profile(self, version: str, profile: str) -> None:
        """Do nothing."""

    def drop_traces(self) -> None:
        """Do nothing."""

    def close(self, outcome: Any) -> None:
        """Do nothing."""
