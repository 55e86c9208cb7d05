"""A run: one crawl or replay of one site, from taking its lock to saying how it ended.

Only the owner of a site's lock hands out leases, so what a killed owner had out is due again for
the next one at once. What responses yielded is gathered and written in one transaction every
:data:`BATCH` readings or :data:`BATCH_SECONDS`: other sites' crawls share the file, and a sync a
page would be the crawl's most expensive step. Until then its addresses are due in the file and
done only in memory, which is what a kill must find. With a batch goes what is out at its time.
"""

import json
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal, NamedTuple, Self
from urllib.parse import urlsplit

from crawler.items import Entry, Reading, Recorded, State, Window
from crawler.ledger import (
    announcing,
    articles,
    database,
    editions,
    frontier,
    gaps,
    holds,
    noise,
    observations,
    pointers,
    profiles,
    samples,
    spaces,
)
from crawler.ledger.budgets import Budgets, unbounded
from crawler.ledger.clock import steady
from crawler.ledger.closing import Closing
from crawler.ledger.coverage import DayCoverage
from crawler.ledger.editions import Edition, Refused, Renewed, Text
from crawler.ledger.gaps import Gap
from crawler.ledger.known import Known
from crawler.ledger.leases import PER_HOST, Held, Lease, Leases, nobody
from crawler.ledger.lock import SiteLock
from crawler.ledger.looks import Looks, stamp
from crawler.ledger.pointers import Payloads
from crawler.ledger.space import Floor
from crawler.ledger.spaces import Left
from crawler.ledger.terms import Admits, Terms, everything
from crawler.secrets import masked
from crawler.text.addresses import host, key

BATCH = 50
"""Readings in one transaction."""

BATCH_SECONDS = 1.0
"""Age at which the oldest reading of a batch is written with the next."""

UNWRITABLE = (OverflowError, ValueError)
"""What Python raises for a value that SQLite, or a day, cannot hold: half characters in a title
(UnicodeEncodeError is a ValueError), a number of twenty digits."""

Outcome = Literal["complete", "incomplete", "failed", "budget", "limit", "stopped"]
"""How a run ended: all due was done; something due was left; something failed; all was done but
what is beyond its budget; ``--limit`` was reached; it was told to stop."""


class Run:
    """The owner of one site for a time: hands out what is due, commits what was read.

    *again* reads the start entries whether they are known or not, and nothing else: a replay. It
    has one address out at a time, so that what it yields comes in the order of its pages.
    *anew*: reads what was recorded before once more, and asks for nothing.
    *fill*: reads what is missing of the days that are short, and nothing else.
    *look_again*: every kept article of the window is looked at. *asked_for*, *admits*, *looks*,
    *tries* as in :class:`~crawler.ledger.terms.Terms`; *per_host*: addresses of a host that are
    out at once; *budget*, *is_bounded*, *finite* as in
    :class:`~crawler.ledger.budgets.Budgets`; *floor*: what it leaves free on the disk; *clock*
    tells the time; null: the computer's, but for what it is set by meanwhile.
    """

    def __init__(  # noqa: PLR0913 - what a user may ask of a run
        self,
        folder: Path,
        site: str,
        *,
        window: Window = Window(),  # noqa: B008 - frozen
        arguments: Mapping[str, str] | None = None,
        limit: int | None = None,
        again: bool = False,
        anew: bool = False,
        fill: bool = False,
        look_again: bool = False,
        asked_for: str | None = None,
        admits: Admits = everything,
        looks: Looks = Looks(),  # noqa: B008 - frozen
        tries: int = 3,
        per_host: int = PER_HOST,
        budget: int = 0,
        is_bounded: Callable[[Entry], bool] = unbounded,
        finite: frozenset[str] = frozenset(),
        floor: Floor = Floor(),  # noqa: B008 - frozen
        clock: Callable[[], datetime] | None = None,
    ) -> None:
        self.site = site
        self.window = window
        self.limit = limit
        self.again = again or anew
        self._anew = anew
        self._budgets = Budgets(site, 0 if self.again else budget, is_bounded, finite)
        self.counts: Counter[str] = Counter()
        """Readings of this run by outcome; ``seen``: known articles that still stand."""
        self.traces: tuple[str, ...] = ()
        """What the runs before this one left for the site's profile."""
        self.gaps: tuple[DayCoverage, ...] | None = () if fill else None
        """The days that were short when the run began; null: it is not for them."""
        self.unlisted: tuple[date, ...] = ()
        """Those of them of which no listing was known."""
        self.filled: tuple[Gap, ...] = ()
        """What became of them, when it was asked (:meth:`is_short`)."""
        self.spent: tuple[Left, ...] = ()
        """What was left out beyond a budget, when it was asked (:meth:`is_spent`)."""
        self._look_again = look_again
        self._clock = clock or steady()
        told = {**(arguments or {}), **({"recheck": "true"} if look_again else {})}
        self._arguments = masked(json.dumps(told, sort_keys=True))
        self._terms = Terms(
            site,
            run=0,
            cycle=0,
            window=window,
            looks=looks,
            asked_for=asked_for,
            admits=admits,
            every_listing=look_again or window != Window(),
            beyond=self._budgets.left_out,
            finite=finite,
            tries=tries,
        )
        self._connection = database.connect(folder, floor)
        self._lock = SiteLock(folder, site)
        self._batch: list[tuple[Reading, datetime]] = []
        self._batch_since = 0.0
        self._due = 0
        self._count_again = 0.0
        self._leases = Leases(1 if again else per_host)
        self._left_alone: set[str] = set()
        self._turned: set[str] = set()
        self.synced: Callable[[], Sequence[Recorded]] = tuple
        """Called before a batch is written: returns what was recorded since the last call, when
        it is on disk, so that no page is done without its record. Raises LedgerError."""
        self._recorded: list[Recorded] = []
        self.known = Known(self._connection, site)
        """The articles that are known."""
        self.payloads = Payloads(self._connection, site)
        """What was recorded before."""

    @classmethod
    def open(cls, folder: Path, site: str, **options: Any) -> Self:
        """Take the site's lock and begin. Raises SiteBusy and LedgerError."""
        run = cls(folder, site, **options)
        run._lock.acquire()
        run._begin()
        return run

    def _begin(self) -> None:
        """Enter this run into the ledger, and make due again what failed in earlier ones."""
        command = "replay" if self.again else "crawl" if self.gaps is None else "gaps"
        command = "reextract" if self._anew else command
        with database.transaction(self._connection) as connection:
            cycle, is_resumed, is_same = _Cycle(0)
            if command == "crawl":
                cycle, is_resumed, is_same = _cycle(connection, self.site, self._arguments)
            cursor = connection.execute(
                "INSERT INTO runs (site, command, arguments, cycle, started_at)"
                " VALUES (?, ?, ?, ?, ?)",
                (self.site, command, self._arguments, cycle, stamp(self._clock())),
            )
            number = int(cursor.lastrowid or 0)
            only = number if command != "crawl" else None
            follows = self.gaps is not None
            self._terms = replace(self._terms, run=number, cycle=cycle, only=only, follows=follows)
            self.traces = profiles.traces(connection, self.site)
            frontier.reclaim(connection, self.site)
            if command == "gaps":
                self._queue_gaps(connection)
            elif command == "crawl":
                gaps.read_whole(connection, self._terms)
                if not is_resumed:
                    gaps.look_again(connection, self._terms)
                if not is_same:  # the site's patterns are among the arguments
                    frontier.readmit(connection, self._terms)
                    spaces.exclude(connection, self._terms, frontier.EXCLUDED)
                frontier.revive(connection, self.site, self.window, self._clock())
            if not self.again:
                self._budgets.begin(connection)
            if self._look_again and not is_resumed:
                frontier.look_again(connection, self.site, self.window, self._clock())

    def _queue_gaps(self, connection: sqlite3.Connection) -> None:
        """Make due what is missing of the days that are short."""
        self.gaps = tuple(gaps.gaps(connection, self.site, self.window))
        self.unlisted = gaps.unlisted(connection, self.site, self.gaps)
        gaps.queue(connection, self._terms, self.gaps)

    @property
    def id(self) -> int:
        """Number of the run in the ledger."""
        return self._terms.run

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

    def lease(self, held: Held = nobody) -> Lease | None:
        """Hand out the next address; null when none is due or its host has enough out.

        Hosts that are *held* come last.
        """
        if self.limit_reached or not self._fill():
            return None
        return self._leases.take(held)

    def hold(self, host: str, seconds: float) -> None:
        """Note that *host* asks to be left alone, for whoever goes on. Raises LedgerError."""
        with database.transaction(self._connection) as connection:
            holds.hold(connection, host, seconds, self._clock())

    def held(self) -> dict[str, float]:
        """Return the hosts that asked an earlier run to be left alone, and for how many seconds."""
        return holds.held(self._connection, self._clock())

    def leave(self, url: str) -> None:
        """Ask the server of *url* for nothing more in this run: what is due there stays so."""
        parts = urlsplit(url)
        begin = f"{parts.scheme}://{parts.netloc}/"
        if begin not in self._left_alone:
            self._left_alone.add(begin)
            self._leases.empty()

    def leaves(self, url: str) -> bool:
        """Tell whether the server of *url* is left alone."""
        return any(f"{url}/".startswith(begin) for begin in self._left_alone)

    def turn(self, url: str, is_turned: bool) -> None:  # noqa: FBT001 - called by name nowhere
        """Hand out what comes last at the host of *url* first, or (not *is_turned*) as ever.

        Pages that fail stand together, as those of a day or of a section: others tell whether it is
        the host that fails, and are not kept waiting.
        """
        (self._turned.add if is_turned else self._turned.discard)(host(url))
        self._leases.empty()

    def has_due(self) -> bool:
        """Tell whether an address that is not out waits to be read in this run, now or later."""
        return not self.limit_reached and self.has_more()

    def wait(self) -> float | None:
        """Return the seconds until an address that failed is tried again; null when none is."""
        moment = frontier.next_try(
            self._connection, self._terms, without=self.out, alone=self._left_alone
        )
        return max((moment - self._clock()).total_seconds(), 0.0) if moment else None

    @property
    def out(self) -> tuple[int, ...]:
        """Addresses that are handed out."""
        return self._leases.out

    @property
    def ready(self) -> tuple[Entry, ...]:
        """Entries that are handed out next, in order, as far as they are at hand."""
        return self._leases.ready

    @property
    def limit_reached(self) -> bool:
        """Whether as many articles were kept as were asked for."""
        return self.limit is not None and self.counts["kept"] >= self.limit

    def _fill(self) -> bool:
        """Look for due addresses when none is at hand; tell whether there is one now."""
        if not self._leases:
            self.flush()
            due = frontier.due(
                self._connection,
                self._terms,
                self._clock(),
                without=self.out,
                alone=self._left_alone,
                turned=self._turned,
            )
            self._leases.fill(due)
        return bool(self._leases)

    # What was read

    def asked(self, reading: Reading) -> str | None:
        """Return the address that was asked for *reading*; null for start entries."""
        entry = self.entry(reading)
        return entry.url if entry else reading.url

    def entry(self, reading: Reading) -> Entry | None:
        """Return how the address of *reading* was announced; null for start entries."""
        lease = self._leases.of(reading.address)
        return lease.entry if lease else None

    def commit(self, reading: Reading) -> State:
        """Write *reading* with its done mark, with the next batch. Raises LedgerError.

        Return what became of its address. A reading that would exceed the limit is not written:
        its address stays due. So does one whose failure may pass, while it has tries left.
        """
        lease = self._take_back(reading)
        if reading.articles and self.limit_reached:
            return "announced"
        if reading.passing and lease is not None and lease.attempts + 1 < self._terms.tries:
            reading = replace(reading, state="announced")
        if not self._batch:
            self._batch_since = time.monotonic()
        self._batch.append((reading, self._clock()))
        counted = self._counted(reading)
        self.counts[counted] += 1
        self.known.gather(reading)
        is_spent = self._budgets.note(reading, lease, is_new=counted == "kept")
        is_old = time.monotonic() - self._batch_since >= BATCH_SECONDS
        if is_spent or is_old or len(self._batch) >= BATCH:
            self.flush()
        if is_spent:
            self._doubt()
        if lease is not None and reading.articles and reading.outcome == "rejected":
            self._learn(lease, reading.articles[0].id)
        return reading.outcome

    def _learn(self, lease: Lease, article: str) -> None:
        """Take note that an address led to an *article* that stands elsewhere."""
        story = self.known.story(article)
        place = self._budgets.came_again(lease.entry.url, story.home) if story else None
        if place is not None:
            self.flush()
            again = self._budgets.prove(self._connection, lease.entry.url, place)
            if again:  # only now: another site's crawl waits while this one writes
                with database.transaction(self._connection) as connection:
                    noise.reject(connection, place, again)
                self._leases.empty()

    def _doubt(self) -> None:
        """Ask first for what tells whether a pattern that gave nothing for long is to be left."""
        found = self._budgets.sample(self._connection, self._terms)
        with database.transaction(self._connection) as connection:
            samples.hurry(connection, found)
            self._budgets.save(connection)
        self._budgets.saved()
        self._budgets.leave_out(self._connection, database.transaction)
        self._leases.empty()

    def _counted(self, reading: Reading) -> str:
        """Return what *reading* counts as: an article whose text is known was seen again."""
        if reading.answer is not None and reading.answer.unchanged:
            return "seen"
        known = (self.known.with_text(each.content_hash) == each.id for each in reading.articles)
        return "seen" if reading.outcome == "kept" and any(known) else reading.outcome

    def _take_back(self, reading: Reading) -> Lease | None:
        """Close a lease; where a redirect led is not asked for again, were it next in line."""
        if reading.address is None:
            return None
        lease = self._leases.give_back(reading.address)
        if lease is not None and reading.articles and reading.url and not reading.is_copy:
            answered = key(reading.url)
            if answered != key(lease.entry.url):
                self._leases.drop(answered)
        return lease

    def flush(self) -> None:
        """Write what is gathered. Raises LedgerError; what was gathered is then still due.

        A reading that no table can hold takes no other with it: its address has failed.
        """
        batch, self._batch = self._batch, []
        self.known.forget()
        if not batch:
            return
        try:
            self._write_all(batch)
        except UNWRITABLE:
            for reading, moment in batch:
                self._write_alone(reading, moment)
        self._leases.empty()

    def _write_alone(self, reading: Reading, moment: datetime) -> None:
        try:
            self._write_all([(reading, moment)])
        except UNWRITABLE as error:
            reason = f"what it tells cannot be written: {error}"
            lost = Reading(address=reading.address, state="failed", reason=reason)
            self.counts["failed"] += 1
            self._write_all([(lost, moment)])

    def _write_all(self, batch: Sequence[tuple[Reading, datetime]]) -> None:
        """Write readings in one transaction, and where the responses are recorded."""
        self._recorded += self.synced()
        with database.transaction(self._connection) as connection:
            pointers.add(connection, self.site, self.id, self._recorded)
            for reading, moment in batch:
                self._write(reading, moment)
            read = (article for reading, _ in batch for article in reading.articles)
            profiles.add_traces(connection, self.site, read)
            self._budgets.save(connection)
            frontier.lend(connection, self.out)
        self._recorded.clear()
        self._budgets.saved()

    def _write(self, reading: Reading, moment: datetime) -> None:
        connection = self._connection
        touched = [
            article.id
            for article in reading.articles
            if articles.keep(connection, article, run=self.id)
            or reading.outcome != "kept"
            or reading.is_copy  # its own address may be gone
        ]
        if reading.address is not None:
            of = Closing(connection, self._terms, reading, moment).close()
            touched += [of] if of is not None else []
        for article in dict.fromkeys(touched):
            articles.settle(connection, article, self._terms, moment)
        announcing.announce(
            connection,
            self._terms,
            reading.entries,
            moment,
            is_asked=self._terms.only is not None and reading.address is None,
        )
        observations.add(connection, self.site, reading)

    # What is read anew

    def texts(self) -> Iterator[Text]:
        """Yield every text that the site's articles have or had, by article and time."""
        return editions.texts(self._connection, self.site)

    def refused(self) -> Iterator[Refused]:
        """Yield the pages that were recorded and gave no article."""
        return editions.refused(self._connection, self.site)

    def next_edition(self, extractor: str, rules: str, profile: str | None) -> Edition:
        """Return the edition that follows the site's last one, without counts."""
        return editions.next_edition(
            self._connection, self.site, self._clock(), extractor, rules, profile
        )

    def last_arguments(self) -> dict[str, str]:
        """Return what the user gave the site's last crawl; nothing without one."""
        row = self._connection.execute(
            "SELECT arguments FROM runs WHERE site = ? AND command IN ('crawl', 'gaps')"
            " ORDER BY id DESC LIMIT 1",
            (self.site,),
        ).fetchone()
        return dict(json.loads(row["arguments"])) if row else {}

    def renew(self, renewed: Iterable[Renewed], found: Iterable[Reading], edition: Edition) -> None:
        """Write an edition: all of it, or nothing. Raises LedgerError.

        *renewed*: texts that were read anew, by article; *found*: articles on pages that gave none
        before.
        """
        now = self._clock()
        with database.transaction(self._connection) as connection:
            editions.renew(connection, self._terms, renewed, now)
            for reading in found:
                self._write(reading, now)
                profiles.add_traces(connection, self.site, reading.articles)
            editions.add(connection, self.id, edition)

    # How it ends

    def left(self) -> Counter[str]:
        """Return what is left in this run's window: ``announced`` and ``failed`` addresses."""
        self.flush()
        return frontier.left(self._connection, self._terms)

    def is_spent(self) -> bool:
        """Tell whether something was left out beyond a budget; see ``spent``."""
        self.flush()
        self.spent = tuple(spaces.left_out(self._connection, self.site))
        return bool(self.spent)

    def has_more(self) -> bool:
        """Tell whether anything is due, looks again too, but for the limit."""
        return self._fill() or self.wait() is not None

    def is_short(self) -> bool:
        """Tell whether a gap that this run was to fill is still one; see ``filled``."""
        self.flush()
        if self.gaps:
            told = gaps.outcome(self._connection, self.site, self.window, self.gaps)
            self.filled = tuple(told)
        return any(gap.after.short for gap in self.filled)

    def has_articles(self) -> bool:
        """Tell whether the ledger knows an article's address of this site, in any state."""
        self.flush()
        return frontier.has_articles(self._connection, self.site)

    def waiting(self) -> int:
        """Return about how many addresses are due.

        They are counted again when that takes a twentieth of the time at most; until then what
        was read since is taken off.
        """
        begin, done = time.monotonic(), self.counts.total()
        if begin >= self._count_again:
            self._due = frontier.left(self._connection, self._terms)["announced"] + done
            self._count_again = begin + 20 * (time.monotonic() - begin)
        return max(self._due - done, 0)

    def close(self, outcome: Outcome) -> None:
        """Write what is gathered, note how the run ended and give the lock back."""
        try:
            self.flush()
            self._recorded += self.synced()
            with database.transaction(self._connection) as connection:
                pointers.add(connection, self.site, self.id, self._recorded)
                frontier.reclaim(connection, self.site)
                connection.execute(
                    "UPDATE runs SET ended_at = ?, outcome = ? WHERE id = ?",
                    (stamp(self._clock()), outcome, self.id),
                )
        finally:
            self._connection.close()
            self._lock.release()


class _Cycle(NamedTuple):
    """What a new crawl has in common with the last."""

    number: int
    """Of its cycle."""
    is_resumed: bool = False
    """Whether it goes on with the last one's."""
    is_same: bool = False
    """Whether it has the same arguments."""


def _cycle(connection: sqlite3.Connection, site: str, arguments: str) -> _Cycle:
    """Return the cycle of a new crawl.

    It goes on with the last one's, where that had the same arguments and did not come to its end.
    One that lost pages did: they are tried again, and what is new is looked for.
    """
    last = connection.execute(
        "SELECT cycle, outcome, arguments FROM runs WHERE site = ? AND command = 'crawl'"
        " ORDER BY id DESC LIMIT 1",
        (site,),
    ).fetchone()
    if last is None:
        return _Cycle(1)
    ended = last["outcome"] in ("complete", "failed", "budget")
    is_same = last["arguments"] == arguments
    resumed = not ended and is_same
    return _Cycle(int(last["cycle"]) + (not resumed), resumed, is_same)
