"""Patterns of articles that gave nothing for long: what waits is tried before they are left.

The newest stories come first, and a site may have a hundred videos before its first text. So the
last third of a budget goes not to what is next in line, but to addresses spread over all that wait;
and in the third before that a listing is read with every page, to see what else there is.
"""

import sqlite3
from dataclasses import dataclass, field

from crawler.ledger import samples
from crawler.ledger.spaces import Space
from crawler.ledger.terms import Terms

SHARE = 3
"""Of so many pages of a budget one is of the sample, and before one a listing is read."""

Named = tuple[str, str]
"""Kind and name of a pattern."""


@dataclass(slots=True)
class _Doubt:
    """What is tried of one pattern."""

    of: Space
    host: str
    patience: int
    """Pages without anything new that spend it."""
    out: set[int] = field(default_factory=set)
    """Addresses of the sample that were not read yet."""
    is_sampled: bool = False
    """Whether there was enough for a sample."""

    @property
    def begin(self) -> int:
        """Pages without anything new from which on listings are read ahead."""
        return self.end - self.patience // SHARE

    @property
    def end(self) -> int:
        """Pages without anything new after which the sample is taken."""
        return self.patience - max(self.patience // SHARE, 1)


class Doubts:
    """The patterns of one run that are in doubt."""

    def __init__(self) -> None:
        self._of: dict[Named, _Doubt] = {}
        self._due: list[_Doubt] = []
        self._proved: list[Space] = []

    def came(self, address: int) -> None:
        """Take note that an address was read, whatever came of it."""
        for each in self._of.values():
            each.out.discard(address)

    def end(self, named: Named) -> None:
        """Doubt a pattern no longer: it gave something new."""
        self._of.pop(named, None)

    def is_due(self, barren: Space, host: str, patience: int) -> bool:
        """Tell whether :meth:`sample` is to be asked, after one more page gave nothing."""
        doubt = self._of.get((barren.kind, barren.name))
        if doubt is None:
            doubt = _Doubt(barren, host, patience)
            if barren.barren < doubt.begin:
                return False
            barren.barren = doubt.begin  # an earlier run may have come further, without a sample
            self._of[barren.kind, barren.name] = doubt
        elif doubt.is_sampled:
            is_through = barren.barren >= patience and not doubt.out
            if not is_through and barren.barren < 2 * patience:  # others came in between
                return False
        self._due.append(doubt)
        return True

    def sample(self, connection: sqlite3.Connection, terms: Terms) -> list[int]:
        """Return the addresses to ask for first; writes nothing."""
        due, self._due = self._due, []
        return [each for doubt in due for each in self._next(doubt, connection, terms)]

    def _next(self, doubt: _Doubt, connection: sqlite3.Connection, terms: Terms) -> list[int]:
        if doubt.is_sampled:
            return self._prove(doubt)
        barren = doubt.of.barren
        listings = samples.listings(connection, terms, doubt.host)
        if listings and barren < doubt.end:
            return [each.id for each in listings[-(barren % 2) :][:1]]
        size = max(doubt.patience - barren, 1)
        found = samples.spread(connection, terms, doubt.host, doubt.of, size)
        doubt.is_sampled, doubt.out = True, {each.id for each in found}
        return sorted(doubt.out)

    def _prove(self, doubt: _Doubt) -> list[int]:
        self._of.pop((doubt.of.kind, doubt.of.name), None)
        self._proved.append(doubt.of)
        return []

    def proved(self) -> list[Space]:
        """Return the patterns whose samples gave nothing, each once."""
        proved, self._proved = self._proved, []
        return proved
