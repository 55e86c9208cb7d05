"""Budgets against spaces without end: calendars, visits, sorted lists, counters.

Nobody can tell from one page that a site makes such pages for ever. Many of them tell: those of
one pattern that were asked for and gave nothing new, one after another. Then what else has the
pattern is left out, and a person is told. A pattern that goes on to give something new is never
limited, nor is what a crawl begins with.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager

from crawler.items import Entry, EntryKind, Reading
from crawler.ledger import spaces
from crawler.ledger.doubts import Doubts
from crawler.ledger.leases import Lease
from crawler.ledger.noise import Noise, Place
from crawler.ledger.novelty import Novelty
from crawler.ledger.spaces import WIDE, Space
from crawler.ledger.terms import Terms
from crawler.text.addresses import host
from crawler.text.spaces import space, wide_space

SHARE = 2 / 3
"""What is left of a pattern's budget for each other one of its host that was spent: in all they
come to three budgets."""

LEAST = 5
"""Pages in a row that every pattern has all the same."""

RICH = 10
"""A pattern has a page more for so many that gave something new, up to twice its budget."""

SPACES = 10_000
"""Patterns that are kept; of more, only the wide ones are."""

SLICE = 5_000
"""Addresses that one transaction leaves out: some tens of milliseconds."""

Transaction = Callable[[sqlite3.Connection], AbstractContextManager[object]]
"""What makes all that is written inside one durable step."""

Named = tuple[str, str]
"""Kind and name of a pattern."""


def unbounded(entry: Entry) -> bool:  # noqa: ARG001 - whatever it is
    """Tell that an address may be one of any number."""
    return False


class Budgets:
    """What the patterns of one site's addresses may still be asked for.

    *size*: pages of a pattern in a row without anything new; 0: no budget. *is_bounded* tells of an
    entry that it is one of a finite number, whatever its pattern; so is every article that one of
    the sources *finite* announced.
    """

    def __init__(
        self,
        site: str,
        size: int,
        is_bounded: Callable[[Entry], bool] = unbounded,
        finite: frozenset[str] = frozenset(),
    ) -> None:
        self._site = site
        self._size = size
        self._is_bounded = is_bounded
        self._finite = finite
        self._doubts = Doubts()
        self._spaces: dict[Named, Space] = {}
        self._parents: dict[Named, Named] = {}
        self._spent: Counter[str] = Counter()
        self._early: frozenset[str] = frozenset()
        self._connection: sqlite3.Connection | None = None
        self._novelty = Novelty(self._is_wanted, self._is_known)
        self._noise = Noise()
        self._changed: dict[Named, Space] = {}
        self._to_leave_out: list[Space] = []

    def begin(self, connection: sqlite3.Connection) -> None:
        """Take what earlier runs learnt; where the budget is greater now, go on."""
        known = spaces.load(connection, self._site)
        self._connection = connection
        self._early = frozenset(each.name for each in known if each.kind == "listing")
        again = [
            each for each in known if each.budget is not None and not 0 < self._size <= each.budget
        ]
        for each in again:
            each.budget = None
        spaces.keep(connection, self._site, again)
        spaces.take_back(connection, self._site, [each.name for each in again])
        self._spaces = {(each.kind, each.name): each for each in known}
        self._spent = Counter(each.host for each in known if each.budget is not None)

    def beyond(self, url: str, kind: EntryKind) -> str | None:
        """Return why an address is not asked for any more; null: it is."""
        if not self._spent:
            return None
        own = self._spaces.get((kind, space(url, is_article=kind == "article")))
        if own is not None and (own.budget is not None or own.found):
            return spaces.reason(own.name) if own.budget is not None else None
        wide = self._spaces.get((f"{WIDE}{kind}", wide_space(url)))
        is_spent = wide is not None and wide.budget is not None
        return spaces.reason(wide.name) if wide is not None and is_spent else None

    def left_out(self, entry: Entry) -> str | None:
        """Return why an address that is announced is not asked for; null: it is.

        Of those that differ in what proved to tell nothing, it is the first.
        """
        told = None if self._is_finite(entry) else self.beyond(entry.url, entry.kind)
        is_article = entry.kind == "article"
        return told if told is not None else self._noise.again(entry.url, is_article=is_article)

    def _is_finite(self, entry: Entry) -> bool:
        """Tell whether a source that names a finite number of articles announced one."""
        return entry.kind == "article" and entry.source in self._finite

    def _is_wanted(self, article: str) -> bool:
        """Tell whether an article's address may still be asked for."""
        return self.beyond(article, "article") is None and not self._noise.is_known(article)

    def _is_known(self, name: str, address: str) -> bool:
        """Tell whether an earlier run read lists of a pattern, and an article's key is known."""
        if name not in self._early or self._connection is None:
            return False
        return spaces.is_known(self._connection, self._site, address)

    def came_again(self, asked: str, home: str) -> Place | None:
        """Take note that *asked* led to the article at the key *home*.

        Return the place of addresses that is to be proved noise by that; null: none.
        """
        return self._noise.learn(asked, home) if self._size else None

    def prove(self, connection: sqlite3.Connection, asked: str, place: Place) -> list[int]:
        """Return what waits and differs in *place* alone, if that is noise; writes nothing."""
        return self._noise.prove(connection, self._site, host(asked), place)

    def note(self, reading: Reading, lease: Lease | None, *, is_new: bool) -> bool:
        """Count what came of an address; tell whether a budget may be spent: :meth:`sample`.

        *is_new*: its article was not known.
        """
        if not self._size or lease is None or reading.is_copy:
            return False
        entry = lease.entry
        self._doubts.came(lease.address)
        found = self._novelty.of(reading, entry, is_new=is_new)
        if found is None or found.is_old:
            return False
        own = _named(entry.url, entry.kind)
        if entry.archive is not None:
            self._parents[own] = _named(entry.archive, "listing")
        is_asked = lease.is_first and not (self._is_finite(entry) or self._is_bounded(entry))
        wide = self._wide(own, entry, is_asked=is_asked and not found.anywhere)
        charged = [wide] if wide is not None and is_asked and not found.anywhere else []
        if wide is not None and found.anywhere:
            self._credit(wide, lease)
        space_of = self._space(own)
        if space_of is not None and found.here:
            self._credit(space_of, lease)
            self._credit_ancestors(own)
        elif space_of is not None and is_asked:
            charged.append(space_of)
        spent = [self._charge(each, entry) for each in charged]
        return any(spent)

    def save(self, connection: sqlite3.Connection) -> None:
        """Write what changed, but for patterns that were spent: :meth:`leave_out`."""
        spent = {(each.kind, each.name) for each in self._to_leave_out}
        changed = [each for named, each in self._changed.items() if named not in spent]
        spaces.keep(connection, self._site, changed)

    def saved(self) -> None:
        """Take note that what was written is on disk."""
        self._changed.clear()

    def leave_out(self, connection: sqlite3.Connection, transaction: Transaction) -> None:
        """Reject what waits of patterns that were spent, in *transaction* after *transaction*.

        Other sites' crawls write to the ledger in between. A pattern is spent with the last of
        them: who goes on after a kill spends it again, and rejects the rest.
        """
        while self._to_leave_out:
            spent = self._to_leave_out[-1]
            beyond = spaces.waiting(connection, self._site, spent, self._finite)
            for begin in range(0, len(beyond), SLICE):
                with transaction(connection):
                    spaces.leave_out(connection, spent, beyond[begin : begin + SLICE])
            with transaction(connection):
                spaces.keep(connection, self._site, [spent])
            self._to_leave_out.pop()

    def _credit(self, found: Space, lease: Lease) -> None:
        """Note that a page gave something new."""
        found.asked += lease.is_first
        found.found += 1
        self._went_on(found)

    def _credit_ancestors(self, own: Named) -> None:
        """Note that what led to a page that gave something new, and to that, did too."""
        seen, at = {own}, self._parents.get(own)
        while at is not None and at not in seen:
            seen.add(at)
            if (found := self._spaces.get(at)) is not None:
                found.found = max(found.found, 1)
                self._went_on(found)
            at = self._parents.get(at)

    def _went_on(self, found: Space) -> None:
        found.barren = 0
        self._doubts.end((found.kind, found.name))
        self._changed[found.kind, found.name] = found

    def _charge(self, barren: Space, entry: Entry) -> bool:
        """Note that a page gave nothing new; tell whether that may spend a budget."""
        barren.asked += 1
        barren.barren += 1
        self._changed[barren.kind, barren.name] = barren
        if barren.budget is not None:
            return False
        if barren.is_of_articles:
            return self._doubts.is_due(barren, host(entry.url), self._patience(barren))
        if barren.barren < self._patience(barren):
            return False
        self._spend(barren)
        return True

    def _spend(self, barren: Space) -> None:
        barren.budget = self._size
        self._spent[barren.host] += 1
        self._changed[barren.kind, barren.name] = barren
        self._to_leave_out.append(barren)

    def sample(self, connection: sqlite3.Connection, terms: Terms) -> list[int]:
        """Return what tells of patterns in doubt whether they are to be left; writes nothing.

        Patterns of which all that was taken told nothing are spent by that.
        """
        found = self._doubts.sample(connection, terms)
        for each in self._doubts.proved():
            self._spend(each)
        return found

    def _wide(self, own: Named, entry: Entry, *, is_asked: bool) -> Space | None:
        """Return the wide pattern of an address, if its own gave nothing yet; null: none is known.

        *is_asked*: one is made.
        """
        known = self._spaces.get(own)
        if known is not None and known.found:
            return None
        named = f"{WIDE}{entry.kind}", wide_space(entry.url)
        return self._space(named) if is_asked else self._spaces.get(named)

    def _space(self, named: Named) -> Space | None:
        """Return what is known of a pattern; null when there are too many."""
        is_full = len(self._spaces) >= SPACES and not named[0].startswith(WIDE)
        if named not in self._spaces and not is_full:
            self._spaces[named] = Space(*named)
        return self._spaces.get(named)

    def _patience(self, of: Space) -> int:
        """Return the pages in a row that may give nothing new."""
        share = round(self._size * SHARE ** self._spent[of.host])
        least = min(LEAST, self._size)
        # Many sections may show what others showed, each in a pattern of its own.
        times = 2 if of.kind == f"{WIDE}listing" else 1
        return times * max(share, least) + min(of.found // RICH, self._size)


def _named(url: str, kind: EntryKind) -> Named:
    return kind, space(url, is_article=kind == "article")
