"""A run: one crawl or replay of one site, from taking its lock to saying how it ended.

Leases live in memory. Only the owner of a site's lock hands them out, so what a killed owner had
out is due again for the next one at once, and no write is spent on a lease. What responses
yielded is gathered and written in one transaction every :data:`BATCH` readings or
:data:`BATCH_SECONDS`: other sites' crawls share the file, and a sync a page would be the crawl's
most expensive step. Until then its addresses are due in the file and done only in memory, which
is what a kill must find.
"""

import json
import sqlite3
import time
from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, Self
from urllib.parse import urlsplit

from crawler.items import Article, Entry, Reading, Window
from crawler.ledger import articles, database, frontier, observations, profiles
from crawler.ledger.lock import SiteLock
from crawler.text.addresses import key

BATCH = 50
"""Readings in one transaction."""

BATCH_SECONDS = 1.0
"""Age at which the oldest reading of a batch is written with the next."""

LEASES_PER_HOST = 2
"""Addresses of a host that are out at the same time: enough to keep one connection busy, and few
enough that stopping, which lets them finish, is quick."""

Outcome = Literal["complete", "incomplete", "failed", "limit", "stopped"]
"""How a run ended: all due was done; something due was left; something failed; ``--limit`` was
reached; it was told to stop."""


@dataclass(frozen=True, slots=True)
class Lease:
    """An address that is handed out to be read."""

    address: int
    """Its number in the ledger."""
    entry: Entry
    """How it was announced."""

    @property
    def host(self) -> str:
        """The host and port that are asked."""
        return urlsplit(self.entry.url).netloc


class Run:
    """The owner of one site for a time: hands out what is due, commits what was read.

    *again* reads the start entries whether they are known or not, and nothing else: a replay. It
    has one address out at a time, so that what it yields comes in the order of its pages.
    """

    def __init__(
        self,
        folder: Path,
        site: str,
        *,
        window: Window = Window(),  # noqa: B008 - frozen
        arguments: Mapping[str, str] | None = None,
        limit: int | None = None,
        again: bool = False,
    ) -> None:
        self.site = site
        self.window = window
        self.limit = limit
        self.again = again
        self.counts: Counter[str] = Counter()
        """Readings of this run by outcome."""
        self.traces: tuple[str, ...] = ()
        """What the runs before this one left for the site's profile."""
        self._arguments = json.dumps(dict(arguments or {}), sort_keys=True)
        self._connection = database.connect(folder)
        self._lock = SiteLock(folder, site)
        self._batch: list[Reading] = []
        self._batch_since = 0.0
        self._batch_texts: dict[str, str] = {}
        self._ready: deque[Lease] = deque()
        self._out: dict[int, Lease] = {}

    @classmethod
    def open(cls, folder: Path, site: str, **options: Any) -> Self:
        """Take the site's lock and begin. Raises SiteBusy and LedgerError."""
        run = cls(folder, site, **options)
        run._lock.acquire()
        run._begin()
        return run

    def _begin(self) -> None:
        """Enter this run into the ledger, and make due again what failed in earlier ones."""
        command = "replay" if self.again else "crawl"
        with database.transaction(self._connection) as connection:
            self.cycle = 0 if self.again else _cycle(connection, self.site, self._arguments)
            cursor = connection.execute(
                "INSERT INTO runs (site, command, arguments, cycle, started_at)"
                " VALUES (?, ?, ?, ?, ?)",
                (self.site, command, self._arguments, self.cycle, _now()),
            )
            self.id = int(cursor.lastrowid or 0)
            self.traces = profiles.traces(connection, self.site)
            if not self.again:
                frontier.revive(connection, self.site, self.window)

    # What is known

    def keep_profile(self, version: str, profile: str) -> None:
        """Write the profile that this run reads its pages with. Raises LedgerError."""
        with database.transaction(self._connection) as connection:
            profiles.keep(connection, self.site, version, profile, self.id)

    def drop_traces(self) -> None:
        """Take out what earlier runs left for the profile: it is of no use. Raises LedgerError."""
        self.traces = ()
        with database.transaction(self._connection) as connection:
            profiles.drop_traces(connection, self.site)

    # What is due

    def lease(self) -> Lease | None:
        """Hand out the next address; null when none is due or its host has enough out."""
        if self.limit_reached or not self._fill():
            return None
        out = Counter(lease.host for lease in self._out.values())
        for lease in self._ready:
            if out[lease.host] < (1 if self.again else LEASES_PER_HOST):
                self._ready.remove(lease)
                self._out[lease.address] = lease
                return lease
        return None

    def has_due(self) -> bool:
        """Tell whether an address that is not out waits to be read in this run."""
        return not self.limit_reached and self._fill()

    @property
    def out(self) -> tuple[int, ...]:
        """Addresses that are handed out."""
        return tuple(self._out)

    @property
    def ready(self) -> tuple[Entry, ...]:
        """Entries that are handed out next, in order, as far as they are at hand."""
        return tuple(lease.entry for lease in self._ready)

    @property
    def limit_reached(self) -> bool:
        """Whether as many articles were kept as were asked for."""
        return self.limit is not None and self.counts["kept"] >= self.limit

    def _fill(self) -> bool:
        """Look for due addresses when none is at hand; tell whether there is one now."""
        if not self._ready:
            self.flush()
            self._ready.extend(
                Lease(address, entry)
                for address, entry in frontier.due(
                    self._connection,
                    self.site,
                    self.window,
                    run=self.id if self.again else None,
                    without=self._out,
                )
            )
        return bool(self._ready)

    # What was read

    def commit(self, reading: Reading) -> None:
        """Write *reading* with its done mark, with the next batch. Raises LedgerError.

        A reading that would exceed the limit is not written: its address stays due.
        """
        if reading.address is not None:
            self._take_back(reading.address, reading)
        if reading.articles and self.limit_reached:
            return
        if not self._batch:
            self._batch_since = time.monotonic()
        self._batch.append(reading)
        self._batch_texts.update((each.content_hash, each.id) for each in reading.articles)
        self.counts[frontier.outcome(reading)] += 1
        if len(self._batch) >= BATCH or time.monotonic() - self._batch_since >= BATCH_SECONDS:
            self.flush()

    def _take_back(self, address: int, reading: Reading) -> None:
        """Close a lease; where a redirect led is not asked for again, were it next in line."""
        lease = self._out.pop(address, None)
        if lease is None or not reading.articles or reading.url is None:
            return
        answered = key(reading.url)
        if answered != key(lease.entry.url):
            for ready in [each for each in self._ready if key(each.entry.url) == answered]:
                self._ready.remove(ready)

    def flush(self) -> None:
        """Write what is gathered. Raises LedgerError; what was gathered is then still due."""
        batch, self._batch = self._batch, []
        self._batch_texts.clear()
        if not batch:
            return
        with database.transaction(self._connection):
            for reading in batch:
                self._write(reading)
            read = (article for reading in batch for article in reading.articles)
            profiles.add_traces(self._connection, self.site, read)
        self._ready.clear()

    def _write(self, reading: Reading) -> None:
        connection = self._connection
        for article in reading.articles:
            articles.keep(connection, article, run=self.id)
        for rejection in reading.rejections:
            if rejection.duplicate_of is not None:
                articles.see(connection, rejection.duplicate_of, run=self.id)
                articles.add_alias(connection, rejection.duplicate_of, reading.url)
        frontier.close(connection, self.site, reading)
        frontier.announce(
            connection,
            self.site,
            reading.entries,
            window=self.window,
            cycle=self.cycle,
            asked_by=self.id if self.again and reading.address is None else None,
        )
        observations.add(connection, self.site, reading)

    def same_text(self, article: Article) -> str | None:
        """Return the id of the kept article of this site with the same headline and body."""
        known = self._batch_texts.get(article.content_hash)
        return known or articles.same_text(self._connection, article)

    def address_of(self, article: str) -> str | None:
        """Return the key of the address under which the article with this id was kept."""
        for reading in self._batch:
            for each in reading.articles:
                if each.id == article:
                    return key(each.url or "")
        return articles.address_of(self._connection, article)

    # How it ends

    def left(self) -> Counter[str]:
        """Return what is left in this run's window: ``announced`` and ``failed`` addresses."""
        self.flush()
        run = self.id if self.again else None
        return frontier.left(self._connection, self.site, self.window, run=run)

    def has_articles(self) -> bool:
        """Tell whether the ledger knows an article's address of this site, in any state."""
        self.flush()
        return frontier.has_articles(self._connection, self.site)

    def waiting(self) -> int:
        """Return how many addresses are due, what is gathered not yet counted."""
        run = self.id if self.again else None
        left = frontier.left(self._connection, self.site, self.window, run=run)
        return left["announced"]

    def close(self, outcome: Outcome) -> None:
        """Write what is gathered, note how the run ended and give the lock back."""
        try:
            self.flush()
            with database.transaction(self._connection) as connection:
                connection.execute(
                    "UPDATE runs SET ended_at = ?, outcome = ? WHERE id = ?",
                    (_now(), outcome, self.id),
                )
        finally:
            self._connection.close()
            self._lock.release()


def _cycle(connection: sqlite3.Connection, site: str, arguments: str) -> int:
    """Return the cycle of a new crawl: the last one's when that did not come to its end.

    One that lost pages did: they are tried again, and what is new is looked for.
    """
    last = connection.execute(
        "SELECT cycle, outcome, arguments FROM runs WHERE site = ? AND command = 'crawl'"
        " ORDER BY id DESC LIMIT 1",
        (site,),
    ).fetchone()
    if last is None:
        return 1
    ended = last["outcome"] in ("complete", "failed")
    resumed = not ended and last["arguments"] == arguments
    return int(last["cycle"]) if resumed else int(last["cycle"]) + 1


def _now() -> str:
    """Return the time in UTC; only a run's own row holds it."""
    return datetime.now(UTC).isoformat(timespec="seconds")
